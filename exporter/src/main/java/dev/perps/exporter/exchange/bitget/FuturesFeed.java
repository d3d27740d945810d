package dev.perps.exporter.exchange.bitget;

import dev.perps.exporter.exchange.AccountRatios;
import dev.perps.exporter.exchange.AccountRatios.Ratio;
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

  private static final AccountRatios<Envelope<AccountRatio>> ACCOUNT_RATIOS =
      new AccountRatios<>(
          Bitget.get(
                  "account-long-short",
                  "mix/market/account-long-short?period=5m&productType=" + MAIN,
                  new TypeReference<Envelope<AccountRatio>>() {})
              .weighing(Bitget.WEIGHT_OF_ACCOUNT_RATIOS),
          "symbol",
          answer ->
              answer.rows().stream()
                  .map(row -> Ratio.of(row.ts(), row.longAccountRatio(), row.shortAccountRatio())));

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
        productType.equals(MAIN) ? ACCOUNT_RATIOS.addTo(perps, api) : perps,
        contractRows.malformed()
            + tickerRows.malformed()
            + fundRows.map(Rows::malformed).orElse(0));
  }
}
