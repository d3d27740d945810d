package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;

/** How much a price moves. */
public final class Volatility {
  private static final double YEAR_SECONDS = 365 * 86_400;

  private Volatility() {}

  /**
   * Standard deviation of log returns (sample, divided by n - 1) times {@code √(365 d / bar)}, a
   * fraction per year: 0.5 is 50 %. NaN with fewer returns than asked for or than two.
   *
   * @param returns log returns per bar, holes NaN
   */
  public static double annualized(double[] returns, BarSize barSize, int leastBars) {
    Moments moments = Moments.of(returns, returns);
    if (moments.count() < Math.max(leastBars, 2)) {
      return Double.NaN;
    }
    double variance = moments.sumXx() / (moments.count() - 1);
    return Math.sqrt(variance * (YEAR_SECONDS / barSize.seconds()));
  }
}
