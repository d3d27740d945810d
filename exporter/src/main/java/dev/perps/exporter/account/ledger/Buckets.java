package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums by UTC hour and contract of the days up to the newest row, and by day, so that a long window
 * is a matter of some dozen additions. Not thread-safe.
 */
final class Buckets {
  /** Days that are kept before the day of the newest row. */
  static final int DAYS = 92;

  static final long HOUR_SECONDS = 3600;
  private static final int HOURS = 24;

  /** By hours since 1970. */
  final NavigableMap<Long, Map<String, Totals>> hours = new TreeMap<>();

  private final NavigableMap<Long, Map<String, Totals>> days = new TreeMap<>();
  private long firstDay = Long.MIN_VALUE;

  void add(Instant at, String contract, Totals totals) {
    addHour(Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS), contract, totals);
  }

  void addHour(long hour, String contract, Totals totals) {
    long day = Math.floorDiv(hour, HOURS);
    if (day < firstDay) {
      return;
    }
    if (day - DAYS > firstDay) {
      firstDay = day - DAYS;
      hours.headMap(firstDay * HOURS, false).clear();
      days.headMap(firstDay, false).clear();
    }
    Sums.add(hours.computeIfAbsent(hour, h -> new TreeMap<>()), contract, totals);
    Sums.add(days.computeIfAbsent(day, d -> new TreeMap<>()), contract, totals);
  }

  /** The first UTC day that is kept, since 1970. */
  long firstDay() {
    return firstDay;
  }

  /** Begins with a day; what is older is not taken. */
  void begin(long day) {
    firstDay = day;
  }

  /** Whether an hour is among the kept ones; what was before them is not known here. */
  boolean keeps(long hour) {
    return Math.floorDiv(hour, HOURS) >= firstDay;
  }

  /**
   * Adds up full hours.
   *
   * @param from first hour since 1970
   * @param to exclusive
   * @param into sums by contract
   */
  void sum(long from, long to, Map<String, Totals> into) {
    long firstFullDay = Math.ceilDiv(from, HOURS);
    long endOfDays = Math.floorDiv(to, HOURS);
    if (firstFullDay >= endOfDays) {
      addAll(hours.subMap(from, to), into);
      return;
    }
    addAll(hours.subMap(from, firstFullDay * HOURS), into);
    addAll(days.subMap(firstFullDay, endOfDays), into);
    addAll(hours.subMap(endOfDays * HOURS, to), into);
  }

  private static void addAll(SortedMap<Long, Map<String, Totals>> spans, Map<String, Totals> into) {
    spans.values().forEach(span -> span.forEach((key, totals) -> Sums.add(into, key, totals)));
  }
}
