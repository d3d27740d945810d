package dev.perps.exporter.analytics;

/**
 * Funding that a contract can be expected to settle from its newest settlement on, a fraction of
 * the notional that longs pay, not compounded; NaN where the history is too short.
 *
 * <p>The method is the mean of two: an ARMA(1,1) around the median, which knows that extreme rates
 * do not last, and exponential smoothing, which follows when the level itself moves. Both are
 * fitted on the settlements of the last 30 days, each converted to the newest one's interval. On
 * held-back history its error is smaller than that of "the last rate stays", for most contracts
 * though not for all, and on real contracts of eight hours smaller than that of either part: see
 * {@code docs/analytics.md}. It knows only what was settled; a rate that the exchange announces for
 * the running interval has no part in it.
 *
 * @param next24h sum over the settlements of the next 24 hours
 * @param next7d sum over those of the next seven days
 */
public record FundingForecast(double next24h, double next7d) {
  /** Too little is known. */
  public static final FundingForecast NONE = new FundingForecast(Double.NaN, Double.NaN);

  /** What is learned from. */
  static final long TRAINING_SECONDS = 30 * 86_400L;

  /** The least to learn from: settlements, and the time they cover. */
  static final int LEAST_SETTLEMENTS = 30;

  static final long LEAST_SECONDS = 7 * 86_400L;

  private static final double DAY = 86_400;

  /**
   * Forecasts. Absent with fewer than 30 settlements, or fewer than seven days, or less than {@link
   * FundingHistory#LEAST_COVERAGE} of the time since the oldest that is used; and while the newest
   * is two of its intervals old or older.
   *
   * @param nowEpochSeconds Unix seconds
   */
  public static FundingForecast of(FundingHistory history, double nowEpochSeconds) {
    int from = history.firstWithin(TRAINING_SECONDS);
    int count = history.size() - from;
    if (count < LEAST_SETTLEMENTS || !history.isCurrent(nowEpochSeconds)) {
      return NONE;
    }
    double span = history.spanSeconds(from);
    boolean enough = span >= LEAST_SECONDS;
    if (!enough || history.coveredSeconds(from) < FundingHistory.LEAST_COVERAGE * span) {
      return NONE;
    }
    double interval = history.intervalSeconds(history.size() - 1);
    double[] rates = new double[count];
    for (int i = 0; i < count; i++) {
      double own = history.intervalSeconds(from + i);
      rates[i] = history.rate(from + i) * (Double.isNaN(own) ? 1 : interval / own);
    }
    ArmaModel model = ArmaModel.fit(rates);
    double smoothed = ExponentialSmoothing.level(rates);
    int day = (int) Math.round(DAY / interval);
    int week = (int) Math.round(7 * DAY / interval);
    return new FundingForecast(
        (model.sumOfNext(day) + day * smoothed) / 2, (model.sumOfNext(week) + week * smoothed) / 2);
  }
}
