package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.Set;

/**
 * What the assets of builders' dexs are. The exchange does not say, so that names decide: known
 * commodities, indices and currencies first; then what Hyperliquid itself lists is a coin; the rest
 * are stocks, by far the most of what builders list.
 *
 * @param coins plain names of the assets on Hyperliquid's own dex
 */
record BuilderAssets(Set<String> coins) {

  /** What an asset is, by its name without the dex. */
  AssetClass assetClass(String name) {
    AssetClass byName = TraditionalAssets.classOf(name);
    boolean coin = coins.contains(Contracts.base(name, AssetClass.CRYPTO).name());
    return coin && byName == AssetClass.EQUITY ? AssetClass.CRYPTO : byName;
  }
}
