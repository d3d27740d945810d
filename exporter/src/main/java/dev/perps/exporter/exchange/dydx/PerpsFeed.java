package dev.perps.exporter.exchange.dydx;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.RowMap;
import dev.perps.exporter.exchange.dydx.DydxWire.Closes;
import dev.perps.exporter.exchange.dydx.DydxWire.Height;
import dev.perps.exporter.exchange.dydx.DydxWire.Market;
import dev.perps.exporter.exchange.dydx.DydxWire.Markets;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * dYdX's perpetuals. With them, in each cycle, goes the question whether the indexer follows the
 * chain: its answer dates the figures. Last prices are asked about once a minute. The feed can do
 * without either.
 */
final class PerpsFeed implements Feed {
  private static final Endpoint<Markets> MARKETS =
      Endpoint.get(
              "perpetualMarkets",
              Dydx.INDEXER,
              "/v4/perpetualMarkets",
              new TypeReference<Markets>() {})
          .checkedBy(Markets::check);
  private static final Endpoint<RowMap<Closes>> SPARKLINES =
      Endpoint.get(
              "sparklines",
              Dydx.INDEXER,
              "/v4/sparklines?timePeriod=ONE_DAY",
              new TypeReference<RowMap<Closes>>() {})
          .kept(Freshness.SLOW);
  private static final Endpoint<Height> HEIGHT =
      Endpoint.get("height", Dydx.INDEXER, "/v4/height", new TypeReference<Height>() {});

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Markets> markets = api.ask(MARKETS);
    Answer<RowMap<Closes>> sparklines = api.ask(SPARKLINES);
    Answer<Height> height = api.ask(HEIGHT);

    RowMap<Market> rows = markets.get().rows();
    Optional<RowMap<Closes>> closes = sparklines.ifAvailable();
    Map<String, Closes> closesByTicker = closes.map(RowMap::rows).orElse(Map.of());
    double asOf = height.ifAvailable().map(Height::epochSeconds).orElse(Double.NaN);

    int malformed = rows.malformed() + closes.map(RowMap::malformed).orElse(0);
    List<Perp> perps = new ArrayList<>();
    for (Map.Entry<String, Market> row : rows.rows().entrySet()) {
      Optional<Ticker> ticker = Ticker.of(row.getKey());
      if (ticker.isEmpty()) {
        malformed++;
      } else if (Contracts.isLive(row.getValue())) {
        double last = closesByTicker.getOrDefault(row.getKey(), new Closes(Double.NaN)).newest();
        perps.add(Contracts.perp(ticker.get(), row.getValue(), last, asOf, api.now()));
      }
    }
    perps.removeIf(Perp::saysNothing);
    return MarketData.ofPerps(perps, malformed);
  }
}
