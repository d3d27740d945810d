package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastWindow;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bingx.BingXWire.Bar;
import dev.perps.exporter.exchange.bingx.BingXWire.Contract;
import dev.perps.exporter.exchange.bingx.BingXWire.Envelope;
import dev.perps.exporter.exchange.bingx.BingXWire.Paid;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** BingX's past, newest first. Moments are milliseconds. */
final class BingXHistory implements History {
  private static final int MOST_LINEAR_BARS = 1440;
  private static final int MOST_INVERSE_BARS = 1000;
  private static final int MOST_PAYMENTS = 1000;

  private static final Endpoint<Envelope<Rows<Bar>>> LINEAR =
      get("linear/klines", "swap/v3/quote/klines", new TypeReference<Envelope<Rows<Bar>>>() {});

  private static final Endpoint<Envelope<Rows<Bar>>> LINEAR_MARKS =
      get(
          "linear/markPriceKlines",
          "swap/v1/market/markPriceKlines",
          new TypeReference<Envelope<Rows<Bar>>>() {});

  private static final Endpoint<Envelope<Rows<Bar>>> INVERSE =
      get("inverse/klines", "cswap/v1/market/klines", new TypeReference<Envelope<Rows<Bar>>>() {});

  private static final Endpoint<Envelope<Rows<Paid>>> FUNDING =
      get(
          "linear/fundingRate",
          "swap/v2/quote/fundingRate",
          new TypeReference<Envelope<Rows<Paid>>>() {});

  private final ContractFeed inverse;

  /**
   * Makes the history.
   *
   * @param inverse what lists the inverse contracts, whose volume is told in contracts
   */
  BingXHistory(ContractFeed inverse) {
    this.inverse = inverse;
  }

  private static <T> Endpoint<Envelope<T>> get(
      String name, String call, TypeReference<Envelope<T>> type) {
    return Endpoint.get(name, BingX.API, "/openApi/" + call, type)
        .stamped("timestamp")
        .checkedBy(BingXWire::check);
  }

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  /** Of inverse contracts there are no marks. */
  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    if (kind == PriceKind.LAST) {
      return bars(api, instrument, size, from, to);
    }
    if (instrument.kind() == ContractKind.INVERSE) {
      return List.of();
    }
    Endpoint<Envelope<Rows<Bar>>> call =
        LINEAR_MARKS.with("symbol", instrument.symbol()).with("interval", size.label());
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            MOST_LINEAR_BARS,
            units(instrument),
            window ->
                ask(api, call, window, MOST_LINEAR_BARS).stream().map(bar -> bar.candle(ABSENT)));
  }

  private List<Candle> bars(
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    boolean linear = instrument.kind() == ContractKind.LINEAR;
    double face = linear ? ABSENT : face(api, instrument);
    // Days of linear contracts can begin at midnight in China; those of inverse ones do not.
    Endpoint<Envelope<Rows<Bar>>> call =
        (linear ? LINEAR.with("timeZone", "0") : INVERSE)
            .with("symbol", instrument.symbol())
            .with("interval", size.label());
    int most = linear ? MOST_LINEAR_BARS : MOST_INVERSE_BARS;
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            most,
            units(instrument),
            window ->
                ask(api, call, window, most).stream()
                    .map(bar -> bar.candle(linear ? 1 : face / bar.close())));
  }

  /** Of the plain base in one of the exchange's own. */
  private static double units(Instrument instrument) {
    return Underlying.of(BingXWire.pair(instrument.symbol())[0]).base().units();
  }

  /** US dollars of one inverse contract; absent for one that is no longer listed. */
  private double face(Api api, Instrument instrument) {
    Rows<Contract> contracts = api.ask(inverse.contracts()).get().content();
    Contract contract = contracts.by(Contract::symbol).get(instrument.symbol());
    return contract == null ? ABSENT : ContractPerps.face(contract);
  }

  /** Of inverse contracts nobody tells it. */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    if (instrument.kind() == ContractKind.INVERSE) {
      return List.of();
    }
    Endpoint<Envelope<Rows<Paid>>> call = FUNDING.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> {
              Rows<Paid> rows = ask(api, call, window, MOST_PAYMENTS);
              return PastFunding.Page.of(rows, rows.size() < MOST_PAYMENTS, Paid::settlement);
            });
  }

  /** The first moment itself may not count: it is asked from a millisecond before. */
  private static <T> Rows<T> ask(
      Api api, Endpoint<Envelope<Rows<T>>> call, PastWindow window, int limit) {
    return api.fetch(
            call.with("startTime", window.firstMillis() - 1)
                .with("endTime", window.lastMillis())
                .with("limit", limit))
        .content();
  }
}
