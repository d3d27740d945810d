package dev.perps.exporter.exchange;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a question is about: rows of moments at fixed steps.
 *
 * @param first the first moment, in Unix seconds
 * @param end the moment before which the rows are, in Unix seconds; not after {@code first} where
 *     there is nothing to ask for
 * @param step seconds from one row to the next
 */
record PastSpan(long first, long end, long step) {

  /** The first full second at a moment or after it. */
  static long secondNotBefore(Instant moment) {
    return moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
  }

  /** The same without what is before a moment in Unix seconds. */
  PastSpan notBefore(long epochSeconds) {
    return new PastSpan(Math.max(first, epochSeconds), end, step);
  }

  /**
   * Asks for the newest window first.
   *
   * @param most how many rows one call tells
   * @param sparse whether rows may be missing, so that all of the span has to be asked for: a page
   *     that begins late is followed by one for what is before it, as the exchange may tell fewer
   *     rows than it says. Otherwise a window without rows lies before the listing, and is the last
   * @param page the rows of a window, in any order; others among them do no harm, and of two of one
   *     moment the first counts
   * @throws ExchangeException when that takes too many pages, or a call fails
   */
  <T> NavigableMap<Long, T> gather(
      String what,
      int most,
      boolean sparse,
      Function<PastWindow, Stream<T>> page,
      ToLongFunction<T> moment) {
    PastPages.check(Math.ceilDiv(end - first, most * step), what);
    NavigableMap<Long, T> found = new TreeMap<>();
    long stop = end;
    for (int number = 1; stop > first; number++) {
      PastPages.check(number, what);
      long start = Math.max(first, stop - most * step);
      long oldest = stop;
      for (T row : page.apply(new PastWindow(start, stop - 1)).toList()) {
        long at = moment.applyAsLong(row);
        if (at >= first && at < end && found.putIfAbsent(at, row) == null) {
          oldest = Math.min(oldest, at);
        }
      }
      if (oldest == stop && !sparse) {
        break;
      }
      stop = sparse && oldest < stop ? Math.max(start, oldest) : start;
    }
    return found;
  }
}
