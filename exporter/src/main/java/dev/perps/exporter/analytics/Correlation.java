package dev.perps.exporter.analytics;

import java.util.List;

/** Pearson's coefficient of correlation, -1 to 1. */
public final class Correlation {
  /** Two points are always on a line. */
  private static final int LEAST_PAIRS = 3;

  private Correlation() {}

  /**
   * {@code Σ(x - mean)(y - mean) / √(Σ(x - mean)² · Σ(y - mean)²)} over the bars that both have;
   * NaN with fewer than asked for or than three, or while either does not vary.
   *
   * @param x log returns, holes NaN
   * @param y log returns over the same bars, holes NaN
   */
  public static double pearson(double[] x, double[] y, int leastPairs) {
    return pearson(Moments.of(x, y), leastPairs);
  }

  static double pearson(Moments moments, int leastPairs) {
    if (moments.count() < Math.max(leastPairs, LEAST_PAIRS) || !moments.bothVary()) {
      return Double.NaN;
    }
    double r = moments.sumXy() / (Math.sqrt(moments.sumXx()) * Math.sqrt(moments.sumYy()));
    return Math.clamp(r, -1, 1);
  }

  /**
   * Correlation of each of these with each, every pair over the bars that both have. Symmetric; the
   * diagonal is 1, NaN for a series that has no correlation of its own.
   *
   * @param returns of the same window and end
   * @return a new matrix in the order of the argument
   */
  public static double[][] matrix(List<LogReturns> returns) {
    double[][] matrix = new double[returns.size()][returns.size()];
    for (int i = 0; i < matrix.length; i++) {
      LogReturns one = returns.get(i);
      for (int j = 0; j <= i; j++) {
        LogReturns other = returns.get(j);
        one.requireSameBars(other);
        double r = pearson(one.values(), other.values(), one.window().leastBars());
        matrix[i][j] = i == j && !Double.isNaN(r) ? 1 : r;
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }
}
