package dev.perps.exporter.exchange.bingx;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.bingx.BingXWire.Contract;
import dev.perps.exporter.exchange.bingx.BingXWire.Envelope;
import dev.perps.exporter.exchange.bingx.BingXWire.Interest;
import dev.perps.exporter.exchange.bingx.BingXWire.Premium;
import dev.perps.exporter.exchange.bingx.BingXWire.Ticker;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.MarketData;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Linear or inverse perpetuals: calls of the same names under two paths. */
final class ContractFeed implements Feed {
  private final String name;
  private final ContractKind kind;
  private final Endpoint<Envelope<Rows<Contract>>> contracts;
  private final Endpoint<Envelope<Rows<Ticker>>> tickers;
  private final Endpoint<Envelope<Rows<Premium>>> premiums;
  private final Endpoint<Envelope<Rows<Interest>>> interest;

  ContractFeed(String name, String path, ContractKind kind) {
    this.name = name;
    this.kind = kind;
    contracts =
        get(path, "contracts", new TypeReference<Envelope<Rows<Contract>>>() {})
            .kept(Freshness.INSTRUMENTS);
    tickers = get(path, "ticker", new TypeReference<Envelope<Rows<Ticker>>>() {});
    premiums = get(path, "premiumIndex", new TypeReference<Envelope<Rows<Premium>>>() {});
    // That of inverse contracts is made once a day.
    interest =
        get(path, "openInterest", new TypeReference<Envelope<Rows<Interest>>>() {})
            .kept(kind == ContractKind.INVERSE ? Freshness.SWEPT_RARELY : Freshness.SWEPT);
  }

  /** Inverse contracts' calls are refused without a timestamp; the others do not mind one. */
  private <T> Endpoint<Envelope<T>> get(String path, String call, TypeReference<Envelope<T>> type) {
    return Endpoint.get(name + "/" + call, BingX.API, path + call, type)
        .stamped("timestamp")
        .checkedBy(BingXWire::check);
  }

  @Override
  public String name() {
    return name;
  }

  /** The list of contracts with their sizes. */
  Endpoint<Envelope<Rows<Contract>>> contracts() {
    return contracts;
  }

  @Override
  public int everyCycles() {
    return kind == ContractKind.INVERSE ? 2 : 1;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Rows<Contract>>> list = api.ask(contracts);
    Answer<Envelope<Rows<Ticker>>> ticker = api.ask(tickers);
    Answer<Envelope<Rows<Premium>>> premium = api.ask(premiums);
    Rows<Contract> contractRows = list.get().content();
    Envelope<Rows<Ticker>> tickerAnswer = ticker.get();
    Rows<Ticker> tickerRows = tickerAnswer.content();
    Rows<Premium> premiumRows = premium.get().content();

    List<Contract> live = ContractPerps.live(contractRows.by(Contract::symbol).values(), api.now());
    Map<String, Ticker> bySymbol = tickerRows.by(Ticker::symbol);
    ContractPerps perps =
        new ContractPerps(
            kind,
            bySymbol,
            premiumRows.by(Premium::symbol),
            premiumRows.stream().anyMatch(row -> row.fundingIntervalHours() > 0),
            api.sweep(interest, "symbol", ContractPerps.biggestFirst(kind, live, bySymbol)),
            Figure.firstKnown(
                Figure.seconds(tickerAnswer.timestamp()),
                TradeTimes.of(tickerRows.stream().mapToDouble(Ticker::traded), api.now())
                    .newest()));
    return MarketData.ofPerps(
        perps.of(live),
        contractRows.malformed() + tickerRows.malformed() + premiumRows.malformed());
  }
}
