package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution whose rows may come in any order, among those of others.
 *
 * @param firstId of its rows
 * @param price from the first cash leg that has one
 * @param waiting money of cash legs that came before the position leg
 * @param holder the life that has this money meanwhile, 0 for none
 * @param leg null until the position leg has come
 */
record Legs(
    long firstId, @Nullable BigDecimal price, Totals waiting, long holder, @Nullable Leg leg) {

  /**
   * The position leg.
   *
   * @param priced whether its price has been put to use
   * @param parts one for each position it moved: one, or two where one was turned round
   */
  record Leg(Instant at, boolean isTrade, boolean priced, List<Part> parts) {
    Leg {
      parts = List.copyOf(parts);
    }

    Leg withPrice() {
      return new Leg(at, isTrade, true, parts);
    }
  }

  /**
   * How an execution moved one position.
   *
   * @param life its id
   * @param size without a sign
   */
  record Part(long life, BigDecimal size, boolean opening) {}

  static Legs none(long id) {
    return new Legs(id, null, Totals.ZERO, 0, null);
  }

  Legs withPrice(@Nullable BigDecimal first) {
    return price != null ? this : new Legs(firstId, first, waiting, holder, leg);
  }

  Legs withWaiting(Totals more, long with) {
    return new Legs(firstId, price, waiting.plus(more), with, leg);
  }

  Legs withLeg(Leg come, @Nullable BigDecimal at) {
    return new Legs(firstId, at, Totals.ZERO, 0, come);
  }
}
