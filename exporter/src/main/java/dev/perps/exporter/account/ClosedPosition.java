package dev.perps.exporter.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A position that is no longer open.
 *
 * @param id of the row of the ledger that closed it
 * @param contract lower case
 * @param size the most that was held, without a sign; base units of a linear contract, USD of an
 *     inverse one
 * @param entryPrice average of what was opened, weighted by size, USD per unit of base; of an
 *     inverse contract weighted by the coins that the size was worth, as its profit is
 * @param exitPrice average of what was closed, likewise
 * @param liquidated whether Kraken closed it, or passed it on to another account
 * @param totals of its own rows; a reversal counts as in {@link PositionLife}
 */
public record ClosedPosition(
    long id,
    String contract,
    boolean isLong,
    BigDecimal size,
    BigDecimal entryPrice,
    BigDecimal exitPrice,
    Instant openedAt,
    Instant closedAt,
    boolean liquidated,
    Totals totals) {}
