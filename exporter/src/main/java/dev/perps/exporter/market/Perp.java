package dev.perps.exporter.market;

/**
 * All that an exchange says of one live perpetual at one time.
 *
 * @param longShortAccountRatio accounts that are long over accounts that are short: 1.5 is three to
 *     two; NaN where the exchange does not say
 */
public record Perp(
    Instrument instrument,
    PerpTicker ticker,
    Funding funding,
    OpenInterest openInterest,
    double longShortAccountRatio) {

  /** A contract without a word on how accounts are positioned. */
  public Perp(
      Instrument instrument, PerpTicker ticker, Funding funding, OpenInterest openInterest) {
    this(instrument, ticker, funding, openInterest, Figure.ABSENT);
  }

  /** The same with this many long accounts for each short one. */
  public Perp withLongShortAccountRatio(double ratio) {
    return new Perp(instrument, ticker, funding, openInterest, ratio);
  }

  /**
   * Whether nothing is known but that the contract exists: no price, no volume, no open interest
   * and no funding rate. Intervals, moments and a change in price alone tell nothing.
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
            funding.rate(),
            funding.predictedRate(),
            openInterest.base(),
            openInterest.quote()));
  }
}
