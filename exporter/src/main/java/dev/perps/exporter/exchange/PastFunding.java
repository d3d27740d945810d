package dev.perps.exporter.exchange;

import dev.perps.exporter.market.FundingSettlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Payments of funding as the pages of an exchange tell them, and where the next page begins. For
 * exchanges that state no interval: it is the time since the payment before. Not thread-safe.
 */
public final class PastFunding {
  private static final int MOST_PAGES = 1000;

  /** First and last millisecond of the span. */
  private final long start;

  private final long end;

  /** By second; NaN where the rate cannot be read, so that the payment still parts two others. */
  private final TreeMap<Long, Double> rates = new TreeMap<>();

  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;
  private boolean holes;
  private int pages;

  /** Payments in [from, to) that are made by now. */
  public PastFunding(Instant from, Instant to, Instant now) {
    start = from.toEpochMilli();
    end = Math.min(to.toEpochMilli() - 1, now.toEpochMilli());
  }

  /** Whether there is anything to ask for. */
  public boolean isToBeAsked() {
    return start <= end;
  }

  /** First millisecond of the span. */
  public long start() {
    return start;
  }

  /** Last millisecond of the span. */
  public long end() {
    return end;
  }

  /** From when on there may be newer payments than those that were told, Unix milliseconds. */
  public long newerFrom() {
    return newest < start ? start : newest + 1;
  }

  /** Up to when there may be older payments than those that were told, Unix milliseconds. */
  public long olderUntil() {
    return Math.min(end, oldest - 1);
  }

  /**
   * Takes a page of an exchange that goes forward in time.
   *
   * @param full how many rows a page has behind which there may be another
   * @return whether another page has to be asked for
   */
  public <T> boolean takeNewer(
      Rows<T> page, int full, ToDoubleFunction<T> millis, ToDoubleFunction<T> rate) {
    return take(page, millis, rate) && page.size() >= full && newest < end;
  }

  /** As {@link #takeNewer}, of an exchange that goes backward. */
  public <T> boolean takeOlder(
      Rows<T> page, int full, ToDoubleFunction<T> millis, ToDoubleFunction<T> rate) {
    return take(page, millis, rate) && page.size() >= full && oldest > start;
  }

  /** Says whether the page brought anything new. */
  private <T> boolean take(Rows<T> page, ToDoubleFunction<T> millis, ToDoubleFunction<T> rate) {
    if (++pages > MOST_PAGES) {
      throw new ExchangeException(
          FailureReason.MALFORMED, "more than " + MOST_PAGES + " pages of funding");
    }
    int known = rates.size();
    holes |= page.malformed() > 0;
    for (T row : page) {
      double at = millis.applyAsDouble(row);
      if (!(at > 0 && Double.isFinite(at))) {
        holes = true;
        continue;
      }
      double paid = rate.applyAsDouble(row);
      oldest = Math.min(oldest, (long) at);
      newest = Math.max(newest, (long) at);
      rates.putIfAbsent(Math.floorDiv((long) at, 1000L), Double.isFinite(paid) ? paid : Double.NaN);
    }
    return rates.size() > known;
  }

  /**
   * What was paid, oldest first. After a row that could not be read no interval is told: it may be
   * twice as long as it seems.
   */
  public List<FundingSettlement> payments() {
    List<FundingSettlement> payments = new ArrayList<>();
    double before = Double.NaN;
    for (Map.Entry<Long, Double> payment : rates.entrySet()) {
      long at = payment.getKey();
      long millis = at * 1000;
      if (!payment.getValue().isNaN() && millis >= start && millis <= end) {
        payments.add(
            new FundingSettlement(at, payment.getValue(), holes ? Double.NaN : at - before));
      }
      before = at;
    }
    return List.copyOf(payments);
  }
}
