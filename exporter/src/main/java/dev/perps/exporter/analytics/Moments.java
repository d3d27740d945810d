package dev.perps.exporter.analytics;

/**
 * Means, and sums of squares and products around them, of the pairs of which both are finite. Two
 * passes: the means first, so that nothing cancels.
 *
 * @param count number of pairs
 * @param sumXx sum of {@code (x - meanX)²}
 * @param sumYy sum of {@code (y - meanY)²}
 * @param sumXy sum of {@code (x - meanX)(y - meanY)}
 */
record Moments(int count, double meanX, double meanY, double sumXx, double sumYy, double sumXy) {
  // Equal prices have returns of exactly 0; what deviates less than this is rounding.
  private static final double ROUNDING = 1e-12;

  /** Moments of two samples of the same length. Means are NaN without a pair. */
  static Moments of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " and " + y.length + " values make no pairs");
    }
    int count = 0;
    double totalX = 0;
    double totalY = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        count++;
        totalX += x[i];
        totalY += y[i];
      }
    }
    double meanX = totalX / count;
    double meanY = totalY / count;
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        double dx = x[i] - meanX;
        double dy = y[i] - meanY;
        sumXx += dx * dx;
        sumYy += dy * dy;
        sumXy += dx * dy;
      }
    }
    return new Moments(count, meanX, meanY, sumXx, sumYy, sumXy);
  }

  /** Whether both x and y deviate by more than rounding does. */
  boolean bothVary() {
    double least = count * ROUNDING * ROUNDING;
    return sumXx > least && sumYy > least;
  }

  /** Standard deviation of x as of a whole population: divided by n. */
  double deviationX() {
    return Math.sqrt(sumXx / count);
  }
}
