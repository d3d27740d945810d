package dev.perps.exporter.analytics;

/**
 * Ordinary least squares of the log returns of a base (y) on those of Bitcoin (x), over the bars
 * that both have: {@code y = intercept + beta · x}.
 *
 * @param beta {@code Σ(x - mean)(y - mean) / Σ(x - mean)²}, moves of the base per move of Bitcoin;
 *     Bitcoin's own is exactly 1. NaN with too few bars, and while Bitcoin is flat: dividing by
 *     almost nothing gives any number
 * @param intercept what the base returns per bar while Bitcoin stands still, a fraction; NaN where
 *     beta is
 * @param rSquared share of the variance of y that x explains, 0 to 1; NaN where beta is, and where
 *     y does not vary at all
 * @param bars number of bars that both have
 */
public record Regression(double beta, double intercept, double rSquared, int bars) {
  /** Two points are always on a line. */
  private static final int LEAST_BARS = 3;

  /**
   * Bitcoin is flat below this standard deviation of its log returns per bar. Its quietest five
   * minutes have about thirty times as much; a feed that stands still, or toggles by one tick, has
   * less.
   */
  static final double FLAT = 1e-5;

  /** A regression over three bars or more. */
  public static Regression of(double[] x, double[] y) {
    return of(x, y, LEAST_BARS);
  }

  /**
   * A regression over as many bars as asked for, at least three.
   *
   * @param x log returns of Bitcoin, holes NaN
   * @param y log returns of the base over the same bars, holes NaN
   */
  public static Regression of(double[] x, double[] y, int leastBars) {
    return of(Moments.of(x, y), leastBars);
  }

  static Regression of(Moments moments, int leastBars) {
    boolean enough = moments.count() >= Math.max(leastBars, LEAST_BARS);
    if (!enough || moments.deviationX() < FLAT) {
      return new Regression(Double.NaN, Double.NaN, Double.NaN, moments.count());
    }
    double beta = moments.sumXy() / moments.sumXx();
    double rSquared =
        moments.bothVary() ? Math.min(1, beta * (moments.sumXy() / moments.sumYy())) : Double.NaN;
    return new Regression(
        beta, moments.meanY() - beta * moments.meanX(), rSquared, moments.count());
  }
}
