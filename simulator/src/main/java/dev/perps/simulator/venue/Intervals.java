package dev.perps.simulator.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Lengths of time as exchanges name them, and the grid points that a query of history asks for. */
public final class Intervals {
  private static final long MINUTE = 60_000L;

  private Intervals() {}

  /** Milliseconds of "1m", "4h", "1d", "1w", "1M" (30 days); empty for anything else. */
  public static OptionalLong millis(String word) {
    if (!word.matches("[1-9][0-9]{0,3}(min|m|h|d|w|M)")) {
      return OptionalLong.empty();
    }
    long count = Long.parseLong(word.replaceAll("\\D", ""));
    long unit =
        switch (word.replaceAll("\\d", "")) {
          case "m", "min" -> MINUTE;
          case "h" -> 60 * MINUTE;
          case "d" -> 1440 * MINUTE;
          case "w" -> 7 * 1440 * MINUTE;
          default -> 30 * 1440 * MINUTE;
        };
    return OptionalLong.of(count * unit);
  }

  /**
   * Multiples of {@code step} in [from, to], ascending, at most {@code limit} of them.
   *
   * @param oldest whether the oldest are kept when there are more, else the newest
   */
  public static List<Long> grid(long step, long from, long to, int limit, boolean oldest) {
    long first = Math.ceilDiv(from, step);
    long last = Math.floorDiv(to, step);
    if (last - first + 1 > limit) {
      if (oldest) {
        last = first + limit - 1;
      } else {
        first = last - limit + 1;
      }
    }
    List<Long> grid = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      grid.add(i * step);
    }
    return grid;
  }
}
