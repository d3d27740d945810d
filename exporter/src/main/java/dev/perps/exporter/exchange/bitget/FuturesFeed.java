package dev.perps.exporter.exchange.bitget;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bitget.BitgetWire.AccountRatio;
import dev.perps.exporter.exchange.bitget.BitgetWire.Contract;
import dev.perps.exporter.exchange.bitget.BitgetWire.Envelope;
import dev.perps.exporter.exchange.bitget.BitgetWire.FundRate;
import dev.perps.exporter.exchange.bitget.BitgetWire.Ticker;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The perpetuals of one margin: USDT, USDC or coins. */
final class FuturesFeed implements Feed {
  /** The product type whose contracts are nearly all of the market. */
  private static final String MAIN = "USDT-FUTURES";

  /** Of how many contracts, the biggest, it is asked how accounts are positioned. */
  private static final int BIGGEST = 10;

  private static final Endpoint<Envelope<AccountRatio>> ACCOUNT_RATIO =
      Bitget.get(
              "account-long-short",
              "mix/market/account-long-short?period=5m&productType=" + MAIN,
              new TypeReference<Envelope<AccountRatio>>() {})
          .weighing(Bitget.WEIGHT_OF_ACCOUNT_RATIOS)
          .kept(Freshness.SWEPT_RARELY);

  private final String name;
  private final String productType;
  private final ContractKind kind;
  private final Endpoint<Envelope<Contract>> contracts;
  private final Endpoint<Envelope<Ticker>> tickers;
  private final Endpoint<Envelope<FundRate>> fundRates;

  FuturesFeed(String name, String productType, ContractKind kind) {
    this.name = name;
    this.productType = productType;
    this.kind = kind;
    contracts =
        get("contracts", new TypeReference<Envelope<Contract>>() {}).kept(Freshness.INSTRUMENTS);
    tickers = get("tickers", new TypeReference<Envelope<Ticker>>() {});
    fundRates =
        get("current-fund-rate", new TypeReference<Envelope<FundRate>>() {}).kept(Freshness.SLOW);
  }

  private <T> Endpoint<Envelope<T>> get(String call, TypeReference<Envelope<T>> type) {
    return Bitget.get(
        call + "/" + name, "mix/market/" + call + "?productType=" + productType, type);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int everyCycles() {
    return productType.equals(MAIN) ? 1 : 2;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Contract>> contract = api.ask(contracts);
    Answer<Envelope<Ticker>> ticker = api.ask(tickers);
    Answer<Envelope<FundRate>> fundRate = api.ask(fundRates);

    Rows<Contract> contractRows = contract.get().rows();
    Envelope<Ticker> answer = ticker.get();
    Rows<Ticker> tickerRows = answer.rows();
    Optional<Rows<FundRate>> fundRows = fundRate.ifAvailable().map(Envelope::rows);
    List<Perp> perps =
        FuturesPerps.perps(
            kind,
            FuturesPerps.live(contractRows.by(Contract::symbol).values(), api.now()),
            tickerRows.by(Ticker::symbol),
            fundRows.map(rows -> rows.by(FundRate::symbol)).orElse(Map.of()),
            Figure.seconds(answer.requestTime()));
    return MarketData.ofPerps(
        productType.equals(MAIN) ? withAccountRatios(api, perps) : perps,
        contractRows.malformed()
            + tickerRows.malformed()
            + fundRows.map(Rows::malformed).orElse(0));
  }

  private static List<Perp> withAccountRatios(Api api, List<Perp> perps) {
    List<String> biggest =
        perps.stream()
            .sorted(comparingDouble(perp -> -perp.ticker().volume24hQuote()))
            .limit(BIGGEST)
            .map(perp -> perp.instrument().symbol())
            .toList();
    Map<String, Envelope<AccountRatio>> answers = api.sweep(ACCOUNT_RATIO, "symbol", biggest);
    return perps.stream()
        .map(
            perp -> {
              Envelope<AccountRatio> told = answers.get(perp.instrument().symbol());
              return told == null
                  ? perp
                  : perp.withLongShortAccountRatio(FuturesPerps.latestRatio(told.rows()));
            })
        .toList();
  }
}
