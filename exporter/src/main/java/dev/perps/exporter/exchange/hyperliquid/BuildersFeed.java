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
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/**
 * The perpetuals of builders' dexs (HIP-3), mostly on stocks, indices and commodities. There is no
 * bulk call: each dex is one of weight 20. Asked in each cycle of ten seconds, a dex would cost 120
 * of the 1200 allowed a minute, and eight of them 960. Their answers are therefore kept as long as
 * swept ones, some minutes: at one call in four minutes eight dexs cost 40 a minute, beside 240 for
 * the exchange's own perpetuals and spot.
 *
 * <p>A dex that does not answer, or whose collateral has no name, is left out; the feed fails when
 * none answers.
 */
final class BuildersFeed implements Feed {
  static final Endpoint<Rows<Dex>> DEXS =
      Hyperliquid.info("perpDexs", "{\"type\":\"perpDexs\"}", new TypeReference<Rows<Dex>>() {})
          .kept(Freshness.INSTRUMENTS);

  static final Endpoint<SpotWire.Meta> TOKENS =
      Hyperliquid.info("spotMeta", "{\"type\":\"spotMeta\"}", new TypeReference<SpotWire.Meta>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(SpotWire.Meta::check);

  /** A dex's name goes into a question as it is. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  static Endpoint<MetaAndContexts> perpsOf(String dex) {
    return Hyperliquid.info(
            "metaAndAssetCtxs/dex",
            "{\"type\":\"metaAndAssetCtxs\",\"dex\":\"" + dex + "\"}",
            new TypeReference<MetaAndContexts>() {})
        .kept(Freshness.SWEPT)
        .checkedBy(MetaAndContexts::check);
  }

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
    Map<String, Answer<MetaAndContexts>> asked = new LinkedHashMap<>();
    int malformed = malformed(dexs.get());
    for (Dex dex : dexs.get()) {
      if (isUsable(dex) && dex.name() != null) {
        asked.computeIfAbsent(dex.name(), name -> api.ask(perpsOf(name)));
      }
    }
    Map<String, MetaAndContexts> answers = new LinkedHashMap<>();
    asked.forEach(
        (dex, answer) -> answer.ifAvailable().ifPresent(found -> answers.put(dex, found)));
    if (answers.isEmpty()) {
      asked.values().stream().findFirst().ifPresent(Answer::get); // says why
    }
    Optional<Tokens> names = tokens.ifAvailable().map(meta -> Tokens.of(meta.tokenRows()));
    BuilderAssets assets =
        new BuilderAssets(own.ifAvailable().map(BuildersFeed::coins).orElse(Set.of()));
    MarketData found = perps(answers, names, assets, api.now());
    return MarketData.ofPerps(found.perps(), found.malformedRows() + malformed);
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
    int unusable = (int) dexs.stream().filter(dex -> !isUsable(dex)).count();
    return dexs.malformed() - own + unusable;
  }

  private static boolean isUsable(Dex dex) {
    return dex.name() != null && NAME.matcher(dex.name()).matches();
  }

  private static Set<String> coins(MetaAndContexts own) {
    Set<String> coins = new HashSet<>();
    for (Asset asset : own.assets()) {
      if (asset.name() != null) {
        coins.add(Contracts.base(asset.name(), AssetClass.CRYPTO).name());
      }
    }
    return coins;
  }
}
