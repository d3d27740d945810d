package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.Optional;
import java.util.Set;

/**
 * What the assets of builders' dexs are. The exchange does not say, so that names decide: known
 * commodities, indices and currencies first; then what Hyperliquid itself lists is a coin; the rest
 * are stocks, by far the most of what builders list.
 *
 * @param coins plain names of the assets on Hyperliquid's own dex
 * @param complete whether these are all of them
 */
record BuilderAssets(Set<String> coins, boolean complete) {

  /**
   * What an asset is, by its name without the dex; empty where it may be a coin of a row that could
   * not be read.
   */
  Optional<AssetClass> assetClass(String name) {
    AssetClass byName = TraditionalAssets.classOf(name);
    if (byName != AssetClass.EQUITY) {
      return Optional.of(byName);
    }
    if (coins.contains(BaseAsset.ofThousands(name, AssetClass.CRYPTO).name())) {
      return Optional.of(AssetClass.CRYPTO);
    }
    boolean sure = complete || TraditionalAssets.classAmongCoins(name) == AssetClass.EQUITY;
    return sure ? Optional.of(AssetClass.EQUITY) : Optional.empty();
  }
}
