package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.market.Figure.seconds;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bybit.BybitWire.Envelope;
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
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The past of linear and inverse perpetuals; every answer begins with the newest row. */
final class BybitHistory implements History {
  private static final int BARS_OF_PAGE = 1000;
  private static final int RATES_OF_PAGE = 200;
  private final Calls linear;
  private final Calls inverse;

  BybitHistory(Host host) {
    linear = Calls.of(host, "linear");
    inverse = Calls.of(host, "inverse");
  }

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    BaseAsset base = BaseAsset.before(instrument.symbol(), instrument.quote(), "PERP");
    boolean coins = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Envelope<Kline>> kline =
        calls(instrument).kline.with("symbol", instrument.symbol()).with("interval", word(size));
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        BARS_OF_PAGE,
        base.units(),
        window ->
            api
                .fetch(
                    kline
                        .with("start", window.firstMillis())
                        .with("end", window.lastMillis())
                        .with("limit", wanted.in(window)))
                .page()
                .rows()
                .stream()
                .map(row -> row.candle(coins)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Envelope<Rate>> rates = calls(instrument).funding.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> {
              // A start without an end is refused.
              Rows<Rate> rows =
                  api.fetch(
                          rates
                              .with("startTime", window.firstMillis())
                              .with("endTime", window.lastMillis()))
                      .page()
                      .rows();
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  private Calls calls(Instrument instrument) {
    return instrument.kind() == ContractKind.INVERSE ? inverse : linear;
  }

  private static String word(BarSize size) {
    return switch (size) {
      case M5 -> "5";
      case M15 -> "15";
      case H1 -> "60";
      case H4 -> "240";
      case D1 -> "D";
    };
  }

  private record Calls(Endpoint<Envelope<Kline>> kline, Endpoint<Envelope<Rate>> funding) {
    static Calls of(Host host, String category) {
      return new Calls(
          Endpoint.get(
                  "kline/" + category,
                  host,
                  "/v5/market/kline?category=" + category,
                  new TypeReference<Envelope<Kline>>() {})
              .checkedBy(BybitWire::check),
          Endpoint.get(
                  "funding_history/" + category,
                  host,
                  "/v5/market/funding/history?category=" + category + "&limit=" + RATES_OF_PAGE,
                  new TypeReference<Envelope<Rate>>() {})
              .checkedBy(BybitWire::check));
    }
  }

  /**
   * {@code kline}: an array.
   *
   * @param volume base coins of linear contracts, US dollars of inverse ones
   * @param turnover quote of linear contracts, base coins of inverse ones
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"start", "open", "high", "low", "close", "volume", "turnover"})
  record Kline(
      double start,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double turnover) {
    Candle candle(boolean inverse) {
      return PastBars.bar(seconds(start), open, high, low, close, inverse ? turnover : volume);
    }
  }

  /**
   * {@code funding/history}.
   *
   * @param fundingRate fraction for the interval that ended at {@code fundingRateTimestamp}
   */
  record Rate(double fundingRate, double fundingRateTimestamp) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingRateTimestamp), fundingRate);
    }
  }
}
