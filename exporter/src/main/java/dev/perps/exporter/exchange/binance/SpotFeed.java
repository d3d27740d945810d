package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.binance.BinanceWire.ExchangeInfo;
import dev.perps.exporter.exchange.binance.BinanceWire.SpotMarket;
import dev.perps.exporter.exchange.binance.BinanceWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  private final Endpoint<ExchangeInfo<SpotMarket>> exchangeInfo;
  private final Endpoint<Rows<SpotRow>> ticker24hr;

  SpotFeed(Host host) {
    // Account permissions are most of the answer's many megabytes.
    exchangeInfo =
        Endpoint.get(
                "api/exchangeInfo",
                host,
                "/api/v3/exchangeInfo?showPermissionSets=false",
                new TypeReference<ExchangeInfo<SpotMarket>>() {})
            .weighing(20)
            .kept(Freshness.INSTRUMENTS);
    // MINI leaves out what is not used here.
    ticker24hr =
        Endpoint.get(
                "api/ticker/24hr",
                host,
                "/api/v3/ticker/24hr?type=MINI",
                new TypeReference<Rows<SpotRow>>() {})
            .weighing(80);
  }

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
    Answer<ExchangeInfo<SpotMarket>> info = api.ask(exchangeInfo);
    Answer<Rows<SpotRow>> tickers = api.ask(ticker24hr);
    Rows<SpotMarket> markets = info.get().symbols();
    Rows<SpotRow> rows = tickers.get();
    return MarketData.ofSpots(
        spots(
            markets.by(SpotMarket::symbol).values(),
            rows.by(SpotRow::symbol),
            TradeTimes.of(rows.stream().mapToDouble(row -> seconds(row.closeTime())), api.now())),
        markets.malformed() + rows.malformed());
  }

  /**
   * Spot lists some bundles of cheap coins as contracts do: {@code 1000SATS}.
   *
   * @param trades date the rows, whose time may be that of a trade long ago
   */
  static List<SpotTicker> spots(
      Iterable<SpotMarket> markets, Map<String, SpotRow> rows, TradeTimes trades) {
    SpotTickers spots = new SpotTickers("binance");
    for (SpotMarket market : markets) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && market.status().equals("TRADING")) {
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
