package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Context;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Market;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.MetaAndContexts;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Pair;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** Hyperliquid's spot markets, in one call. */
final class SpotFeed implements Feed {
  static final Endpoint<MetaAndContexts> SPOT =
      Hyperliquid.info(
              "spotMetaAndAssetCtxs",
              "{\"type\":\"spotMetaAndAssetCtxs\"}",
              new TypeReference<MetaAndContexts>() {})
          .checkedBy(MetaAndContexts::check);

  @Override
  public String name() {
    return "spot";
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public MarketData collect(Api api) {
    return spots(api.ask(SPOT).get());
  }

  /** The lists of markets and of contexts are of different order and length: joined by name. */
  static MarketData spots(MetaAndContexts answer) {
    Tokens tokens = Tokens.of(answer.metaRow().tokenRows());
    int malformed =
        tokens.malformed()
            + answer.metaRow().marketRows().malformed()
            + answer.contextRows().malformed();
    Map<String, Context> contexts = new HashMap<>();
    for (Context context : answer.contextRows()) {
      if (context.coin() == null) {
        malformed++;
      } else {
        contexts.putIfAbsent(context.coin(), context);
      }
    }
    Map<String, SpotTicker> spots = new LinkedHashMap<>();
    for (Market market : answer.metaRow().marketRows()) {
      if (market.name() == null || market.tokens() == null) {
        malformed++;
        continue;
      }
      Context context = contexts.get(market.name());
      if (context != null) {
        ticker(market.name(), market.tokens(), tokens, context)
            .ifPresent(spot -> spots.putIfAbsent(spot.symbol(), spot));
      }
    }
    return MarketData.ofSpots(spots.values().stream().toList(), malformed);
  }

  /** Empty without a price or a name of either side. */
  private static Optional<SpotTicker> ticker(
      String symbol, Pair pair, Tokens tokens, Context context) {
    double middle = Contracts.price(context.midPx());
    double price = Double.isNaN(middle) ? Contracts.price(context.markPx()) : middle;
    Optional<String> base = tokens.name(pair.base());
    Optional<String> quote = tokens.name(pair.quote());
    if (Double.isNaN(price) || base.isEmpty() || quote.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SpotTicker(
            "hyperliquid",
            symbol,
            base.get(),
            quote.get(),
            price,
            context.dayNtlVlm(),
            Double.NaN));
  }
}
