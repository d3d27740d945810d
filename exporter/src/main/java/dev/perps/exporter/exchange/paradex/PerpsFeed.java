package dev.perps.exporter.exchange.paradex;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.paradex.ParadexWire.Market;
import dev.perps.exporter.exchange.paradex.ParadexWire.Page;
import dev.perps.exporter.exchange.paradex.ParadexWire.Summary;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Paradex's perpetuals: the state of all markets, joined with their list. */
final class PerpsFeed implements Feed {
  static final Endpoint<Page<Market>> MARKETS =
      Endpoint.get("markets", Paradex.API, "/v1/markets", new TypeReference<Page<Market>>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(Page::check);

  static final Endpoint<Page<Summary>> SUMMARY =
      Endpoint.get(
              "markets/summary",
              Paradex.API,
              "/v1/markets/summary?market=ALL",
              new TypeReference<Page<Summary>>() {})
          .checkedBy(Page::check);

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Page<Summary>> summary = api.ask(SUMMARY);
    Rows<Market> markets = api.ask(MARKETS).get().rows();
    Rows<Summary> rows = summary.get().rows();
    Map<String, Summary> states = rows.by(Summary::symbol);
    double unnamedPeriod = Contracts.unnamedPeriod(markets);
    List<Perp> perps = new ArrayList<>();
    for (Market market : markets.by(Market::symbol).values()) {
      Summary state = states.get(market.symbol());
      if (state != null && Contracts.isLive(market, api.now())) {
        Perp perp = Contracts.perp(market, state, unnamedPeriod);
        if (!perp.saysNothing()) {
          perps.add(perp);
        }
      }
    }
    return MarketData.ofPerps(perps, markets.malformed() + rows.malformed());
  }
}
