package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.market.AssetClass;
import java.util.Set;

/**
 * What the assets of builders' dexs are. The exchange does not say, so that names decide: known
 * commodities, indices and currencies first; then what Hyperliquid itself lists is a coin; the rest
 * are stocks, by far the most of what builders list.
 *
 * @param coins plain names of the assets on Hyperliquid's own dex
 */
record BuilderAssets(Set<String> coins) {

  private static final Set<String> COMMODITIES =
      Set.of(
          "GOLD",
          "SILVER",
          "COPPER",
          "PLATINUM",
          "PALLADIUM",
          "ALUMINIUM",
          "URANIUM",
          "OIL",
          "CL",
          "WTI",
          "WTIOIL",
          "USOIL",
          "BRENTOIL",
          "NATGAS",
          "CORN",
          "WHEAT");
  private static final Set<String> INDICES =
      Set.of(
          "XYZ100",
          "SP500",
          "US500",
          "USA500",
          "USTECH",
          "USA100",
          "US100",
          "US30",
          "SMALL2000",
          "JP225",
          "KR200",
          "VIX",
          "DXY",
          "MAG7",
          "SEMIS",
          "SEMI",
          "ROBOT",
          "INFOTECH",
          "NUCLEAR",
          "DEFENSE",
          "ENERGY",
          "BIOTECH");
  private static final Set<String> CURRENCIES =
      Set.of("EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "KRW");

  /** What an asset is, by its name without the dex. */
  AssetClass assetClass(String name) {
    if (COMMODITIES.contains(name)) {
      return AssetClass.COMMODITY;
    }
    if (INDICES.contains(name)) {
      return AssetClass.INDEX;
    }
    if (CURRENCIES.contains(name)) {
      return AssetClass.FX;
    }
    boolean coin = coins.contains(Contracts.base(name, AssetClass.CRYPTO).name());
    return coin ? AssetClass.CRYPTO : AssetClass.EQUITY;
  }
}
