package dev.perps.exporter.market;

/**
 * Prices and volume of a perpetual or of a dated future; NaN where the exchange does not say.
 *
 * @param markPrice quote per one unit of base
 * @param indexPrice quote per one unit of base
 * @param lastPrice quote per one unit of base
 * @param bidPrice best bid, quote per one unit of base
 * @param askPrice best ask, quote per one unit of base
 * @param change24hRatio price change over 24 hours as a fraction: 0.02 is +2 %
 * @param volume24hQuote turnover of the last 24 hours, in quote
 * @param asOfEpochSeconds when the exchange says that these figures were made, in Unix seconds
 */
public record PerpTicker(
    double markPrice,
    double indexPrice,
    double lastPrice,
    double bidPrice,
    double askPrice,
    double change24hRatio,
    double volume24hQuote,
    double asOfEpochSeconds) {

  /** Mark over index minus one, a fraction. */
  public double premiumRatio() {
    return markPrice / indexPrice - 1;
  }
}
