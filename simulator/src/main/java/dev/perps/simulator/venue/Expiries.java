package dev.perps.simulator.venue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Expiries of dated futures: the last Friday of each quarter, 08:00 UTC. */
public final class Expiries {
  private static final LocalTime HOUR = LocalTime.of(8, 0);

  private Expiries() {}

  /** The next {@code count} expiries after {@code millis}, in order, Unix milliseconds. */
  public static List<Long> quarters(long millis, int count) {
    List<Long> expiries = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    LocalDate month = day.withMonth((day.getMonthValue() + 2) / 3 * 3).withDayOfMonth(1);
    while (expiries.size() < count) {
      LocalDate friday = month.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
      long expiry = friday.atTime(HOUR).toInstant(ZoneOffset.UTC).toEpochMilli();
      if (expiry > millis) {
        expiries.add(expiry);
      }
      month = month.plusMonths(3);
    }
    return expiries;
  }

  /** The UTC day of an expiry. */
  public static LocalDate day(long expiry) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(expiry), ZoneOffset.UTC);
  }
}
