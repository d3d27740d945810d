package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.RowMap;
import dev.perps.exporter.exchange.kraken.SpotWire.Envelope;
import dev.perps.exporter.exchange.kraken.SpotWire.PairRow;
import dev.perps.exporter.exchange.kraken.SpotWire.TickerRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * Kraken's spot markets that are open to anyone, among them the dollar prices of stablecoins. The
 * symbol is the key of Kraken's own tables: {@code XXBTZUSD}, {@code SOLUSD}.
 */
final class SpotFeed implements Feed {
  static final Endpoint<Envelope<PairRow>> PAIRS =
      Endpoint.get(
              "public/AssetPairs",
              Kraken.SPOT,
              "/0/public/AssetPairs",
              new TypeReference<Envelope<PairRow>>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(Envelope::check);

  static final Endpoint<Envelope<TickerRow>> TICKERS =
      Endpoint.get(
              "public/Ticker",
              Kraken.SPOT,
              "/0/public/Ticker",
              new TypeReference<Envelope<TickerRow>>() {})
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
    Answer<Envelope<PairRow>> pairs = api.ask(PAIRS);
    Answer<Envelope<TickerRow>> tickers = api.ask(TICKERS);
    return spots(pairs.get().table(), tickers.get().table());
  }

  static MarketData spots(RowMap<PairRow> pairs, RowMap<TickerRow> tickers) {
    int malformed = pairs.malformed() + tickers.malformed();
    SpotTickers spots = new SpotTickers("kraken");
    for (Map.Entry<String, PairRow> entry : pairs.rows().entrySet()) {
      PairRow pair = entry.getValue();
      if (!"online".equals(pair.status())) {
        continue;
      }
      String[] names = pair.wsname() == null ? new String[0] : pair.wsname().split("/", -1);
      if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
        malformed++;
        continue;
      }
      TickerRow ticker = tickers.rows().get(entry.getKey());
      if (ticker == null && pair.altname() != null) {
        ticker = tickers.rows().get(pair.altname());
      }
      if (ticker != null) {
        spots.add(entry.getKey(), names[0], names[1], ticker.last(), ticker.turnover24h(), ABSENT);
      }
    }
    return MarketData.ofSpots(spots.all(), malformed);
  }
}
