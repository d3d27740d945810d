package dev.perps.exporter.analytics;

/** What holding a base earned. */
public final class Returns {
  private Returns() {}

  /**
   * Simple return over a window: last close over the close at the window's start, minus one; a
   * fraction. For a hole at either end stands the close before it, up to {@link
   * Window#MOST_CARRIED_BARS} older; NaN without one. Bars between do not matter.
   *
   * @param endEpochSeconds the window ends with the last bar that is over then, in Unix seconds
   */
  public static double simple(PriceSeries series, Window window, long endEpochSeconds) {
    long end = window.barSize().startOf(endEpochSeconds);
    double last = series.closeAt(end, Window.MOST_CARRIED_BARS);
    double first = series.closeAt(end - window.seconds(), Window.MOST_CARRIED_BARS);
    return last / first - 1;
  }
}
