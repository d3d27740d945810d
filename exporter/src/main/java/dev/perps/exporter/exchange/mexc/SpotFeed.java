package dev.perps.exporter.exchange.mexc;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.mexc.SpotWire.ExchangeInfo;
import dev.perps.exporter.exchange.mexc.SpotWire.Market;
import dev.perps.exporter.exchange.mexc.SpotWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  static final Endpoint<ExchangeInfo> MARKETS =
      Endpoint.get(
              "exchangeInfo",
              Mexc.SPOT,
              "/api/v3/exchangeInfo",
              new TypeReference<ExchangeInfo>() {})
          .weighing(10)
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(ExchangeInfo::check);

  static final Endpoint<Rows<SpotRow>> TICKERS =
      Endpoint.get(
              "ticker/24hr",
              Mexc.SPOT,
              "/api/v3/ticker/24hr",
              new TypeReference<Rows<SpotRow>>() {})
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
    Answer<Rows<SpotRow>> ticker = api.ask(TICKERS);
    Answer<ExchangeInfo> info = api.ask(MARKETS);
    Rows<SpotRow> rows = ticker.get();
    Rows<Market> markets = info.get().rows();
    return MarketData.ofSpots(
        spots(
            markets.by(Market::symbol).values(),
            rows.by(SpotRow::symbol),
            TradeTimes.of(rows.stream().mapToDouble(row -> seconds(row.closeTime())), api.now())),
        markets.malformed() + rows.malformed());
  }

  static List<SpotTicker> spots(
      Collection<Market> markets, Map<String, SpotRow> rows, TradeTimes trades) {
    SpotTickers spots = new SpotTickers("mexc");
    for (Market market : markets) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && market.trades()) {
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
