package dev.perps.exporter.exchange.kraken;

/**
 * Settled funding of one period of a contract. Absent rates are NaN.
 *
 * @param startEpochSeconds when the period began
 * @param periodSeconds an hour; four until 2022
 * @param relative fraction of the value for the period; positive: longs paid
 * @param absolute USD per unit of base (linear), units of base per contract of 1 USD (inverse)
 */
public record KrakenRate(
    long startEpochSeconds, long periodSeconds, double relative, double absolute) {

  /** When it was paid. */
  public long endEpochSeconds() {
    return startEpochSeconds + periodSeconds;
  }
}
