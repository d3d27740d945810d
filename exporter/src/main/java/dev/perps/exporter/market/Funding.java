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

  /** For how long it is plain which payment follows one that has been made. */
  private static final double JUST_NOW = 600;

  /**
   * Funding of the running interval on an exchange that announces each payment and publishes no
   * forecast. The rate is absent where the interval is, without which it says nothing; and where it
   * is 0 while no payment is announced: a zero that is never charged is no rate.
   */
  public static Funding announced(double rate, double intervalSeconds, double nextEpochSeconds) {
    boolean told = !Double.isNaN(intervalSeconds) && !(rate == 0 && Double.isNaN(nextEpochSeconds));
    return new Funding(
        told ? rate : Figure.ABSENT, Figure.ABSENT, intervalSeconds, nextEpochSeconds);
  }

  /**
   * The same at the moment of a rate that is newer than the list its payment is read from: once
   * that payment has been made, the next one is an interval later. One that is longer ago stays as
   * it is, for nobody knows what followed it.
   *
   * @param epochSeconds when the rate was told, in Unix seconds; NaN leaves all as it is
   */
  public Funding at(double epochSeconds) {
    double following = nextEpochSeconds + intervalSeconds;
    boolean made =
        nextEpochSeconds < epochSeconds
            && epochSeconds < nextEpochSeconds + JUST_NOW
            && epochSeconds < following;
    return made ? new Funding(rate, predictedRate, intervalSeconds, following) : this;
  }

  /** The rate as if it were paid every eight hours, a fraction. */
  public double rate8h() {
    return rate * (EIGHT_HOURS / intervalSeconds);
  }

  /** The rate over 365 days without compounding, a fraction: 0.1 is 10 % a year. */
  public double apr() {
    return rate * (YEAR / intervalSeconds);
  }
}
