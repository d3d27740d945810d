package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.htx.HtxWire.Reply;
import dev.perps.exporter.exchange.htx.HtxWire.SpotMarket;
import dev.perps.exporter.exchange.htx.HtxWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  static final Endpoint<Reply<SpotMarket>> MARKETS =
      Endpoint.get(
              "common/market-symbols",
              Htx.SPOT,
              "/v1/settings/common/market-symbols",
              new TypeReference<Reply<SpotMarket>>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(Reply::check);

  static final Endpoint<Reply<SpotRow>> TICKERS =
      Endpoint.get(
              "market/tickers", Htx.SPOT, "/market/tickers", new TypeReference<Reply<SpotRow>>() {})
          .checkedBy(Reply::check);

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
    Answer<Reply<SpotRow>> tickers = api.ask(TICKERS);
    Rows<SpotMarket> markets = api.ask(MARKETS).get().rows();
    Reply<SpotRow> answer = tickers.get();
    Map<String, SpotRow> rows = answer.rows().by(SpotRow::symbol);
    SpotTickers spots = new SpotTickers("htx");
    for (SpotMarket market : markets.by(SpotMarket::symbol).values()) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && "online".equals(market.state())) {
        spots.add(
            market.symbol(),
            market.bc(),
            market.qc(),
            row.close(),
            row.vol(),
            seconds(answer.ts()));
      }
    }
    return MarketData.ofSpots(spots.all(), markets.malformed() + answer.rows().malformed());
  }
}
