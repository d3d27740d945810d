package dev.perps.exporter.market;

import java.time.Instant;

/**
 * All that an exchange says of one future that expires, at one time. It pays no funding: what longs
 * pay for waiting is its basis, which goes to 0 until expiry.
 *
 * @param expiryEpochSeconds when it is settled, in Unix seconds
 */
public record DatedFuture(
    Instrument instrument,
    double expiryEpochSeconds,
    PerpTicker ticker,
    OpenInterest openInterest) {

  private static final double DAY = 86_400;
  private static final double YEAR = 365 * DAY;

  /**
   * Whether nothing is known but that the contract exists: no price, no volume and no open
   * interest.
   */
  public boolean saysNothing() {
    return Double.isNaN(
        Figure.firstKnown(
            ticker.markPrice(),
            ticker.indexPrice(),
            ticker.lastPrice(),
            ticker.bidPrice(),
            ticker.askPrice(),
            ticker.volume24hQuote(),
            openInterest.base(),
            openInterest.quote()));
  }

  /** Whether it has been settled by a moment; one whose expiry is not known has not. */
  public boolean isExpired(Instant now) {
    return expiryEpochSeconds <= epochSeconds(now);
  }

  /** Mark over the index that the contract is settled by, minus one: a fraction. */
  public double basisRatio() {
    return ticker.premiumRatio();
  }

  /**
   * The basis as if it were earned all year, not compounded: 0.05 is 5 % a year. Absent in the last
   * 24 hours, in which a price that moves by a tick would be many per cent.
   *
   * @param now from when on there is time until expiry
   */
  public double annualizedBasisRatio(Instant now) {
    double left = expiryEpochSeconds - epochSeconds(now);
    return left > DAY ? basisRatio() * (YEAR / left) : Figure.ABSENT;
  }

  private static double epochSeconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }
}
