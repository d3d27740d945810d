package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums of a span to the millisecond: its full hours are in the books, what sticks out at both ends
 * is added up of the rows.
 */
final class Span {
  private static final long HOUR_MILLIS = Buckets.HOUR_SECONDS * 1000;

  private final LedgerStore store;
  private final Books books;
  private final Map<String, Totals> sums = new TreeMap<>();

  Span(LedgerStore store, Books books) {
    this.store = store;
    this.books = books;
  }

  Map<String, Totals> sum(Instant from, Instant to) {
    long start = millis(from);
    long end = millis(to);
    long firstHour = Math.ceilDiv(start, HOUR_MILLIS);
    long endHour = Math.floorDiv(end, HOUR_MILLIS);
    if (firstHour >= endHour || !books.buckets.keeps(firstHour)) {
      rows(start, end);
    } else {
      rows(start, firstHour * HOUR_MILLIS);
      books.buckets.sum(firstHour, endHour, sums);
      rows(endHour * HOUR_MILLIS, end);
    }
    return Map.copyOf(sums);
  }

  /** Rounded up: a row is dated in full milliseconds, so none lies between. */
  private static long millis(Instant at) {
    long floor = at.toEpochMilli();
    return Instant.ofEpochMilli(floor).equals(at) ? floor : floor + 1;
  }

  private void rows(long from, long to) {
    if (from < to) {
      store.between(from, to, this::add);
    }
  }

  private void add(LedgerRow row) {
    Totals totals = row.isPositionLeg() ? leg(row) : RowMoney.of(row);
    Sums.add(sums, row.contract(), totals);
  }

  private Totals leg(LedgerRow leg) {
    if (!Traded.isTrade(leg)) {
      return Totals.ZERO;
    }
    BigDecimal own = Traded.price(leg.tradePrice());
    BigDecimal price = own == null ? priceOfCash(leg) : own;
    return Sums.ONE_TRADE.plus(Sums.volume(Traded.volume(leg.contract(), Traded.size(leg), price)));
  }

  private @Nullable BigDecimal priceOfCash(LedgerRow leg) {
    if (!Traded.isLinear(leg.contract())) {
      return null;
    }
    List<BigDecimal> prices = new ArrayList<>();
    store.ids(
        leg.id() - Books.LEGS_APART,
        leg.id() + Books.LEGS_APART,
        row -> {
          BigDecimal price = Traded.price(row.tradePrice());
          if (price != null && !row.isPositionLeg() && Books.areLegs(leg, row)) {
            prices.add(price);
          }
        });
    return prices.isEmpty() ? null : prices.getFirst();
  }
}
