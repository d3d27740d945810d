package dev.perps.exporter.exchange.gateio;

import static dev.perps.exporter.market.Figure.ABSENT;
import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.gateio.GateioWire.Bar;
import dev.perps.exporter.exchange.gateio.GateioWire.Contract;
import dev.perps.exporter.exchange.gateio.GateioWire.Paid;
import dev.perps.exporter.exchange.gateio.GateioWire.Stat;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** Gate.io's past. Moments are seconds; volume is told in contracts. */
final class GateioHistory implements History {
  // 2000 bars in a call; the span may count its last moment in.
  private static final int MOST_BARS = 1999;
  private static final int MOST_PAYMENTS = 1000;

  private final Map<String, Calls> bySettle;

  /** The calls of contracts that are margined in one currency. */
  private record Calls(
      String settle,
      Endpoint<Rows<Contract>> contracts,
      Endpoint<Rows<Bar>> candles,
      Endpoint<Rows<Paid>> funding,
      Endpoint<Rows<Stat>> stats) {
    static Calls of(ContractFeed feed) {
      String path = "/api/v4/futures/" + feed.name() + "/";
      return new Calls(
          feed.name(),
          feed.contracts(),
          Endpoint.get(
              "candlesticks/" + feed.name(),
              Gateio.API,
              path + "candlesticks",
              new TypeReference<Rows<Bar>>() {}),
          Endpoint.get(
              "funding_rate/" + feed.name(),
              Gateio.API,
              path + "funding_rate",
              new TypeReference<Rows<Paid>>() {}),
          Endpoint.get(
              "contract_stats/" + feed.name(),
              Gateio.API,
              path + "contract_stats",
              new TypeReference<Rows<Stat>>() {}));
    }
  }

  GateioHistory(ContractFeed... feeds) {
    bySettle =
        Stream.of(feeds)
            .map(Calls::of)
            .collect(Collectors.toUnmodifiableMap(Calls::settle, Function.identity()));
  }

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  /** Marks bear the name of the contract with a word before it, and no volume. */
  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    Calls calls = calls(instrument);
    String symbol = instrument.symbol();
    boolean last = kind == PriceKind.LAST;
    double contractSize = last ? contractSize(api, instrument) : ABSENT;
    boolean inverse = instrument.kind() == ContractKind.INVERSE;
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            MOST_BARS,
            ContractPerps.base(instrument.symbol()).units(),
            window ->
                api
                    .fetch(
                        calls
                            .candles()
                            .with("contract", last ? symbol : "mark_" + symbol)
                            .with("interval", size.label())
                            .with("from", window.first())
                            .with("to", window.last()))
                    .stream()
                    .map(bar -> bar.candle(inverse ? contractSize / bar.c() : contractSize)));
  }

  /** Base units, or US dollars; absent for a contract that is no longer listed. */
  private double contractSize(Api api, Instrument instrument) {
    Rows<Contract> contracts = api.ask(calls(instrument).contracts()).get();
    Contract contract = contracts.by(Contract::name).get(instrument.symbol());
    if (contract == null) {
      return ABSENT;
    }
    return instrument.kind() == ContractKind.INVERSE
        ? ContractPerps.dollars(contract)
        : ContractPerps.coins(contract);
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Calls calls = calls(instrument);
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> {
              Rows<Paid> rows =
                  api.fetch(
                      calls
                          .funding()
                          .with("contract", instrument.symbol())
                          .with("from", window.first())
                          .with("to", window.last())
                          .with("limit", MOST_PAYMENTS));
              return PastFunding.Page.of(
                  rows, rows.size() < MOST_PAYMENTS, row -> PastFunding.paid(row.t(), row.r()));
            });
  }

  @Override
  public boolean tellsOpenInterest() {
    return true;
  }

  @Override
  public List<PastOpenInterest> openInterest(
      Api api, Instrument instrument, Instant from, Instant to) {
    return new ContractStats(instrument, contractSize(api, instrument))
        .openInterest(api, calls(instrument).stats(), from, to);
  }

  private Calls calls(Instrument instrument) {
    return requireNonNull(bySettle.get(instrument.settle().toLowerCase(Locale.ROOT)), "settle");
  }
}
