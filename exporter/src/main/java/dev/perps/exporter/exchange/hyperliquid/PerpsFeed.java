package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.MetaAndContexts;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.MarketData;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The perpetuals of Hyperliquid's own dex, all on coins and in USDC, in one call. */
final class PerpsFeed implements Feed {
  static final Endpoint<MetaAndContexts> PERPS =
      Hyperliquid.info(
              "metaAndAssetCtxs",
              "{\"type\":\"metaAndAssetCtxs\"}",
              new TypeReference<MetaAndContexts>() {})
          .checkedBy(MetaAndContexts::check);

  static final Contracts CONTRACTS =
      new Contracts("", Tokens.USDC, name -> Optional.of(AssetClass.CRYPTO));

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    return CONTRACTS.perps(api.ask(PERPS).get(), api.now());
  }
}
