package dev.perps.exporter.exchange;

import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The payments of funding in a span, gathered page by page. One call asks for a little more than
 * the span: the payment before it tells how long the first interval was, and that nothing of the
 * span is missing. For one use by one thread.
 */
public final class Payments {
  private static final int MOST_PAGES = 300;
  private static final long HOUR = 3600;
  private static final long LEAD = 8 * HOUR;
  private static final long DAY = 24 * HOUR;

  /** As for running rates: no market pays more in one interval. */
  private static final double HIGHEST_RATE = 0.1;

  private final long from;
  private final long end;
  private final long hours;
  private final NavigableMap<Long, FundingSettlement> found = new TreeMap<>();

  /**
   * An answer.
   *
   * @param payments in any order; the interval NaN where the exchange does not state it
   * @param isLast whether there is no more of what was asked for
   */
  public record Page(Stream<FundingSettlement> payments, boolean isLast) {}

  /** One call for the payments between two moments in Unix seconds, both inclusive. */
  @FunctionalInterface
  public interface Span {
    Page ask(long first, long last);
  }

  /** Payments at {@code from} or later, before {@code to}, that were made by now. */
  public Payments(Instant from, Instant to, Instant now) {
    this.from = Math.ceilDiv(from.toEpochMilli(), 1000);
    this.end = Math.min(Math.ceilDiv(to.toEpochMilli(), 1000), now.getEpochSecond() + 1);
    this.hours = Math.ceilDiv(now.getEpochSecond() - this.from, HOUR);
  }

  /**
   * How many rows from the newest on reach back beyond the span: no exchange pays more often than
   * each hour.
   *
   * @param most how many rows one call tells
   */
  public int rows(int most) {
    return Math.clamp(hours + 2, 1, most);
  }

  /** Of an exchange that tells the newest payments of a span: each page ends before the last. */
  public List<FundingSettlement> newestFirst(Span span) {
    long last = end - 1;
    for (int page = 1; from < end && last >= from - LEAD; page++) {
      if (take(page, span.ask(from - LEAD, last)) || found.firstKey() < from) {
        break;
      }
      last = found.firstKey() - 1;
    }
    return all();
  }

  /** Of an exchange that tells the oldest payments of a span: each page begins behind the last. */
  public List<FundingSettlement> oldestFirst(Span span) {
    long first = from - LEAD;
    for (int page = 1; from < end && first < end; page++) {
      if (take(page, span.ask(first, end - 1))) {
        break;
      }
      first = found.lastKey() + 1;
    }
    return all();
  }

  /** Of an exchange that numbers its pages from 1 on, the newest payments first. */
  public List<FundingSettlement> numbered(IntFunction<Page> pages) {
    for (int page = 1; from < end; page++) {
      if (take(page, pages.apply(page)) || found.firstKey() < from) {
        break;
      }
    }
    return all();
  }

  /** Whether that was the last page, by its own word or because it brought nothing new. */
  private boolean take(int number, Page page) {
    if (number > MOST_PAGES) {
      throw new ExchangeException(
          FailureReason.TOO_LARGE, "funding history: over " + MOST_PAGES + " pages");
    }
    int before = found.size();
    page.payments()
        .filter(payment -> payment.epochSeconds() > 0 && payment.epochSeconds() < end)
        .filter(payment -> Math.abs(payment.rate()) <= HIGHEST_RATE)
        // some stamps are a few milliseconds late
        .forEach(payment -> found.putIfAbsent(Math.round(payment.epochSeconds()), payment));
    return page.isLast() || found.size() == before;
  }

  private List<FundingSettlement> all() {
    return found.tailMap(from).entrySet().stream()
        .map(
            entry ->
                new FundingSettlement(entry.getKey(), entry.getValue().rate(), interval(entry)))
        .toList();
  }

  private double interval(Map.Entry<Long, FundingSettlement> payment) {
    double stated = payment.getValue().intervalSeconds();
    if (stated > 0 && Double.isFinite(stated)) {
      return stated;
    }
    Long before = found.lowerKey(payment.getKey());
    boolean known = before != null && payment.getKey() - before <= DAY;
    return known ? payment.getKey() - before : Figure.ABSENT;
  }
}
