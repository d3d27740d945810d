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
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
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
      Endpoint<Rows<Paid>> funding) {
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
              new TypeReference<Rows<Paid>>() {}));
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
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    Calls calls = calls(instrument);
    String symbol = instrument.symbol();
    Rows<Contract> contracts = api.ask(calls.contracts()).get();
    double contractSize = contractSize(contracts.by(Contract::name), instrument);
    boolean inverse = instrument.kind() == ContractKind.INVERSE;
    double units = BaseAsset.of(symbol.substring(0, symbol.lastIndexOf('_'))).units();
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            MOST_BARS,
            units,
            window ->
                api
                    .fetch(
                        calls
                            .candles()
                            .with("contract", symbol)
                            .with("interval", size.label())
                            .with("from", window.first())
                            .with("to", window.last()))
                    .stream()
                    .map(bar -> bar.candle(inverse ? contractSize / bar.c() : contractSize)));
  }

  /** Base units, or US dollars; absent for a contract that is no longer listed. */
  private static double contractSize(Map<String, Contract> contracts, Instrument instrument) {
    Contract contract = contracts.get(instrument.symbol());
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

  private Calls calls(Instrument instrument) {
    return requireNonNull(bySettle.get(instrument.settle().toLowerCase(Locale.ROOT)), "settle");
  }
}
