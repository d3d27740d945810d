package dev.perps.exporter.exchange;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks an exchange for the bars of a span, window by window. Immutable.
 *
 * @param first start of the first bar, in Unix seconds
 * @param last start of the last bar, in Unix seconds; before the first where there is none to ask
 *     for
 */
public record PastBars(BarSize size, long first, long last) {
  private static final int MOST_PAGES = 1000;

  /** The finished bars that start in [from, to). */
  public static PastBars of(BarSize size, Instant from, Instant to, Instant now) {
    long step = size.seconds();
    long finished = size.startOf(now.getEpochSecond()) - step;
    return new PastBars(
        size,
        Math.ceilDiv(secondNotBefore(from), step) * step,
        Math.min(finished, size.startOf(secondNotBefore(to) - 1)));
  }

  /** The same without what starts earlier than an exchange keeps. */
  public PastBars notBefore(long epochSeconds) {
    long step = size.seconds();
    return new PastBars(size, Math.max(first, Math.ceilDiv(epochSeconds, step) * step), last);
  }

  /**
   * Asks for the newest window first, so that the first one without bars, from before the listing,
   * is the last. What an answer tells of other moments, or of prices that cannot be, is left out.
   *
   * @param barsOfPage how many bars one call tells of at most
   * @param page the bars that the exchange has in a window, in any order
   */
  public List<Candle> ask(int barsOfPage, Function<Window, Stream<Candle>> page) {
    long step = size.seconds();
    if (last - first >= step * barsOfPage * MOST_PAGES) {
      throw new ExchangeException(
          FailureReason.MALFORMED, "more than " + MOST_PAGES + " pages of bars");
    }
    TreeMap<Long, Candle> bars = new TreeMap<>();
    for (long end = last; end >= first; end -= step * barsOfPage) {
      int known = bars.size();
      page.apply(new Window(Math.max(first, end - step * (barsOfPage - 1)), end, step))
          .filter(bar -> bar.startEpochSeconds() >= first && bar.startEpochSeconds() <= last)
          .filter(bar -> size.isStart(bar.startEpochSeconds()) && bar.isSound())
          .forEach(bar -> bars.putIfAbsent(bar.startEpochSeconds(), bar));
      if (bars.size() == known) {
        break;
      }
    }
    return List.copyOf(bars.values());
  }

  /**
   * A bar as an exchange states it, converted.
   *
   * @param millis its start; anything but a full second makes a bar of no grid
   * @param volume in the exchange's own units of the base
   */
  public static Candle candle(
      BaseAsset base,
      double millis,
      double open,
      double high,
      double low,
      double close,
      double volume) {
    double seconds = millis / 1000;
    return new Candle(
        seconds == Math.rint(seconds) ? (long) seconds : Long.MIN_VALUE,
        base.priceOfOne(open),
        base.priceOfOne(high),
        base.priceOfOne(low),
        base.priceOfOne(close),
        volume >= 0 && Double.isFinite(volume) ? volume * base.units() : Double.NaN);
  }

  /** The base of a symbol that begins with it, without the first of the endings that it has. */
  public static BaseAsset base(String symbol, String... endings) {
    for (String ending : endings) {
      if (symbol.endsWith(ending)) {
        return BaseAsset.of(symbol.substring(0, symbol.length() - ending.length()));
      }
    }
    return BaseAsset.of(symbol);
  }

  private static long secondNotBefore(Instant moment) {
    return moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
  }

  /**
   * What one call asks for.
   *
   * @param first start of its first bar, in Unix seconds
   * @param last start of its last bar, in Unix seconds
   * @param step length of a bar in seconds
   */
  public record Window(long first, long last, long step) {
    /** How many bars start in it. */
    public int bars() {
      return (int) ((last - first) / step) + 1;
    }

    public String firstMillis() {
      return Long.toString(first * 1000);
    }

    public String lastMillis() {
      return Long.toString(last * 1000);
    }

    /** The last millisecond of the last bar. */
    public String endMillis() {
      return Long.toString((last + step) * 1000 - 1);
    }
  }
}
