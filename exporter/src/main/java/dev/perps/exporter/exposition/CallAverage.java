package dev.perps.exporter.exposition;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls one cycle takes on average: those of the last full minutes over the cycles in
 * them. The minute of the first call does not count, for the start asks about everything at once.
 * Thread-safe.
 */
final class CallAverage {
  private static final int MINUTES = 10;

  private final double cyclesPerMinute;
  private final long firstMinute;
  private final long[] calls = new long[MINUTES + 1];
  private final long[] minutes = new long[MINUTES + 1];

  /**
   * Starts with no call.
   *
   * @param interval from one cycle to the next
   */
  CallAverage(Duration interval, Instant start) {
    this.cyclesPerMinute = 60_000.0 / interval.toMillis();
    this.firstMinute = minute(start) + 1;
  }

  /** Counts a call. */
  synchronized void add(Instant at) {
    long minute = minute(at);
    int place = (int) (minute % minutes.length);
    if (minutes[place] != minute) {
      minutes[place] = minute;
      calls[place] = 0;
    }
    calls[place]++;
  }

  /** Calls per cycle; NaN before the first full minute is over. */
  synchronized double perCycle(Instant now) {
    long running = minute(now);
    long from = Math.max(firstMinute, running - MINUTES);
    if (from >= running) {
      return Double.NaN;
    }
    long sum = 0;
    for (int i = 0; i < minutes.length; i++) {
      if (minutes[i] >= from && minutes[i] < running) {
        sum += calls[i];
      }
    }
    return sum / ((running - from) * cyclesPerMinute);
  }

  private static long minute(Instant at) {
    return at.getEpochSecond() / 60;
  }
}
