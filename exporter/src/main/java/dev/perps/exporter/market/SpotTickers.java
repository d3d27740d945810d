package dev.perps.exporter.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gathers the spot markets of one exchange: bundles such as {@code 1000SATS} become their plain
 * asset, and a market without a price is left out. Not thread-safe.
 */
public final class SpotTickers {
  private final String exchange;
  private final List<SpotTicker> tickers = new ArrayList<>();

  /**
   * Starts with none.
   *
   * @param exchange id of the exchange
   */
  public SpotTickers(String exchange) {
    this.exchange = exchange;
  }

  /**
   * Adds a market that trades.
   *
   * @param symbol the exchange's own name for the pair
   * @param base the exchange's own name for the base, bundles and old codes included
   * @param quote the exchange's own name for the currency of the price
   * @param lastPrice quote per one unit of the exchange's base; 0 and NaN: none
   * @param volume24hQuote turnover of the last 24 hours in quote
   * @param asOfEpochSeconds Unix seconds; NaN where the exchange does not say
   */
  public void add(
      String symbol,
      String base,
      String quote,
      double lastPrice,
      double volume24hQuote,
      double asOfEpochSeconds) {
    BaseAsset asset = BaseAsset.of(base);
    double price = asset.priceOfOne(Figure.nonZero(lastPrice));
    if (!Double.isNaN(price)) {
      tickers.add(
          new SpotTicker(
              exchange,
              symbol,
              asset.name(),
              BaseAsset.plain(quote),
              price,
              volume24hQuote,
              asOfEpochSeconds));
    }
  }

  /** What was added and has a price, in order; a view. */
  public List<SpotTicker> all() {
    return Collections.unmodifiableList(tickers);
  }
}
