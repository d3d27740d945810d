package dev.perps.exporter.backfill;

import dev.perps.exporter.market.OpenInterest;
import java.util.Arrays;

/**
 * Open interest of a contract as it was. A point stands until the next one, for as long as points
 * usually are apart. Immutable.
 */
final class Interest {
  /** Nothing known. */
  static final Interest NONE = new Interest(new double[0][]);

  private static final double DAY = 86_400;
  private static final double MINUTE = 60;

  private final double[][] points;
  private final double usual;

  /**
   * From what an exchange tells.
   *
   * @param points rows of moment in Unix seconds, base units and quote, oldest first; NaN where one
   *     is not told
   */
  Interest(double[][] points) {
    this.points = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      // Exchanges take stock some milliseconds before or after.
      double moment = Math.rint(points[i][0] / MINUTE) * MINUTE;
      this.points[i] = new double[] {moment, points[i][1], points[i][2]};
    }
    double[] gaps = new double[Math.max(0, points.length - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = this.points[i + 1][0] - this.points[i][0];
    }
    Arrays.sort(gaps);
    usual = gaps.length == 0 ? Plan.STEP : Math.min(DAY, gaps[gaps.length / 2]);
  }

  /**
   * As it was at a moment.
   *
   * @param mark price in quote per base, with which an amount told in the one makes the other; NaN
   *     where it is not known
   */
  OpenInterest at(long epochSeconds, double mark) {
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points[middle][0] <= epochSeconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0 || epochSeconds - points[low - 1][0] >= usual) {
      return OpenInterest.NONE;
    }
    double base = points[low - 1][1];
    double quote = points[low - 1][2];
    if (Double.isNaN(quote)) {
      return OpenInterest.ofBase(base, mark);
    }
    return Double.isNaN(base) ? OpenInterest.ofQuote(quote, mark) : new OpenInterest(base, quote);
  }
}
