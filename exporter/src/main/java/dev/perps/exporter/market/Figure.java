package dev.perps.exporter.market;

import java.time.Instant;

/**
 * From figures as exchanges state them to the convention of this package: what is absent is NaN.
 * Each of these hands NaN on, and a figure that is not finite too, which the central checks drop
 * and count.
 */
public final class Figure {

  /** What stands for a figure that is not told. */
  public static final double ABSENT = Double.NaN;

  private static final long HOUR = 3600;

  private Figure() {}

  /**
   * A price, a contract size, an interval or a moment: nothing has one of 0, which stands for
   * absence. Not for volume, open interest and rates: there 0 is a claim.
   */
  public static double nonZero(double stated) {
    return stated == 0 ? ABSENT : stated;
  }

  /**
   * A price to multiply with or divide by: absent unless it is finite and above 0, for otherwise
   * the result would be a silent 0 or have the wrong sign.
   */
  public static double priceToReckonWith(double price) {
    return Double.isFinite(price) && price > 0 ? price : ABSENT;
  }

  /** The first figure that is told; absent if none is. */
  public static double firstKnown(double... figures) {
    for (double figure : figures) {
      if (!Double.isNaN(figure)) {
        return figure;
      }
    }
    return ABSENT;
  }

  /** Unix seconds of a moment in Unix milliseconds, of which 0 says that there is none. */
  public static double seconds(double milliseconds) {
    return nonZero(milliseconds) / 1000;
  }

  /** The full UTC hour after now, in Unix seconds; at a full hour it is the next one. */
  public static double nextFullHour(Instant now) {
    return (Math.floorDiv(now.getEpochSecond(), HOUR) + 1) * (double) HOUR;
  }
}
