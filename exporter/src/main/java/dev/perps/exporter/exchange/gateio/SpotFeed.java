package dev.perps.exporter.exchange.gateio;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.gateio.GateioWire.Pair;
import dev.perps.exporter.exchange.gateio.GateioWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets in which one can buy and sell. */
final class SpotFeed implements Feed {
  static final Endpoint<Rows<Pair>> PAIRS =
      Endpoint.get(
              "spot/currency_pairs",
              Gateio.API,
              "/api/v4/spot/currency_pairs",
              new TypeReference<Rows<Pair>>() {})
          .kept(Freshness.INSTRUMENTS);

  static final Endpoint<Rows<SpotRow>> TICKERS =
      Endpoint.get(
          "spot/tickers",
          Gateio.API,
          "/api/v4/spot/tickers",
          new TypeReference<Rows<SpotRow>>() {});

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
    Answer<Rows<SpotRow>> ticker = api.ask(TICKERS);
    Answer<Rows<Pair>> pair = api.ask(PAIRS);
    Rows<SpotRow> rows = ticker.get();
    Rows<Pair> pairs = pair.get();
    return MarketData.ofSpots(
        spots(pairs.by(Pair::id).values(), rows.by(SpotRow::currencyPair)),
        pairs.malformed() + rows.malformed());
  }

  static List<SpotTicker> spots(Collection<Pair> pairs, Map<String, SpotRow> rows) {
    SpotTickers spots = new SpotTickers("gateio");
    for (Pair pair : pairs) {
      SpotRow row = rows.get(pair.id());
      boolean trades = "tradable".equals(pair.tradeStatus()) && !"premarket".equals(pair.type());
      if (row != null && trades) {
        spots.add(pair.id(), pair.base(), pair.quote(), row.last(), row.quoteVolume(), ABSENT);
      }
    }
    return spots.all();
  }
}
