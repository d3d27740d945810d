package dev.perps.exporter.market;

/**
 * A spot market that has a price.
 *
 * @param symbol the exchange's own name for the pair, untouched
 * @param base the plain asset
 * @param quote the currency of the price
 * @param price last trade, quote per one unit of base
 * @param volume24hQuote turnover of the last 24 hours in quote; NaN where the exchange does not say
 * @param asOfEpochSeconds when the exchange says that this was so, in Unix seconds; NaN where it
 *     does not
 */
public record SpotTicker(
    String exchange,
    String symbol,
    String base,
    String quote,
    double price,
    double volume24hQuote,
    double asOfEpochSeconds) {}
