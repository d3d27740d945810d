package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.kraken.FuturesWire.InstrumentRow;
import dev.perps.exporter.exchange.kraken.FuturesWire.Instruments;
import dev.perps.exporter.exchange.kraken.FuturesWire.TickerRow;
import dev.perps.exporter.exchange.kraken.FuturesWire.Tickers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kraken's contracts in its own units, as positions and their funding are counted. */
public final class KrakenContracts {
  private KrakenContracts() {}

  /**
   * Perpetuals and dated futures, also those that are halted. Asks what the feed of futures asks,
   * so that one call serves both. Blocks.
   *
   * @throws ExchangeException when there is no good answer
   */
  public static List<KrakenContract> of(Api api) {
    Answer<Instruments> instruments = api.ask(FuturesFeed.INSTRUMENTS);
    Answer<Tickers> tickers = api.ask(FuturesFeed.TICKERS);
    Map<String, InstrumentRow> listed = instruments.get().rows().by(InstrumentRow::symbol);
    List<KrakenContract> contracts = new ArrayList<>();
    for (TickerRow ticker : tickers.get().rows().by(TickerRow::symbol).values()) {
      InstrumentRow row = listed.get(ticker.symbol());
      if (row != null) {
        FuturesContract.of(row, ticker).map(FuturesContract::inOwnUnits).ifPresent(contracts::add);
      }
    }
    return List.copyOf(contracts);
  }
}
