package dev.perps.exporter.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A position that is open, as the ledger tells it.
 *
 * @param contract lower case
 * @param openedAt when it last came to be out of nothing or out of its opposite
 * @param signedSize positive: long; base units of a linear contract, USD of an inverse one
 * @param entryPrice average, USD per unit of base
 * @param totals of its own rows since. Of an execution that turned a position round, fees and
 *     volume count for the old and the new one in proportion to the size each took; what it
 *     realised, by price and as funding, is the old one's; as a trade it counts for both
 */
public record PositionLife(
    String contract,
    Instant openedAt,
    BigDecimal signedSize,
    BigDecimal entryPrice,
    Totals totals) {}
