package dev.perps.exporter.exchange;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Figure;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bars of a span that are over, asked window by window from an exchange that takes the first
 * and the last moment of what it is asked for. Immutable.
 *
 * @param first start of the first bar, in Unix seconds
 * @param end where the last bar ends, in Unix seconds
 */
public record Bars(BarSize size, long first, long end) {
  private static final int MOST_PAGES = 300;

  /** One call. */
  @FunctionalInterface
  public interface Window {

    /**
     * Asks for the bars of a window; what does not belong to it may be among the answer.
     *
     * @param first start of the first bar, in Unix seconds
     * @param last the last second of the last bar: a bound that holds it whether or not the
     *     exchange counts the bound itself in
     * @return prices and volume per unit of the exchange's own, in any order
     */
    Stream<Candle> ask(long first, long last);
  }

  /** Bars that start at {@code from} or later, before {@code to}, and are over now. */
  public static Bars between(BarSize size, Instant from, Instant to, Instant now) {
    return new Bars(
        size,
        startAtOrAfter(size, from),
        Math.min(startAtOrAfter(size, to), size.startOf(now.getEpochSecond())));
  }

  private static long startAtOrAfter(BarSize size, Instant moment) {
    return Math.ceilDiv(moment.toEpochMilli(), 1000 * size.seconds()) * size.seconds();
  }

  /**
   * The bars, oldest first, each start once. The newest window is asked first: one that brings
   * nothing lies before the listing, and ends it.
   *
   * @param most how many bars one call tells
   * @param units of the plain base in one of the exchange's own
   * @throws ExchangeException when there are too many windows, or a call fails
   */
  public List<Candle> gather(int most, double units, Window window) {
    SortedMap<Long, Candle> bars = new TreeMap<>();
    long length = most * size.seconds();
    int pages = 0;
    int before = -1;
    for (long stop = end; stop > first && bars.size() > before; stop -= length) {
      if (++pages > MOST_PAGES) {
        throw new ExchangeException(
            FailureReason.TOO_LARGE, "bars of " + size.label() + ": over " + MOST_PAGES + " pages");
      }
      before = bars.size();
      window
          .ask(Math.max(first, stop - length), stop - 1)
          .filter(this::belongs)
          .map(bar -> ofOne(bar, units))
          .forEach(bar -> bars.putIfAbsent(bar.startEpochSeconds(), bar));
    }
    return List.copyOf(bars.values());
  }

  private boolean belongs(Candle bar) {
    long start = bar.startEpochSeconds();
    return start >= first && start < end && size.isStart(start) && bar.isSound();
  }

  private static Candle ofOne(Candle bar, double units) {
    double volume = bar.volumeBase() * units;
    return new Candle(
        bar.startEpochSeconds(),
        bar.open() / units,
        bar.high() / units,
        bar.low() / units,
        bar.close() / units,
        volume >= 0 && Double.isFinite(volume) ? volume : Figure.ABSENT);
  }
}
