package dev.perps.exporter.market;

/** All that an exchange says of one live perpetual at one time. */
public record Perp(
    Instrument instrument, PerpTicker ticker, Funding funding, OpenInterest openInterest) {

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
