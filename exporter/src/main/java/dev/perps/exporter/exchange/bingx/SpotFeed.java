package dev.perps.exporter.exchange.bingx;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bingx.BingXWire.Envelope;
import dev.perps.exporter.exchange.bingx.BingXWire.SpotList;
import dev.perps.exporter.exchange.bingx.BingXWire.SpotMarket;
import dev.perps.exporter.exchange.bingx.BingXWire.SpotRow;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  static final Endpoint<Envelope<SpotList>> SYMBOLS =
      Endpoint.get(
              "spot/symbols",
              BingX.API,
              "/openApi/spot/v1/common/symbols",
              new TypeReference<Envelope<SpotList>>() {})
          .stamped("timestamp")
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(BingXWire::checkList);

  static final Endpoint<Envelope<Rows<SpotRow>>> TICKERS =
      Endpoint.get(
              "spot/ticker",
              BingX.API,
              "/openApi/spot/v1/ticker/24hr",
              new TypeReference<Envelope<Rows<SpotRow>>>() {})
          .stamped("timestamp")
          .checkedBy(BingXWire::check);

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
    Answer<Envelope<SpotList>> list = api.ask(SYMBOLS);
    Answer<Envelope<Rows<SpotRow>>> tickers = api.ask(TICKERS);
    Rows<SpotMarket> markets = list.get().content().markets();
    Envelope<Rows<SpotRow>> answer = tickers.get();
    Map<String, SpotRow> rows = answer.content().by(SpotRow::symbol);
    SpotTickers spots = new SpotTickers("bingx");
    for (SpotMarket market : markets.by(SpotMarket::symbol).values()) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && market.status() == 1) {
        spots.add(
            market.symbol(),
            market.base(),
            market.quote(),
            row.lastPrice(),
            row.quoteVolume(),
            Figure.seconds(answer.timestamp()));
      }
    }
    return MarketData.ofSpots(spots.all(), markets.malformed() + answer.content().malformed());
  }
}
