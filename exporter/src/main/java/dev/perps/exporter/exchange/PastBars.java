package dev.perps.exporter.exchange;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The bars that a question is about: those that start within the span and are over. They are asked
 * for page by page; what an answer tells of other moments, or of prices that cannot be, is left
 * out. Immutable.
 */
public final class PastBars {
  private final String what;
  private final BarSize size;
  private final PastSpan span;

  private PastBars(String what, BarSize size, PastSpan span) {
    this.what = what;
    this.size = size;
    this.span = span;
  }

  /** Bars that start at {@code from} or later, before {@code to}, and are over now. */
  public static PastBars of(
      Instrument instrument, BarSize size, Instant from, Instant to, Instant now) {
    return new PastBars(
        size.label() + " bars of " + instrument.symbol(),
        size,
        new PastSpan(
            startAtOrAfter(size, PastSpan.secondNotBefore(from)),
            Math.min(
                startAtOrAfter(size, PastSpan.secondNotBefore(to)),
                size.startOf(now.getEpochSecond())),
            size.seconds()));
  }

  private static long startAtOrAfter(BarSize size, long epochSeconds) {
    return Math.ceilDiv(epochSeconds, size.seconds()) * size.seconds();
  }

  /** The same without those that start before a moment in Unix seconds. */
  public PastBars notBefore(long epochSeconds) {
    return new PastBars(what, size, span.notBefore(startAtOrAfter(size, epochSeconds)));
  }

  /** Start of the first bar, in Unix seconds. */
  public long first() {
    return span.first();
  }

  /** How many bars a window of theirs is for. */
  public long in(PastWindow window) {
    return window.rows(size.seconds());
  }

  /**
   * The bars, oldest first, each start once. For an exchange that tells of bars without trades,
   * too: a window without any lies before the listing and is the last.
   *
   * @param most how many bars one call tells
   * @param units of the plain base in one of the exchange's own
   * @param page one call: the bars of a window, in any order; prices and volume per unit of the
   *     exchange's own
   * @throws ExchangeException when that takes too many pages, or a call fails
   */
  public List<Candle> gather(int most, double units, Function<PastWindow, Stream<Candle>> page) {
    return gather(most, units, false, page);
  }

  /**
   * As {@link #gather}, for an exchange that has no bars of times without trades, or does not tell
   * how many are in one call: all of the span is asked for, a page that begins late once more.
   */
  public List<Candle> gatherSparse(
      int most, double units, Function<PastWindow, Stream<Candle>> page) {
    return gather(most, units, true, page);
  }

  private List<Candle> gather(
      int most, double units, boolean sparse, Function<PastWindow, Stream<Candle>> page) {
    return List.copyOf(
        span.gather(
                what,
                most,
                sparse,
                window ->
                    page.apply(window)
                        .filter(bar -> size.isStart(bar.startEpochSeconds()) && bar.isSound())
                        .map(bar -> ofOne(bar, units)),
                Candle::startEpochSeconds)
            .values());
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

  /**
   * A row as the exchange tells it.
   *
   * @param start in Unix seconds; anything but a full one makes a bar that is left out
   */
  public static Candle bar(
      double start, double open, double high, double low, double close, double volume) {
    long second = start == Math.rint(start) ? (long) start : Long.MIN_VALUE;
    return new Candle(second, open, high, low, close, volume);
  }
}
