package dev.perps.exporter.analytics;

import dev.perps.exporter.market.FundingSettlement;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settled funding of one contract, oldest first. Immutable; 16 bytes per settlement: 18 KB for a
 * year of eight hours, 140 KB for a year of hours.
 *
 * <p>Moments are rounded to the minute, for exchanges settle some milliseconds after the hour; two
 * settlements of one minute are one, and the later told counts. Rates that are not finite, or
 * beyond ±10 % per interval, are left out. An interval that is not told is the time since the
 * settlement before, the oldest one's the time to the next; more than a day is no interval.
 */
public final class FundingHistory {
  /** Nothing settled yet. */
  public static final FundingHistory EMPTY =
      new FundingHistory(new int[0], new double[0], new int[0]);

  /**
   * Least share of a window that the intervals of its settlements must cover. A sum over less is
   * too small and would be believed; 2 % forgives one missed hour in a week and one missed payment
   * of ninety, and nothing within a day.
   */
  public static final double LEAST_COVERAGE = 0.98;

  private static final double LARGEST_RATE = 0.1;
  private static final double LONGEST_INTERVAL = 86_400;
  private static final long MINUTE = 60;

  private final int[] minutes;
  private final double[] rates;
  private final int[] intervals;

  private FundingHistory(int[] minutes, double[] rates, int[] intervals) {
    this.minutes = minutes;
    this.rates = rates;
    this.intervals = intervals;
  }

  /** A history of some settlements; see {@link #append}. */
  public static FundingHistory of(Collection<FundingSettlement> settlements) {
    return EMPTY.append(settlements, Long.MAX_VALUE);
  }

  /**
   * This history and more.
   *
   * @param settlements in any order
   * @param keepSeconds what was settled longer than this before the newest is dropped
   */
  public FundingHistory append(Collection<FundingSettlement> settlements, long keepSeconds) {
    TreeMap<Integer, FundingSettlement> fresh = new TreeMap<>();
    for (FundingSettlement settlement : settlements) {
      double minute = Math.rint(settlement.epochSeconds() / MINUTE);
      boolean moment = minute > 0 && minute < Integer.MAX_VALUE;
      if (moment && Math.abs(settlement.rate()) <= LARGEST_RATE) {
        fresh.put((int) minute, settlement);
      }
    }
    int untouched = fresh.isEmpty() ? size() : firstFrom(fresh.firstKey());
    for (int i = untouched; i < size(); i++) {
      fresh.putIfAbsent(
          minutes[i], new FundingSettlement(minutes[i] * MINUTE, rates[i], intervals[i]));
    }
    int[] at = Arrays.copyOf(minutes, untouched + fresh.size());
    double[] paid = Arrays.copyOf(rates, at.length);
    int[] lengths = Arrays.copyOf(intervals, at.length);
    int next = untouched;
    for (Map.Entry<Integer, FundingSettlement> entry : fresh.entrySet()) {
      at[next] = entry.getKey();
      paid[next] = entry.getValue().rate();
      lengths[next] = statedInterval(entry.getValue());
      next++;
    }
    FundingHistory all = new FundingHistory(at, paid, lengths);
    return all.from(all.firstWithin(keepSeconds));
  }

  private FundingHistory from(int oldest) {
    return oldest == 0
        ? this
        : new FundingHistory(
            Arrays.copyOfRange(minutes, oldest, size()),
            Arrays.copyOfRange(rates, oldest, size()),
            Arrays.copyOfRange(intervals, oldest, size()));
  }

  private static int statedInterval(FundingSettlement settlement) {
    double interval = settlement.intervalSeconds();
    return interval > 0 && interval <= LONGEST_INTERVAL ? (int) Math.round(interval) : 0;
  }

  public int size() {
    return rates.length;
  }

  /** When the newest was settled, in Unix seconds to the minute; NaN without any. */
  public double newestEpochSeconds() {
    return size() == 0 ? Double.NaN : minutes[size() - 1] * (double) MINUTE;
  }

  /** Rate of a settlement, counted from the oldest: a fraction per its interval. */
  double rate(int at) {
    return rates[at];
  }

  /** Length in seconds of the newest settlement's interval; NaN if unknown, or without any. */
  public double newestIntervalSeconds() {
    return size() == 0 ? Double.NaN : intervalSeconds(size() - 1);
  }

  /** Length in seconds of a settlement's interval, counted from the oldest; NaN if unknown. */
  double intervalSeconds(int at) {
    if (intervals[at] > 0) {
      return intervals[at];
    }
    int later = Math.max(at, 1);
    double gap = size() < 2 ? Double.NaN : (minutes[later] - minutes[later - 1]) * (double) MINUTE;
    return gap <= LONGEST_INTERVAL ? gap : Double.NaN;
  }

  /** Index of the first settlement after some time before the newest. */
  int firstWithin(long seconds) {
    return size() == 0 ? 0 : firstFrom(minutes[size() - 1] - seconds / MINUTE + 1);
  }

  private int firstFrom(long minute) {
    int found = Arrays.binarySearch(minutes, (int) Math.max(0, minute));
    return found < 0 ? -found - 1 : found;
  }

  /** Time that the settlements from an index on stand for, in seconds. */
  double coveredSeconds(int from) {
    double covered = 0;
    for (int i = from; i < size(); i++) {
      double interval = intervalSeconds(i);
      covered += Double.isNaN(interval) ? 0 : interval;
    }
    return covered;
  }

  /** Time from the start of the interval of a settlement to the newest, in seconds. */
  double spanSeconds(int from) {
    double interval = intervalSeconds(from);
    double between = (minutes[size() - 1] - minutes[from]) * (double) MINUTE;
    return between + (Double.isNaN(interval) ? 0 : interval);
  }

  /**
   * Whether the newest settlement is the last or the last but one that can be by a moment in Unix
   * seconds.
   */
  public boolean isCurrent(double nowEpochSeconds) {
    return size() > 0 && nowEpochSeconds - newestEpochSeconds() < 2 * intervalSeconds(size() - 1);
  }

  /**
   * The window that ends with the newest settlement, so that nothing changes until there is
   * another. Absent unless the settlements cover {@link #LEAST_COVERAGE} of it, and while the
   * newest is two of its intervals old or older.
   *
   * @param nowEpochSeconds Unix seconds
   */
  public FundingSummary over(FundingWindow window, double nowEpochSeconds) {
    int from = firstWithin(window.seconds());
    boolean covered = coveredSeconds(from) >= LEAST_COVERAGE * window.seconds();
    if (!covered || !isCurrent(nowEpochSeconds)) {
      return FundingSummary.NONE;
    }
    double[] within = Arrays.copyOfRange(rates, from, size());
    Moments moments = Moments.of(within, within);
    double positive = Arrays.stream(within).filter(rate -> rate > 0).count();
    return new FundingSummary(
        Arrays.stream(within).sum(),
        within.length,
        positive / within.length,
        within.length < 2 ? Double.NaN : Math.sqrt(moments.sumXx() / (within.length - 1)));
  }
}
