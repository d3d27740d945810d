package dev.perps.exporter.analytics;

/** Simple exponential smoothing: {@code level += weight · (value - level)}. */
final class ExponentialSmoothing {
  private static final double[] WEIGHTS = {0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9};

  private ExponentialSmoothing() {}

  /**
   * The level after the last value, with the weight whose forecasts from each value to the next had
   * the least sum of absolute errors. It begins with the first value.
   *
   * @param values oldest first, all finite, at least one
   */
  static double level(double[] values) {
    double best = values[0];
    double least = Double.POSITIVE_INFINITY;
    for (double weight : WEIGHTS) {
      double level = values[0];
      double errors = 0;
      for (double value : values) {
        errors += Math.abs(value - level);
        level += weight * (value - level);
      }
      if (errors < least) {
        least = errors;
        best = level;
      }
    }
    return best;
  }
}
