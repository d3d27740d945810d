package dev.perps.exporter.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * What one page of history is asked for. An exchange that takes a start and an end answers at most
 * so many rows, so that a longer span is cut into windows, none of which overflows.
 *
 * @param start its first moment, in Unix seconds
 * @param end the moment after it, in Unix seconds: the next window begins there
 */
public record SpanWindow(long start, long end) {

  /** Pages of one question; more than any sensible one takes. */
  public static final int MOST_PAGES = 1000;

  /**
   * Windows that cover a span, oldest first; none for an empty one.
   *
   * @param step seconds from one row to the next
   * @param rows the most rows of one page
   * @param what what is asked for, for the message
   * @throws ExchangeException when that would take too many pages
   */
  static List<SpanWindow> cover(long from, long end, long step, int rows, String what) {
    List<SpanWindow> windows = new ArrayList<>();
    for (long start = from; start < end; start += step * rows) {
      checkPages(windows.size() + 1, what);
      windows.add(new SpanWindow(start, Math.min(end, start + step * rows)));
    }
    return windows;
  }

  /** Throws when a question takes more than {@link #MOST_PAGES}. */
  public static void checkPages(int pages, String what) {
    if (pages > MOST_PAGES) {
      throw new ExchangeException(
          FailureReason.TOO_LARGE, what + ": more than " + MOST_PAGES + " pages");
    }
  }

  public long startMillis() {
    return start * 1000;
  }

  /** The last millisecond of it, for exchanges that take an end to be inclusive or not. */
  public long lastMillis() {
    return end * 1000 - 1;
  }

  /** How many rows fit. */
  public long rows(long step) {
    return Math.ceilDiv(end - start, step);
  }
}
