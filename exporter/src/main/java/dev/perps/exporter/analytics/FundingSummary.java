package dev.perps.exporter.analytics;

/**
 * Settled funding of one contract over one window.
 *
 * @param accumulatedRatio sum of the rates, not compounded: what a long position of constant
 *     notional paid, a fraction of it
 * @param settlements number of payments
 * @param positiveShare share of the payments that longs made, 0 to 1; payments of 0 count for
 *     neither side
 * @param deviationRatio standard deviation of the rates (sample, divided by n - 1), a fraction per
 *     payment; NaN with fewer than two
 */
public record FundingSummary(
    double accumulatedRatio, int settlements, double positiveShare, double deviationRatio) {

  /** The history does not cover the window. */
  public static final FundingSummary NONE =
      new FundingSummary(Double.NaN, 0, Double.NaN, Double.NaN);
}
