package dev.perps.exporter.exchange.binance;

import dev.perps.exporter.exchange.AccountRatios;
import dev.perps.exporter.exchange.AccountRatios.Ratio;
import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.binance.BinanceWire.AccountRatio;
import dev.perps.exporter.exchange.binance.BinanceWire.BookTop;
import dev.perps.exporter.exchange.binance.BinanceWire.Contract;
import dev.perps.exporter.exchange.binance.BinanceWire.ContractInterest;
import dev.perps.exporter.exchange.binance.BinanceWire.ExchangeInfo;
import dev.perps.exporter.exchange.binance.BinanceWire.FundingTerms;
import dev.perps.exporter.exchange.binance.BinanceWire.Premium;
import dev.perps.exporter.exchange.binance.BinanceWire.Ticker;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.MarketData;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * USD-M or COIN-M perpetuals and dated futures: the same calls on {@code /fapi/v1} and {@code
 * /dapi/v1}.
 */
final class FuturesFeed implements Feed {
  private final String name;
  private final ContractKind kind;
  private final Endpoint<ExchangeInfo<Contract>> exchangeInfo;
  private final Endpoint<Rows<Ticker>> ticker24hr;
  private final Endpoint<Rows<Premium>> premiumIndex;
  private final Endpoint<Rows<FundingTerms>> fundingInfo;
  private final Endpoint<Rows<BookTop>> bookTicker;
  private final Endpoint<ContractInterest> openInterest;
  private final AccountRatios<Rows<AccountRatio>> accountRatios;

  FuturesFeed(String name, Host host, ContractKind kind) {
    this.name = name;
    this.kind = kind;
    // Weights are those of the calls without a symbol.
    exchangeInfo =
        get(host, "exchangeInfo", new TypeReference<ExchangeInfo<Contract>>() {})
            .kept(Freshness.INSTRUMENTS);
    ticker24hr = get(host, "ticker/24hr", new TypeReference<Rows<Ticker>>() {}).weighing(40);
    premiumIndex = get(host, "premiumIndex", new TypeReference<Rows<Premium>>() {}).weighing(10);
    fundingInfo =
        get(host, "fundingInfo", new TypeReference<Rows<FundingTerms>>() {}).kept(Freshness.TERMS);
    bookTicker = get(host, "ticker/bookTicker", new TypeReference<Rows<BookTop>>() {}).weighing(5);
    openInterest =
        get(host, "openInterest", new TypeReference<ContractInterest>() {}).kept(Freshness.SWEPT);
    accountRatios =
        new AccountRatios<>(
            // These calls have no weight, but a limit of their own: 1000 in 5 minutes for each
            // address.
            Endpoint.get(
                host.name() + "/globalLongShortAccountRatio",
                host,
                "/futures/data/globalLongShortAccountRatio?period=5m&limit=1",
                new TypeReference<Rows<AccountRatio>>() {}),
            kind == ContractKind.LINEAR ? "symbol" : "pair",
            rows ->
                rows.stream()
                    .map(row -> Ratio.of(row.timestamp(), row.longAccount(), row.shortAccount())));
  }

  static <T> Endpoint<T> get(Host host, String call, TypeReference<T> type) {
    return Endpoint.get(host.name() + "/" + call, host, "/" + host.name() + "/v1/" + call, type);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int everyCycles() {
    return kind == ContractKind.INVERSE ? 2 : 1;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<ExchangeInfo<Contract>> info = api.ask(exchangeInfo);
    Answer<Rows<Ticker>> tickers = api.ask(ticker24hr);
    Answer<Rows<Premium>> premiums = api.ask(premiumIndex);
    Answer<Rows<FundingTerms>> terms = api.ask(fundingInfo);
    Answer<Rows<BookTop>> books = api.ask(bookTicker);

    Rows<Contract> contractRows = info.get().symbols();
    Rows<Ticker> tickerRows = tickers.get();
    Rows<Premium> premiumRows = premiums.get();
    Optional<Rows<FundingTerms>> termRows = terms.ifAvailable();
    Optional<Rows<BookTop>> bookRows = books.ifAvailable();

    Map<String, Contract> live = ContractFigures.live(contractRows.by(Contract::symbol), api.now());
    Map<String, Ticker> tickersBySymbol = tickerRows.by(Ticker::symbol);
    Map<String, ContractInterest> interest =
        api.sweep(
            openInterest, "symbol", ContractFigures.biggestFirst(kind, live, tickersBySymbol));

    ContractFigures.Tables tables =
        new ContractFigures.Tables(
            tickersBySymbol,
            premiumRows.by(Premium::symbol),
            termRows.map(rows -> rows.by(FundingTerms::symbol)).orElse(Map.of()),
            // A row without a name may be of any contract. Until the next good answer, some minutes
            // later, a contract without a row then has no rate, rather than one that is perhaps
            // eight times off; those with a row keep theirs.
            termRows.map(rows -> rows.malformed() == 0).orElse(false),
            bookRows.map(rows -> rows.by(BookTop::symbol)).orElse(Map.of()),
            TradeTimes.of(
                tickerRows.stream().mapToDouble(row -> Figure.seconds(row.closeTime())), api.now()),
            interest);
    return MarketData.ofContracts(
        accountRatios.addTo(
            ContractFigures.perps(kind, live, tables),
            perp -> Optional.ofNullable(live.get(perp.instrument().symbol())).map(this::asked),
            api),
        ContractFigures.futures(kind, live, tables),
        contractRows.malformed()
            + tickerRows.malformed()
            + premiumRows.malformed()
            + termRows.map(Rows::malformed).orElse(0)
            + bookRows.map(Rows::malformed).orElse(0));
  }

  /** How accounts stand is told by symbol on fapi, by pair on dapi. */
  private String asked(Contract contract) {
    return kind == ContractKind.LINEAR
        ? contract.symbol()
        : contract.baseAsset() + contract.quoteAsset();
  }
}
