package dev.perps.exporter.exchange.dydx;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.Optional;

/**
 * A market's name, taken apart. Anyone may list a market; one on a token of a decentralised
 * exchange carries that exchange and the token's address: {@code BUFFI,UNISWAP_V3,0X4C1B…-USD}.
 *
 * @param symbol the whole
 */
record Ticker(String symbol, BaseAsset base, String quote, AssetClass assetClass) {

  /** Empty unless there is a base, a hyphen and a quote; a base may hold hyphens, too. */
  static Optional<Ticker> of(String symbol) {
    int hyphen = symbol.lastIndexOf('-');
    String pair = hyphen < 0 ? "" : symbol.substring(0, hyphen);
    String name = pair.contains(",") ? pair.substring(0, pair.indexOf(',')) : pair;
    String quote = symbol.substring(hyphen + 1);
    if (name.isEmpty() || quote.isEmpty()) {
      return Optional.empty();
    }
    BaseAsset base = BaseAsset.of(name);
    boolean token = !name.equals(pair);
    return Optional.of(
        new Ticker(
            symbol,
            base,
            quote,
            token ? AssetClass.CRYPTO : TraditionalAssets.classAmongCoins(base.name())));
  }
}
