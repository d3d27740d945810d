package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.IsoTime;
import dev.perps.exporter.exchange.kraken.FuturesWire.InstrumentRow;
import dev.perps.exporter.exchange.kraken.FuturesWire.Instruments;
import dev.perps.exporter.exchange.kraken.FuturesWire.TickerRow;
import dev.perps.exporter.exchange.kraken.FuturesWire.Tickers;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * Perpetuals and dated futures of Kraken Futures: one call says all, the list of contracts says
 * which of them live.
 *
 * <p>The list is required. Without it neither the kind nor the size of a contract nor its life is
 * known, and half-known contracts would make the exchange's totals wrong. For the same reason a
 * ticker that the list lacks waits until the list is asked again: it is new and not open yet, or
 * gone.
 *
 * <p>A contract lives while it is tradeable and not suspended; a perpetual with a last trading time
 * is being delisted, a dated future has always one. One that is {@code postOnly} lives: so are
 * contracts on stocks and currencies while those markets are closed, with funding, positions and a
 * book.
 */
final class FuturesFeed implements Feed {
  static final Endpoint<Instruments> INSTRUMENTS =
      Endpoint.get(
              "derivatives/instruments",
              Kraken.FUTURES,
              "/derivatives/api/v3/instruments",
              new TypeReference<Instruments>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(Instruments::check);

  static final Endpoint<Tickers> TICKERS =
      Endpoint.get(
              "derivatives/tickers",
              Kraken.FUTURES,
              "/derivatives/api/v3/tickers",
              new TypeReference<Tickers>() {})
          .checkedBy(Tickers::check);

  @Override
  public String name() {
    return "futures";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Instruments> instruments = api.ask(INSTRUMENTS);
    Answer<Tickers> tickers = api.ask(TICKERS);
    return contracts(instruments.get(), tickers.get(), api.now());
  }

  static MarketData contracts(Instruments instruments, Tickers tickers, Instant now) {
    int malformed = instruments.rows().malformed() + tickers.rows().malformed();
    Map<String, InstrumentRow> listed = instruments.rows().by(InstrumentRow::symbol);
    double asOf = IsoTime.epochSeconds(tickers.serverTime());
    List<Perp> perps = new ArrayList<>();
    List<DatedFuture> futures = new ArrayList<>();
    for (TickerRow ticker : tickers.rows().by(TickerRow::symbol).values()) {
      InstrumentRow row = listed.get(ticker.symbol());
      if (row == null || !FuturesContract.trades(row, ticker)) {
        continue;
      }
      Optional<FuturesContract> contract = FuturesContract.of(row, ticker);
      if (contract.isEmpty()) {
        malformed++;
      } else if (contract.get().isPerpetual()) {
        perps.add(contract.get().perp(asOf, now));
      } else if (contract.get().isDated()) {
        futures.add(contract.get().future(asOf));
      }
    }
    perps.removeIf(Perp::saysNothing);
    futures.removeIf(DatedFuture::saysNothing);
    return MarketData.ofContracts(perps, futures, malformed);
  }
}
