package dev.perps.exporter.exchange.aster;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.aster.AsterWire.BookTop;
import dev.perps.exporter.exchange.aster.AsterWire.Contract;
import dev.perps.exporter.exchange.aster.AsterWire.ContractInterest;
import dev.perps.exporter.exchange.aster.AsterWire.ExchangeInfo;
import dev.perps.exporter.exchange.aster.AsterWire.FundingTerms;
import dev.perps.exporter.exchange.aster.AsterWire.Premium;
import dev.perps.exporter.exchange.aster.AsterWire.Ticker;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.MarketData;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** Aster's perpetuals; all are linear. */
final class PerpsFeed implements Feed {
  // Weights are those of the calls without a symbol.
  private static final Endpoint<ExchangeInfo<Contract>> EXCHANGE_INFO =
      get("v3/exchangeInfo", new TypeReference<ExchangeInfo<Contract>>() {})
          .kept(Freshness.INSTRUMENTS);
  private static final Endpoint<Rows<Ticker>> TICKER_24HR =
      get("v3/ticker/24hr", new TypeReference<Rows<Ticker>>() {}).weighing(40);
  private static final Endpoint<Rows<Premium>> PREMIUM_INDEX =
      get("v3/premiumIndex", new TypeReference<Rows<Premium>>() {});
  private static final Endpoint<Rows<FundingTerms>> FUNDING_INFO =
      get("v3/fundingInfo", new TypeReference<Rows<FundingTerms>>() {}).kept(Freshness.TERMS);
  private static final Endpoint<Rows<BookTop>> BOOK_TICKER =
      get("v3/ticker/bookTicker", new TypeReference<Rows<BookTop>>() {}).weighing(2);

  private static final Endpoint<ContractInterest> OPEN_INTEREST =
      Endpoint.get(
              "fapi/v1/openInterest",
              Aster.INTEREST,
              "/fapi/v1/openInterest",
              new TypeReference<ContractInterest>() {})
          .kept(Freshness.SWEPT);

  private static <T> Endpoint<T> get(String call, TypeReference<T> type) {
    return Endpoint.get("fapi/" + call, Aster.FAPI, "/fapi/" + call, type);
  }

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<ExchangeInfo<Contract>> info = api.ask(EXCHANGE_INFO);
    Answer<Rows<Ticker>> tickers = api.ask(TICKER_24HR);
    Answer<Rows<Premium>> premiums = api.ask(PREMIUM_INDEX);
    Answer<Rows<FundingTerms>> terms = api.ask(FUNDING_INFO);
    Answer<Rows<BookTop>> books = api.ask(BOOK_TICKER);

    Rows<Contract> contractRows = info.get().symbols();
    Rows<Ticker> tickerRows = tickers.get();
    Rows<Premium> premiumRows = premiums.get();
    Optional<Rows<FundingTerms>> termRows = terms.ifAvailable();
    Optional<Rows<BookTop>> bookRows = books.ifAvailable();

    Map<String, Contract> live = Contracts.live(contractRows.by(Contract::symbol), api.now());
    Map<String, Ticker> tickersBySymbol = tickerRows.by(Ticker::symbol);
    Contracts.Tables tables =
        new Contracts.Tables(
            tickersBySymbol,
            TradeTimes.of(
                tickerRows.stream().mapToDouble(row -> Figure.seconds(row.closeTime())), api.now()),
            premiumRows.by(Premium::symbol),
            termRows.map(rows -> rows.by(FundingTerms::symbol)).orElse(Map.of()),
            // A row without a name may be of any contract: those that are not listed then have no
            // rate, rather than one that is perhaps eight times off.
            termRows.map(rows -> rows.malformed() == 0).orElse(false),
            bookRows.map(rows -> rows.by(BookTop::symbol)).orElse(Map.of()),
            api.sweep(OPEN_INTEREST, "symbol", Contracts.biggestFirst(live, tickersBySymbol)));
    return MarketData.ofPerps(
        Contracts.perps(live, tables),
        contractRows.malformed()
            + tickerRows.malformed()
            + premiumRows.malformed()
            + termRows.map(Rows::malformed).orElse(0)
            + bookRows.map(Rows::malformed).orElse(0));
  }
}
