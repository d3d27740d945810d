package dev.perps.exporter.exchange;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * The bars that a question about the past has brought so far, each once: those that lie within the
 * span, are over, start where bars of the size start, and can be. Not thread-safe.
 */
public final class SpanBars {
  private final BarSize size;
  private final BaseAsset base;
  private final long first;
  private final long end;
  private final TreeMap<Long, Candle> bars = new TreeMap<>();

  /**
   * Begins with none.
   *
   * @param base what the exchange trades one unit of; prices become those of one plain coin
   * @param from start of the first bar, inclusive
   * @param to start of the last bar, exclusive
   */
  public SpanBars(BarSize size, BaseAsset base, Instant from, Instant to, Instant now) {
    this.size = size;
    this.base = base;
    this.first = startAtOrAfter(from);
    long over = size.startOf(now.getEpochSecond());
    this.end = to.isBefore(now) ? Math.min(startAtOrAfter(to), over) : over;
  }

  private long startAtOrAfter(Instant moment) {
    return Math.ceilDiv(moment.toEpochMilli(), size.seconds() * 1000) * size.seconds();
  }

  /** Start of the first bar that is wanted, in Unix seconds. */
  public long first() {
    return first;
  }

  /** Start of the bar after the last one that is wanted, in Unix seconds. */
  public long end() {
    return end;
  }

  /** {@link SpanWindow#cover} of the bars that are wanted; none when none of them is over. */
  public List<SpanWindow> windows(int most, String what) {
    return SpanWindow.cover(first, end, size.seconds(), most, what);
  }

  /**
   * Takes a row in the exchange's units, unless it is not wanted or is wrong.
   *
   * @param start in Unix seconds
   * @return whether it is new
   */
  public boolean add(
      double start, double open, double high, double low, double close, double volume) {
    if (!(start >= first && start < end) || start != Math.rint(start)) {
      return false;
    }
    boolean told = Double.isFinite(volume) && volume >= 0;
    Candle bar =
        new Candle(
            (long) start,
            base.priceOfOne(open),
            base.priceOfOne(high),
            base.priceOfOne(low),
            base.priceOfOne(close),
            told ? volume * base.units() : ABSENT);
    return size.isStart((long) start)
        && bar.isSound()
        && bars.putIfAbsent(bar.startEpochSeconds(), bar) == null;
  }

  public List<Candle> oldestFirst() {
    return List.copyOf(bars.values());
  }
}
