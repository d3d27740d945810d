package dev.perps.exporter.analytics;

import java.util.Arrays;

/**
 * An ARMA(1,1) around a level: {@code d[t] = phi · d[t-1] + e[t] + theta · e[t-1]} with {@code d}
 * the deviation from the level and {@code e} what comes as a surprise. Something that drifts back,
 * seen through noise: with {@code theta} at {@code -phi} all is noise, at 0 nothing is.
 *
 * @param level the median of the sample, which a few extreme values do not move
 * @param phi how much of a deviation is left one step later, 0 to 0.985
 * @param theta how much of a surprise does not last, -0.9 to 0.3
 * @param lastDeviation of the last value from the level
 * @param lastSurprise of the last value
 */
record ArmaModel(
    double level, double phi, double theta, double lastDeviation, double lastSurprise) {
  private static final double[] PHI = {
    0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.985
  };
  private static final double[] THETA = {
    -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3
  };

  /**
   * The pair of a grid with the least sum of squared surprises, the first of which is taken as 0. A
   * grid always finds something; some hundred values do not tell its neighbours apart.
   *
   * @param values oldest first, all finite, at least one
   */
  static ArmaModel fit(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double level = (sorted[(values.length - 1) / 2] + sorted[values.length / 2]) / 2;
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = values[i] - level;
    }
    double last = deviations[values.length - 1];
    ArmaModel best = new ArmaModel(level, 0, 0, last, last);
    double least = Double.POSITIVE_INFINITY;
    for (double phi : PHI) {
      for (double theta : THETA) {
        double surprise = 0;
        double squares = 0;
        for (int i = 1; i < deviations.length; i++) {
          surprise = deviations[i] - phi * deviations[i - 1] - theta * surprise;
          squares += surprise * surprise;
        }
        if (squares < least) {
          least = squares;
          best = new ArmaModel(level, phi, theta, last, surprise);
        }
      }
    }
    return best;
  }

  /**
   * Expected sum of the next values: {@code n · level + (phi · d + theta · e)(1 - phi^n)/(1 -
   * phi)}.
   */
  double sumOfNext(int count) {
    double next = phi * lastDeviation + theta * lastSurprise;
    return count * level + next * (1 - Math.pow(phi, count)) / (1 - phi);
  }
}
