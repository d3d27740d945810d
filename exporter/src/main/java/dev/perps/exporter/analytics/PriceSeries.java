package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes of one base on a regular grid, quote per one unit of base. Immutable; eight bytes per bar.
 *
 * <p>A bar without a believable close is a hole, and its close is NaN. Holes are bars without a
 * candle; closes that are 0, negative or not finite; candles that do not start on the grid; and
 * closes that are ten times off more than half of the (at most) four closest other bars, two before
 * and two after. A single wild close falls, and so do two in a row. A price that really moved that
 * far is a hole only until the next bar confirms it.
 */
public final class PriceSeries {
  private static final double ABSURD = 10;
  private static final int NEIGHBOURS = 2;

  private final BarSize barSize;
  private final long start;
  private final double[] stated;
  private final double[] closes;

  private PriceSeries(BarSize barSize, long start, double[] stated) {
    this.barSize = barSize;
    this.start = start;
    this.stated = stated;
    this.closes = believed(stated);
  }

  /** No bars yet. */
  public static PriceSeries empty(BarSize barSize) {
    return new PriceSeries(barSize, 0, new double[0]);
  }

  /** The latest bars of some candles; see {@link #append}. */
  public static PriceSeries of(BarSize barSize, Collection<Candle> candles, int mostBars) {
    return empty(barSize).append(candles, mostBars);
  }

  /**
   * These bars and more.
   *
   * @param candles finished bars in any order; of several for one bar, and against a close that is
   *     here already, the last one with a price counts
   * @param mostBars so many of the latest bars are kept, holes included
   */
  public PriceSeries append(Collection<Candle> candles, int mostBars) {
    List<Candle> priced =
        candles.stream()
            .filter(candle -> barSize.isStart(candle.startEpochSeconds()))
            .filter(candle -> candle.close() > 0 && Double.isFinite(candle.close()))
            .toList();
    if (priced.isEmpty() && stated.length <= mostBars) {
      return this;
    }
    long oldest = isEmpty() ? Long.MAX_VALUE : start;
    long end = isEmpty() ? Long.MIN_VALUE : endEpochSeconds();
    for (Candle candle : priced) {
      oldest = Math.min(oldest, candle.startEpochSeconds());
      end = Math.max(end, candle.startEpochSeconds() + barSize.seconds());
    }
    oldest = Math.max(oldest, end - mostBars * barSize.seconds());
    double[] all = new double[(int) ((end - oldest) / barSize.seconds())];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < stated.length; i++) {
      put(all, oldest, start + i * barSize.seconds(), stated[i]);
    }
    for (Candle candle : priced) {
      put(all, oldest, candle.startEpochSeconds(), candle.close());
    }
    return new PriceSeries(barSize, oldest, all);
  }

  private void put(double[] all, long oldest, long at, double close) {
    if (at >= oldest) {
      all[(int) ((at - oldest) / barSize.seconds())] = close;
    }
  }

  private static double[] believed(double[] stated) {
    double @Nullable [] closes = null;
    for (int i = 0; i < stated.length; i++) {
      if (isAbsurd(stated, i)) {
        closes = closes == null ? stated.clone() : closes;
        closes[i] = Double.NaN;
      }
    }
    return closes == null ? stated : closes; // mostly the same: no second array
  }

  private static boolean isAbsurd(double[] stated, int at) {
    int others = 0;
    int off = 0;
    for (int step = -1; step <= 1; step += 2) {
      int seen = 0;
      for (int i = at + step; seen < NEIGHBOURS && i >= 0 && i < stated.length; i += step) {
        if (!Double.isNaN(stated[i])) {
          seen++;
          boolean near = stated[at] < stated[i] * ABSURD && stated[i] < stated[at] * ABSURD;
          off += near ? 0 : 1;
        }
      }
      others += seen;
    }
    return off * 2 > others;
  }

  public BarSize barSize() {
    return barSize;
  }

  public boolean isEmpty() {
    return stated.length == 0;
  }

  /** Number of bars from the oldest to the newest, holes included. */
  public int bars() {
    return closes.length;
  }

  /** When the newest bar ends, in Unix seconds; of no meaning without bars. */
  public long endEpochSeconds() {
    return start + closes.length * barSize.seconds();
  }

  /** Closes from the oldest bar to the newest, holes NaN; a copy. */
  public double[] closes() {
    return closes.clone();
  }

  /** Close of the bar that ends at a moment in Unix seconds; NaN where there is none. */
  public double closeAt(long endEpochSeconds) {
    long bar = Math.floorDiv(endEpochSeconds - start, barSize.seconds()) - 1;
    boolean here = bar >= 0 && bar < closes.length && barSize.isStart(endEpochSeconds);
    return here ? closes[(int) bar] : Double.NaN;
  }

  /** As {@link #closeAt}; for a hole the newest close of so many bars before it. */
  public double closeAt(long endEpochSeconds, int mostBarsBefore) {
    double close = closeAt(endEpochSeconds);
    for (int back = 1; Double.isNaN(close) && back <= mostBarsBefore; back++) {
      close = closeAt(endEpochSeconds - back * barSize.seconds());
    }
    return close;
  }
}
