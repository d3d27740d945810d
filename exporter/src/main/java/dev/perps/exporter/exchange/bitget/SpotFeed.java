package dev.perps.exporter.exchange.bitget;

import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bitget.BitgetWire.Envelope;
import dev.perps.exporter.exchange.bitget.BitgetWire.SpotMarket;
import dev.perps.exporter.exchange.bitget.BitgetWire.SpotRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.exporter.market.SpotTickers;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Spot markets that trade now. */
final class SpotFeed implements Feed {
  private static final Endpoint<Envelope<SpotMarket>> SYMBOLS =
      Bitget.get(
              "spot/symbols", "spot/public/symbols", new TypeReference<Envelope<SpotMarket>>() {})
          .kept(Freshness.INSTRUMENTS);
  private static final Endpoint<Envelope<SpotRow>> TICKERS =
      Bitget.get("spot/tickers", "spot/market/tickers", new TypeReference<>() {});

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
    Answer<Envelope<SpotMarket>> symbols = api.ask(SYMBOLS);
    Answer<Envelope<SpotRow>> tickers = api.ask(TICKERS);
    Rows<SpotMarket> markets = symbols.get().rows();
    Envelope<SpotRow> answer = tickers.get();
    return MarketData.ofSpots(
        spots(
            markets.by(SpotMarket::symbol).values(),
            answer.rows().by(SpotRow::symbol),
            seconds(answer.requestTime())),
        markets.malformed() + answer.rows().malformed());
  }

  private static List<SpotTicker> spots(
      Iterable<SpotMarket> markets, Map<String, SpotRow> rows, double answered) {
    SpotTickers spots = new SpotTickers("bitget");
    for (SpotMarket market : markets) {
      SpotRow row = rows.get(market.symbol());
      if (row != null && row.ts() != 0 && market.status().equals("online")) {
        spots.add(
            market.symbol(),
            market.baseCoin(),
            market.quoteCoin(),
            row.lastPr(),
            row.quoteVolume(),
            firstKnown(seconds(row.ts()), answered));
      }
    }
    return spots.all();
  }
}
