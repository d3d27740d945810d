package dev.perps.exporter.exchange.bybit;

import dev.perps.exporter.exchange.AccountRatios;
import dev.perps.exporter.exchange.AccountRatios.Ratio;
import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.bybit.BybitWire.AccountRatio;
import dev.perps.exporter.exchange.bybit.BybitWire.Contract;
import dev.perps.exporter.exchange.bybit.BybitWire.Envelope;
import dev.perps.exporter.exchange.bybit.BybitWire.Ticker;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** Perpetuals and dated futures of one category, {@code linear} or {@code inverse}. */
final class ContractFeed implements Feed {
  private final String category;
  private final ContractKind kind;
  private final Endpoint<Envelope<Contract>> instruments;
  private final Endpoint<Envelope<Ticker>> tickers;
  private final AccountRatios<Envelope<AccountRatio>> accountRatios;

  ContractFeed(Host host, String category, ContractKind kind) {
    this.category = category;
    this.kind = kind;
    // Without a limit a page has 500 rows.
    instruments =
        Endpoint.get(
                "instruments-info/" + category,
                host,
                "/v5/market/instruments-info?category=" + category + "&limit=1000",
                new TypeReference<Envelope<Contract>>() {})
            .kept(Freshness.INSTRUMENTS)
            .checkedBy(BybitWire::check);
    tickers =
        Endpoint.get(
                "tickers/" + category,
                host,
                "/v5/market/tickers?category=" + category,
                new TypeReference<Envelope<Ticker>>() {})
            .checkedBy(BybitWire::check);
    accountRatios =
        new AccountRatios<>(
            Endpoint.get(
                    "account-ratio/" + category,
                    host,
                    "/v5/market/account-ratio?category=" + category + "&period=5min&limit=1",
                    new TypeReference<Envelope<AccountRatio>>() {})
                .checkedBy(BybitWire::check),
            "symbol",
            answer ->
                answer.page().rows().stream()
                    .map(row -> Ratio.of(row.timestamp(), row.buyRatio(), row.sellRatio())));
  }

  @Override
  public String name() {
    return category;
  }

  @Override
  public int everyCycles() {
    return kind == ContractKind.INVERSE ? 2 : 1;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Ticker>> ticker = api.ask(tickers);
    Instruments<Contract> contracts = Instruments.ask(api, instruments, Contract::symbol);
    Envelope<Ticker> answer = ticker.get();
    ContractFigures figures =
        new ContractFigures(
            kind, answer.page().rows().by(Ticker::symbol), Figure.seconds(answer.time()));
    List<Contract> live = ContractFigures.live(contracts.bySymbol().values(), api.now());
    return MarketData.ofContracts(
        accountRatios.addTo(
            figures.perps(live),
            // documented for contracts in USDT and inverse ones only
            perp ->
                Optional.of(perp.instrument())
                    .filter(it -> !it.settle().equals("USDC"))
                    .map(Instrument::symbol),
            api),
        figures.futures(live),
        contracts.malformed() + answer.page().rows().malformed());
  }
}
