package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastWindow;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.aster.AsterWire.Bar;
import dev.perps.exporter.exchange.aster.AsterWire.Paid;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** Aster's past, oldest first. Moments are milliseconds. */
final class AsterHistory implements History {
  /** A call may tell 1500 bars, but these are the ones that weigh least: 1 below 100, else 2. */
  private static final int MOST_BARS = 499;

  private static final int FEW_BARS = 99;
  private static final int MOST_PAYMENTS = 1000;

  private static final Endpoint<Rows<Bar>> BARS =
      Endpoint.get(
          "fapi/v3/klines", Aster.FAPI, "/fapi/v3/klines", new TypeReference<Rows<Bar>>() {});

  private static final Endpoint<Rows<Bar>> MARK_BARS =
      Endpoint.get(
          "fapi/v3/markPriceKlines",
          Aster.FAPI,
          "/fapi/v3/markPriceKlines",
          new TypeReference<Rows<Bar>>() {});

  private static final Endpoint<Rows<Paid>> FUNDING =
      Endpoint.get(
          "fapi/v3/fundingRate",
          Aster.FAPI,
          "/fapi/v3/fundingRate",
          new TypeReference<Rows<Paid>>() {});

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    boolean marks = kind == PriceKind.MARK;
    Endpoint<Rows<Bar>> call =
        (marks ? MARK_BARS : BARS)
            .with("symbol", instrument.symbol())
            .with("interval", size.label());
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        MOST_BARS,
        units(instrument),
        window -> {
          long bars = wanted.in(window);
          return ask(api, call.weighing(bars > FEW_BARS ? 2 : 1), window, bars).stream()
              .map(bar -> bar.candle(marks ? ABSENT : bar.volume()));
        });
  }

  private static double units(Instrument instrument) {
    String symbol = instrument.symbol();
    int quote = symbol.endsWith(instrument.quote()) ? instrument.quote().length() : 0;
    String base = symbol.substring(0, symbol.length() - quote);
    return BaseAsset.of(base, instrument.assetClass()).units();
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Rows<Paid>> call = FUNDING.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .oldestFirst(
            window -> {
              Rows<Paid> rows = ask(api, call, window, MOST_PAYMENTS);
              return PastFunding.Page.of(rows, rows.size() < MOST_PAYMENTS, Paid::settlement);
            });
  }

  private static <T> Rows<T> ask(Api api, Endpoint<Rows<T>> call, PastWindow window, long limit) {
    return api.fetch(
        call.with("startTime", window.firstMillis())
            .with("endTime", window.lastMillis())
            .with("limit", limit));
  }
}
