package dev.perps.simulator.venue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Expiries of dated futures: the last Friday of a month or a quarter, 08:00 UTC. */
public final class Expiries {
  private static final LocalTime HOUR = LocalTime.of(8, 0);

  private Expiries() {}

  /** The ends of quarters, the next {@code count} after {@code millis}; Unix milliseconds. */
  public static List<Long> quarters(long millis, int count) {
    LocalDate month = day(millis).withDayOfMonth(1);
    return from(month.withMonth((month.getMonthValue() + 2) / 3 * 3), 3, millis, count);
  }

  /**
   * The ends of the next two months and of the next {@code quarters}, each once, in order; Unix
   * milliseconds.
   */
  public static List<Long> monthsAndQuarters(long millis, int quarters) {
    SortedSet<Long> expiries = new TreeSet<>(from(day(millis).withDayOfMonth(1), 1, millis, 2));
    expiries.addAll(quarters(millis, quarters));
    return List.copyOf(expiries);
  }

  private static List<Long> from(LocalDate first, int step, long millis, int count) {
    List<Long> expiries = new ArrayList<>();
    LocalDate month = first;
    while (expiries.size() < count) {
      LocalDate friday = month.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
      long expiry = friday.atTime(HOUR).toInstant(ZoneOffset.UTC).toEpochMilli();
      if (expiry > millis) {
        expiries.add(expiry);
      }
      month = month.plusMonths(step);
    }
    return expiries;
  }

  /** The UTC day of an expiry or any other moment. */
  public static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
