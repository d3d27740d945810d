package dev.perps.exporter.exchange.kucoin;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Envelope;
import dev.perps.exporter.exchange.kucoin.KucoinWire.SpotMarket;
import dev.perps.exporter.exchange.kucoin.KucoinWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that are open for trading. */
final class SpotFeed implements Feed {
  private static final Endpoint<Envelope<Rows<SpotMarket>>> MARKETS =
      Endpoint.get(
              "symbols",
              Kucoin.SPOT,
              "/api/v2/symbols",
              new TypeReference<Envelope<Rows<SpotMarket>>>() {})
          .weighing(4)
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(Envelope::check);

  private static final Endpoint<Envelope<KucoinWire.SpotTickers>> TICKERS =
      Endpoint.get(
              "market/allTickers",
              Kucoin.SPOT,
              "/api/v1/market/allTickers",
              new TypeReference<Envelope<KucoinWire.SpotTickers>>() {})
          .weighing(15)
          .checkedBy(Envelope::check);

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
    Answer<Envelope<Rows<SpotMarket>>> listed = api.ask(MARKETS);
    Answer<Envelope<KucoinWire.SpotTickers>> tickers = api.ask(TICKERS);
    Rows<SpotMarket> markets = listed.get().content();
    KucoinWire.SpotTickers answer = tickers.get().content();
    Map<String, SpotRow> rows = answer.rows().by(SpotRow::symbol);
    SpotTickers spots = new SpotTickers("kucoin");
    for (SpotMarket market : markets.by(SpotMarket::symbol).values()) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && market.enableTrading()) {
        spots.add(
            market.symbol(),
            market.baseCurrency(),
            market.quoteCurrency(),
            row.last(),
            row.volValue(),
            seconds(answer.time()));
      }
    }
    return MarketData.ofSpots(spots.all(), markets.malformed() + answer.rows().malformed());
  }
}
