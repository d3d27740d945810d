package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.Asset;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.Dex;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.MetaAndContexts;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/**
 * The perpetuals of builders' dexs (HIP-3), mostly on stocks, indices and commodities. There is no
 * bulk call: each dex is one of weight 20, and asked in each cycle of ten seconds eight of them
 * would cost 960 of the 1200 allowed a minute. They are swept instead, in the order of the
 * exchange's list: once a minute eight cost 160, beside 240 for the exchange's own perpetuals and
 * spot. Figures are up to that minute old.
 *
 * <p>A dex that was not asked yet, or has not answered for some sweeps, is left out, as is one
 * whose collateral has no name. The feed fails only without the list of dexs.
 */
final class BuildersFeed implements Feed {
  static final Endpoint<Rows<Dex>> DEXS =
      Hyperliquid.info("perpDexs", "{\"type\":\"perpDexs\"}", new TypeReference<Rows<Dex>>() {})
          .kept(Freshness.INSTRUMENTS);

  static final Endpoint<SpotWire.Meta> TOKENS =
      Hyperliquid.info("spotMeta", "{\"type\":\"spotMeta\"}", new TypeReference<SpotWire.Meta>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(SpotWire.Meta::check);

  /** The contracts of the dex that the parameter {@code dex} names. */
  static final Endpoint<MetaAndContexts> PERPS_OF_DEX =
      Hyperliquid.info(
              "metaAndAssetCtxs/dex",
              "{\"type\":\"metaAndAssetCtxs\"}",
              new TypeReference<MetaAndContexts>() {})
          .kept(Freshness.SWEPT_WHOLE)
          .checkedBy(MetaAndContexts::check);

  @Override
  public String name() {
    return "builders";
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Rows<Dex>> dexs = api.ask(DEXS);
    Answer<SpotWire.Meta> tokens = api.ask(TOKENS);
    Answer<MetaAndContexts> own = api.ask(PerpsFeed.PERPS); // shared with the feed of perpetuals
    List<String> listed = List.copyOf(dexs.get().by(Dex::name).keySet());
    Map<String, MetaAndContexts> answers = api.sweep(PERPS_OF_DEX, "dex", listed);
    Optional<Tokens> names = tokens.ifAvailable().map(meta -> Tokens.of(meta.tokenRows()));
    BuilderAssets assets =
        own.ifAvailable()
            .map(answer -> new BuilderAssets(coins(answer), answer.assets().malformed() == 0))
            .orElse(new BuilderAssets(Set.of(), false));
    MarketData found = perps(answers, names, assets, api.now());
    return MarketData.ofPerps(found.perps(), found.malformedRows() + malformed(dexs.get()));
  }

  static MarketData perps(
      Map<String, MetaAndContexts> answers,
      Optional<Tokens> names,
      BuilderAssets assets,
      Instant now) {
    int malformed = 0;
    List<Perp> perps = new ArrayList<>();
    for (Map.Entry<String, MetaAndContexts> entry : answers.entrySet()) {
      double token = entry.getValue().collateralToken();
      Optional<String> collateral =
          Double.isNaN(token) || token == 0
              ? Optional.of(Tokens.USDC)
              : names.flatMap(known -> known.name(token));
      if (collateral.isEmpty()) {
        continue;
      }
      MarketData dex =
          new Contracts(entry.getKey() + ":", collateral.get(), assets::assetClass)
              .perps(entry.getValue(), now);
      perps.addAll(dex.perps());
      malformed += dex.malformedRows();
    }
    return MarketData.ofPerps(perps, malformed);
  }

  /** The first place of the list is Hyperliquid's own dex, which has no row. */
  private static int malformed(Rows<Dex> dexs) {
    int own = dexs.size() > 0 && dexs.at(0).isEmpty() ? 1 : 0;
    return dexs.malformed() - own;
  }

  private static Set<String> coins(MetaAndContexts own) {
    Set<String> coins = new HashSet<>();
    for (Asset asset : own.assets()) {
      coins.add(BaseAsset.ofThousands(asset.name(), AssetClass.CRYPTO).name());
    }
    return coins;
  }
}
