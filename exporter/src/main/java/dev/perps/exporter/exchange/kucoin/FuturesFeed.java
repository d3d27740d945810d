package dev.perps.exporter.exchange.kucoin;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.kucoin.KucoinWire.BookTop;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Contract;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Envelope;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * All perpetuals, coin-margined ones among them, and dated futures: one call lists them all.
 * Without the second one, only bid and ask are missing.
 */
final class FuturesFeed implements Feed {
  static final Endpoint<Envelope<Rows<Contract>>> CONTRACTS =
      Endpoint.get(
              "contracts/active",
              Kucoin.FUTURES,
              "/api/v1/contracts/active",
              new TypeReference<Envelope<Rows<Contract>>>() {})
          .weighing(3)
          .checkedBy(Envelope::check);

  private static final Endpoint<Envelope<Rows<BookTop>>> TICKERS =
      Endpoint.get(
              "allTickers",
              Kucoin.FUTURES,
              "/api/v1/allTickers",
              new TypeReference<Envelope<Rows<BookTop>>>() {})
          .weighing(5)
          .checkedBy(Envelope::check);

  @Override
  public String name() {
    return "futures";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Rows<Contract>>> contracts = api.ask(CONTRACTS);
    Answer<Envelope<Rows<BookTop>>> tickers = api.ask(TICKERS);
    Rows<Contract> rows = contracts.get().content();
    Rows<BookTop> tops = tickers.ifAvailable().map(Envelope::content).orElse(Rows.of(List.of()));
    Map<String, BookTop> books = tops.by(BookTop::symbol);
    List<Contract> live =
        rows.by(Contract::symbol).values().stream()
            .filter(contract -> ContractFigures.isLive(contract, api.now()))
            .toList();
    List<Perp> perps =
        live.stream()
            .filter(ContractFigures::isPerpetual)
            .map(contract -> ContractFigures.perp(contract, books.get(contract.symbol())))
            .filter(perp -> !perp.saysNothing())
            .toList();
    // All rows are of one answer: the newest of those that tell when they were made dates the rest.
    double asOf =
        perps.stream()
            .mapToDouble(perp -> perp.ticker().asOfEpochSeconds())
            .filter(moment -> !Double.isNaN(moment))
            .max()
            .orElse(Figure.ABSENT);
    return MarketData.ofContracts(
        perps,
        live.stream()
            .filter(ContractFigures::isDated)
            .map(contract -> ContractFigures.future(contract, books.get(contract.symbol()), asOf))
            .filter(future -> !future.saysNothing())
            .toList(),
        rows.malformed() + tops.malformed());
  }
}
