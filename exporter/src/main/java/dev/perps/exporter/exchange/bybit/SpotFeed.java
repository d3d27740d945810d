package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.bybit.BybitWire.Envelope;
import dev.perps.exporter.exchange.bybit.BybitWire.SpotMarket;
import dev.perps.exporter.exchange.bybit.BybitWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  private final Endpoint<Envelope<SpotMarket>> instruments;
  private final Endpoint<Envelope<SpotRow>> tickers;

  SpotFeed(Host host) {
    instruments =
        Endpoint.get(
                "instruments-info/spot",
                host,
                "/v5/market/instruments-info?category=spot&limit=1000",
                new TypeReference<Envelope<SpotMarket>>() {})
            .kept(Freshness.INSTRUMENTS)
            .checkedBy(BybitWire::check);
    tickers =
        Endpoint.get(
                "tickers/spot",
                host,
                "/v5/market/tickers?category=spot",
                new TypeReference<Envelope<SpotRow>>() {})
            .checkedBy(BybitWire::check);
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
    Answer<Envelope<SpotRow>> ticker = api.ask(tickers);
    Instruments<SpotMarket> markets = Instruments.ask(api, instruments, SpotMarket::symbol);
    Envelope<SpotRow> answer = ticker.get();
    List<SpotTicker> spots =
        spots(
            markets.bySymbol().values(),
            answer.page().rows().by(SpotRow::symbol),
            seconds(answer.time()));
    return MarketData.ofSpots(spots, markets.malformed() + answer.page().rows().malformed());
  }

  /**
   * Joins and converts.
   *
   * @param asOf when the tickers were made, in Unix seconds
   */
  static List<SpotTicker> spots(
      Collection<SpotMarket> markets, Map<String, SpotRow> rows, double asOf) {
    SpotTickers spots = new SpotTickers("bybit");
    for (SpotMarket market : markets) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && market.status().equals("Trading")) {
        spots.add(
            market.symbol(),
            market.baseCoin(),
            market.quoteCoin(),
            row.lastPrice(),
            row.turnover24h(),
            asOf);
      }
    }
    return spots.all();
  }
}
