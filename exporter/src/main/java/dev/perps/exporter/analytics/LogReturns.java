package dev.perps.exporter.analytics;

import java.util.Arrays;

/**
 * Logarithms of close over previous close, bar by bar over one window: {@code ln(c[i] / c[i-1])}.
 * Immutable.
 *
 * <p>NaN where either close is missing: a return over a hole would be one of two bars and counts as
 * none. All are NaN for a series that ended more than {@link Window#MOST_CARRIED_BARS} before the
 * window does.
 */
public final class LogReturns {
  private final Window window;
  private final long endEpochSeconds;
  private final double[] values;

  private LogReturns(Window window, long endEpochSeconds, double[] values) {
    this.window = window;
    this.endEpochSeconds = endEpochSeconds;
    this.values = values;
  }

  /**
   * Returns of the window that ends with the last bar that is over at a moment.
   *
   * @param series of the window's bar size
   * @param endEpochSeconds the moment, in Unix seconds; to compare series, the same one for all
   */
  public static LogReturns of(PriceSeries series, Window window, long endEpochSeconds) {
    if (series.barSize() != window.barSize()) {
      throw new IllegalArgumentException(window + " is not made of bars of " + series.barSize());
    }
    long end = window.barSize().startOf(endEpochSeconds);
    double[] values = new double[window.bars()];
    if (Double.isNaN(series.closeAt(end, Window.MOST_CARRIED_BARS))) {
      Arrays.fill(values, Double.NaN);
      return new LogReturns(window, end, values);
    }
    long at = end - window.seconds();
    double before = series.closeAt(at);
    for (int i = 0; i < values.length; i++) {
      at += window.barSize().seconds();
      double close = series.closeAt(at);
      values[i] = Math.log(close / before);
      before = close;
    }
    return new LogReturns(window, end, values);
  }

  public Window window() {
    return window;
  }

  /** When the window ends, in Unix seconds. */
  public long endEpochSeconds() {
    return endEpochSeconds;
  }

  /** From the oldest bar to the newest, holes NaN; a copy. */
  public double[] toArray() {
    return values.clone();
  }

  void requireSameBars(LogReturns other) {
    if (window != other.window || endEpochSeconds != other.endEpochSeconds) {
      throw new IllegalArgumentException("returns of different windows make no pairs");
    }
  }

  /** Not a copy: for reading only. */
  double[] values() {
    return values;
  }
}
