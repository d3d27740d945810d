package dev.perps.exporter.exchange;

import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The payments of funding in a span, gathered page by page in the direction that an exchange goes.
 * Where it states no interval, that is the time since the payment before: so a little more than the
 * span is asked for. For one use by one thread.
 */
public final class PastFunding {
  private static final long HOUR = 3600;
  private static final long LEAD = 8 * HOUR;
  private static final long LONGEST_INTERVAL = 24 * HOUR;

  /** As for running rates: no market pays more in one interval. */
  private static final double HIGHEST_RATE = 0.1;

  private final String what;
  private final long from;
  private final long end;
  private final long hours;
  private final double interval;

  /** By second. One whose rate cannot be read still parts two others. */
  private final NavigableMap<Long, FundingSettlement> found = new TreeMap<>();

  /** Whether a row said nothing, so that an interval may be twice as long as it seems. */
  private boolean holes;

  private PastFunding(String what, long from, long end, long hours, double interval) {
    this.what = what;
    this.from = from;
    this.end = end;
    this.hours = hours;
    this.interval = interval;
  }

  /** Payments at {@code from} or later, before {@code to}, that were made by now. */
  public static PastFunding of(Instrument instrument, Instant from, Instant to, Instant now) {
    long first = PastSpan.secondNotBefore(from);
    return new PastFunding(
        "funding of " + instrument.symbol(),
        first,
        Math.min(PastSpan.secondNotBefore(to), now.getEpochSecond() + 1),
        Math.ceilDiv(now.getEpochSecond() - first, HOUR),
        Figure.ABSENT);
  }

  /** The same of an exchange that pays each hour, so that nothing before the span matters. */
  public PastFunding hourly() {
    return new PastFunding(what, from, end, hours, HOUR);
  }

  /** A payment whose interval the exchange does not state; the moment in Unix seconds. */
  public static FundingSettlement paid(double epochSeconds, double rate) {
    return new FundingSettlement(epochSeconds, rate, Figure.ABSENT);
  }

  /**
   * An answer.
   *
   * @param isWhole whether each row of it says when it was paid
   * @param isLast whether there is no more of what was asked for
   */
  public record Page(List<FundingSettlement> payments, boolean isWhole, boolean isLast) {

    /** Rows in any order. */
    public static <T> Page of(Rows<T> rows, boolean isLast, Function<T, FundingSettlement> paid) {
      List<FundingSettlement> payments = rows.stream().map(paid).toList();
      boolean dated = payments.stream().allMatch(payment -> payment.epochSeconds() > 0);
      return new Page(payments, dated && rows.malformed() == 0, isLast);
    }
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
  public List<FundingSettlement> newestFirst(Function<PastWindow, Page> pages) {
    long first = firstAsked();
    long last = end - 1;
    for (int number = 1; from < end && last >= first; number++) {
      if (take(number, pages.apply(new PastWindow(first, last))) || found.firstKey() < from) {
        break;
      }
      last = found.firstKey() - 1;
    }
    return all();
  }

  /** Of an exchange that tells the oldest payments of a span: each page begins behind the last. */
  public List<FundingSettlement> oldestFirst(Function<PastWindow, Page> pages) {
    long first = firstAsked();
    for (int number = 1; from < end && first < end; number++) {
      if (take(number, pages.apply(new PastWindow(first, end - 1)))) {
        break;
      }
      first = found.lastKey() + 1;
    }
    return all();
  }

  /** Of an exchange that numbers its pages from 1 on, the newest payments first. */
  public List<FundingSettlement> numbered(IntFunction<Page> pages) {
    for (int number = 1; from < end; number++) {
      if (take(number, pages.apply(number)) || found.firstKey() < from) {
        break;
      }
    }
    return all();
  }

  /**
   * Of an exchange that cuts what is too long: the span in windows, none of which is.
   *
   * @param most how many hours one call tells of
   */
  public List<FundingSettlement> windows(int most, Function<PastWindow, Page> pages) {
    PastPages.check(Math.ceilDiv(end - from, most * HOUR), what);
    int number = 1;
    for (long first = from; first < end; first += most * HOUR) {
      long last = Math.min(end, first + most * HOUR) - 1;
      take(number++, pages.apply(new PastWindow(first, last)));
    }
    return all();
  }

  private long firstAsked() {
    return interval > 0 ? from : Math.max(0, from - LEAD);
  }

  /** Whether that was the last page, by its own word or because it brought nothing new. */
  private boolean take(int number, Page page) {
    PastPages.check(number, what);
    int before = found.size();
    holes |= !page.isWhole();
    for (FundingSettlement payment : page.payments()) {
      // stamps are some milliseconds late
      double moment = Math.floor(payment.epochSeconds());
      if (moment > 0 && moment < end) {
        found.putIfAbsent((long) moment, payment);
      }
    }
    return page.isLast() || found.size() == before;
  }

  private List<FundingSettlement> all() {
    return found.tailMap(from).entrySet().stream()
        .filter(payment -> Math.abs(payment.getValue().rate()) <= HIGHEST_RATE)
        .map(
            payment ->
                new FundingSettlement(
                    payment.getKey(), payment.getValue().rate(), interval(payment)))
        .toList();
  }

  private double interval(Map.Entry<Long, FundingSettlement> payment) {
    double stated = Figure.firstKnown(interval, payment.getValue().intervalSeconds());
    if (stated > 0 && Double.isFinite(stated)) {
      return stated;
    }
    Long before = found.lowerKey(payment.getKey());
    boolean known = !holes && before != null && payment.getKey() - before <= LONGEST_INTERVAL;
    return known ? payment.getKey() - before : Figure.ABSENT;
  }
}
