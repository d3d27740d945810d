package dev.perps.exporter.analytics;

/** What holding a base earned. */
public final class Returns {
  private Returns() {}

  /**
   * Simple return over a window: last close over the close at the window's start, minus one; a
   * fraction, NaN without either. Bars between do not matter.
   *
   * @param endEpochSeconds the window ends with the last bar that is over then, in Unix seconds
   */
  public static double simple(PriceSeries series, Window window, long endEpochSeconds) {
    double first = lastClose(series, endEpochSeconds - window.seconds());
    return lastClose(series, endEpochSeconds) / first - 1;
  }

  /**
   * Close of the last bar that is over at a moment in Unix seconds. For a hole stands the close
   * before it, up to {@link Window#MOST_CARRIED_BARS} older; NaN without one.
   */
  static double lastClose(PriceSeries series, long epochSeconds) {
    return series.closeAt(series.barSize().startOf(epochSeconds), Window.MOST_CARRIED_BARS);
  }
}
