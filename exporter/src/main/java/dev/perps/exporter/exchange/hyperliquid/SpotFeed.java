package dev.perps.exporter.exchange.hyperliquid;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Context;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Market;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.MetaAndContexts;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Pair;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.util.ArrayList;
import java.util.List;
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
    Map<String, Context> contexts = answer.contextRows().by(Context::coin);
    List<SpotTicker> spots = new ArrayList<>();
    for (Market market : answer.metaRow().marketRows().by(Market::name).values()) {
      Context context = contexts.get(market.name());
      if (context != null) {
        ticker(market.name(), market.tokens(), tokens, context).ifPresent(spots::add);
      }
    }
    return MarketData.ofSpots(
        spots,
        answer.metaRow().tokenRows().malformed()
            + answer.metaRow().marketRows().malformed()
            + answer.contextRows().malformed());
  }

  /** Empty without a price or a name of either side. */
  private static Optional<SpotTicker> ticker(
      String symbol, Pair pair, Tokens tokens, Context context) {
    double price = firstKnown(nonZero(context.midPx()), nonZero(context.markPx()));
    Optional<String> base = tokens.name(pair.base());
    Optional<String> quote = tokens.name(pair.quote());
    if (Double.isNaN(price) || base.isEmpty() || quote.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SpotTicker(
            "hyperliquid", symbol, base.get(), quote.get(), price, context.dayNtlVlm(), ABSENT));
  }
}
