package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.aster.AsterWire.ExchangeInfo;
import dev.perps.exporter.exchange.aster.AsterWire.SpotMarket;
import dev.perps.exporter.exchange.aster.AsterWire.Ticker;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  private static final Endpoint<ExchangeInfo<SpotMarket>> EXCHANGE_INFO =
      Endpoint.get(
              "sapi/v3/exchangeInfo",
              Aster.SAPI,
              "/api/v3/exchangeInfo",
              new TypeReference<ExchangeInfo<SpotMarket>>() {})
          .kept(Freshness.INSTRUMENTS);
  private static final Endpoint<Rows<Ticker>> TICKER_24HR =
      Endpoint.get(
              "sapi/v3/ticker/24hr",
              Aster.SAPI,
              "/api/v3/ticker/24hr",
              new TypeReference<Rows<Ticker>>() {})
          .weighing(40);

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
    Answer<ExchangeInfo<SpotMarket>> info = api.ask(EXCHANGE_INFO);
    Answer<Rows<Ticker>> tickers = api.ask(TICKER_24HR);
    Rows<SpotMarket> markets = info.get().symbols();
    Rows<Ticker> rows = tickers.get();
    return MarketData.ofSpots(
        spots(
            markets.by(SpotMarket::symbol).values(),
            rows.by(Ticker::symbol),
            TradeTimes.of(rows.stream().mapToDouble(row -> seconds(row.closeTime())), api.now())),
        markets.malformed() + rows.malformed());
  }

  private static List<SpotTicker> spots(
      Iterable<SpotMarket> markets, Map<String, Ticker> rows, TradeTimes trades) {
    SpotTickers spots = new SpotTickers("aster");
    for (SpotMarket market : markets) {
      Ticker row = rows.get(market.symbol());
      if (row != null && market.status().equals("TRADING") && !Aster.isTest(market.symbol())) {
        spots.add(
            market.symbol(),
            market.baseAsset(),
            market.quoteAsset(),
            row.lastPrice(),
            row.quoteVolume(),
            trades.asOf(seconds(row.closeTime())));
      }
    }
    return spots.all();
  }
}
