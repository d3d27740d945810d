package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.exchange.okx.OkxWire.SpotMarket;
import dev.perps.exporter.exchange.okx.OkxWire.Ticker;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  private static final Endpoint<Envelope<SpotMarket>> INSTRUMENTS =
      Okx.get(
              "instruments/spot",
              "public/instruments?instType=SPOT",
              new TypeReference<Envelope<SpotMarket>>() {})
          .kept(Freshness.INSTRUMENTS);
  private static final Endpoint<Envelope<Ticker>> TICKERS =
      Okx.get("tickers/spot", "market/tickers?instType=SPOT", new TypeReference<>() {});

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
    Answer<Envelope<SpotMarket>> instruments = api.ask(INSTRUMENTS);
    Answer<Envelope<Ticker>> tickers = api.ask(TICKERS);
    Rows<SpotMarket> markets = instruments.get().rows();
    Rows<Ticker> rows = tickers.get().rows();
    return MarketData.ofSpots(
        spots(
            live(markets),
            rows.by(Ticker::instId),
            TradeTimes.of(rows.stream().mapToDouble(row -> seconds(row.ts())), api.now())),
        markets.malformed() + rows.malformed());
  }

  /** Of those that do not trade, several may lack a name. */
  private static Collection<SpotMarket> live(Rows<SpotMarket> markets) {
    Map<String, SpotMarket> live = new LinkedHashMap<>();
    for (SpotMarket market : markets) {
      if (market.state().equals("live")) {
        live.putIfAbsent(market.instId(), market);
      }
    }
    return live.values();
  }

  private static List<SpotTicker> spots(
      Iterable<SpotMarket> live, Map<String, Ticker> rows, TradeTimes trades) {
    SpotTickers spots = new SpotTickers("okx");
    for (SpotMarket market : live) {
      Ticker row = rows.get(market.instId());
      if (row != null) {
        spots.add(
            market.instId(),
            market.baseCcy(),
            market.quoteCcy(),
            row.last(),
            row.volCcy24h(),
            trades.asOf(seconds(row.ts())));
      }
    }
    return spots.all();
  }
}
