package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A position from when it came to be until it is gone.
 *
 * @param id of the row that opened it
 * @param whole whether the ledger has its beginning; otherwise it is not told
 * @param size signed
 * @param peak the most that was held, without a sign
 * @param entryPrice average of what is still open, as Kraken states it; null where it does not
 * @param end null while it is open
 */
record Life(
    long id,
    String contract,
    boolean whole,
    Instant openedAt,
    BigDecimal size,
    BigDecimal peak,
    @Nullable BigDecimal entryPrice,
    Fills opened,
    Fills closed,
    Totals totals,
    @Nullable End end) {

  /**
   * How it ended.
   *
   * @param id of the row that closed it
   * @param byKraken closed for want of margin
   */
  record End(long id, Instant at, boolean byKraken, boolean wasLong) {}

  static Life begin(long id, String contract, boolean whole, Instant at) {
    return new Life(
        id,
        contract,
        whole,
        at,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        null,
        Fills.NONE,
        Fills.NONE,
        Totals.ZERO,
        null);
  }

  /** The same with another size; fills follow when their price is known. */
  Life resized(BigDecimal to, @Nullable BigDecimal entry) {
    BigDecimal by = to.abs().subtract(size.abs());
    return new Life(
        id,
        contract,
        whole,
        openedAt,
        to,
        peak.max(to.abs()),
        entry == null && by.signum() <= 0 ? entryPrice : entry,
        by.signum() > 0 ? opened.unpriced(by) : opened,
        by.signum() < 0 ? closed.unpriced(by.negate()) : closed,
        totals,
        end);
  }

  /** The same with a price of what was opened, or closed. */
  Life filled(boolean opening, BigDecimal size, BigDecimal price) {
    boolean inverse = Traded.isInverse(contract);
    return with(
        opening ? opened.priced(inverse, size, price) : opened,
        opening ? closed : closed.priced(inverse, size, price),
        totals);
  }

  Life with(Totals newer) {
    return with(opened, closed, newer);
  }

  Life ended(End how) {
    return new Life(
        id, contract, whole, openedAt, size, peak, entryPrice, opened, closed, totals, how);
  }

  private Life with(Fills open, Fills close, Totals newer) {
    return new Life(id, contract, whole, openedAt, size, peak, entryPrice, open, close, newer, end);
  }

  /** Empty where the ledger does not have its beginning or entry price. */
  Optional<PositionLife> asOpen() {
    // What was opened tells the entry only until a part of it is closed and more is opened.
    BigDecimal entry =
        entryPrice == null && closed.equals(Fills.NONE) ? averageOpened() : entryPrice;
    return whole && entry != null
        ? Optional.of(new PositionLife(contract, openedAt, size, entry, totals))
        : Optional.empty();
  }

  /** Empty where the ledger does not have its beginning or a price. */
  Optional<ClosedPosition> asClosed() {
    BigDecimal entry = averageOpened();
    BigDecimal exit = closed.average(Traded.isInverse(contract));
    if (end == null || !whole || entry == null || exit == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ClosedPosition(
            end.id(),
            contract,
            end.wasLong(),
            peak,
            entry,
            exit,
            openedAt,
            end.at(),
            end.byKraken(),
            totals));
  }

  private @Nullable BigDecimal averageOpened() {
    return opened.average(Traded.isInverse(contract));
  }
}
