package dev.perps.exporter.market;

/**
 * What longs pay shorts (negative: shorts pay longs). A rate is per its own interval, which differs
 * between contracts; only {@link #rate8h()} and {@link #apr()} can be compared.
 *
 * @param rate fraction of the notional for the running interval, paid at {@code nextEpochSeconds}
 * @param predictedRate the exchange's own forecast for the interval after that; NaN where it
 *     publishes none
 * @param intervalSeconds length of this contract's interval
 * @param nextEpochSeconds when the running interval ends, in Unix seconds
 */
public record Funding(
    double rate, double predictedRate, double intervalSeconds, double nextEpochSeconds) {

  /** No word on funding. */
  public static final Funding NONE = new Funding(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private static final double EIGHT_HOURS = 8 * 3600;
  private static final double YEAR = 365 * 86_400;

  /** The rate as if it were paid every eight hours, a fraction. */
  public double rate8h() {
    return rate * (EIGHT_HOURS / intervalSeconds);
  }

  /** The rate over 365 days without compounding, a fraction: 0.1 is 10 % a year. */
  public double apr() {
    return rate * (YEAR / intervalSeconds);
  }
}
