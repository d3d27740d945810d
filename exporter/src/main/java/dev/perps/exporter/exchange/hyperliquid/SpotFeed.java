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
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;
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
  public int everyCycles() {
    return 2;
  }

  @Override
  public MarketData collect(Api api) {
    return spots(api.ask(SPOT).get());
  }

  /** The lists of markets and of contexts are of different order and length: joined by name. */
  static MarketData spots(MetaAndContexts answer) {
    Tokens tokens = Tokens.of(answer.metaRow().tokenRows());
    Map<String, Context> contexts = answer.contextRows().by(Context::coin);
    SpotTickers spots = new SpotTickers("hyperliquid");
    for (Market market : answer.metaRow().marketRows().by(Market::name).values()) {
      Context context = contexts.get(market.name());
      Optional<String> base = tokens.name(market.tokens().base());
      Optional<String> quote = tokens.name(market.tokens().quote());
      if (context != null && base.isPresent() && quote.isPresent()) {
        double price = firstKnown(nonZero(context.midPx()), nonZero(context.markPx()));
        spots.add(market.name(), base.get(), quote.get(), price, context.dayNtlVlm(), ABSENT);
      }
    }
    return MarketData.ofSpots(
        spots.all(),
        answer.metaRow().tokenRows().malformed()
            + answer.metaRow().marketRows().malformed()
            + answer.contextRows().malformed());
  }
}
