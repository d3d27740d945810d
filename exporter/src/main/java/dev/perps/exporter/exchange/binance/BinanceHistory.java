package dev.perps.exporter.exchange.binance;

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

/** The past of both kinds of perpetuals: the same calls on {@code fapi} and {@code dapi}. */
final class BinanceHistory implements History {
  private static final int BARS_OF_PAGE = 1500;
  private static final int RATES_OF_PAGE = 1000;

  /** No longer may the span of a call for bars be on dapi. */
  private static final long LONGEST_ON_DAPI = 200 * 86_400L;

  // 500 calls in 5 minutes for each address, whatever they weigh: 100 of the 2400 of a minute.
  private static final int WEIGHT_OF_FUNDING = 24;

  private final Calls linear;
  private final Calls inverse;

  BinanceHistory(Host fapi, Host dapi) {
    linear = Calls.of(fapi);
    inverse = Calls.of(dapi);
  }

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    BaseAsset base = BaseAsset.before(instrument.symbol(), instrument.quote(), "USD_PERP");
    boolean coins = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Rows<Kline>> klines =
        calls(instrument).klines.with("symbol", instrument.symbol()).with("interval", size.label());
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        coins ? (int) Math.min(BARS_OF_PAGE, LONGEST_ON_DAPI / size.seconds()) : BARS_OF_PAGE,
        base.units(),
        window ->
            api
                .fetch(
                    klines
                        .with("startTime", window.firstMillis())
                        .with("endTime", window.lastMillis())
                        .with("limit", wanted.in(window))
                        .weighing(weight(wanted.in(window))))
                .stream()
                .map(row -> row.candle(coins)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Rows<Rate>> rates = calls(instrument).fundingRate.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .oldestFirst(
            window -> {
              Rows<Rate> rows =
                  api.fetch(
                      rates
                          .with("startTime", window.firstMillis())
                          .with("endTime", window.lastMillis())
                          .with("limit", RATES_OF_PAGE));
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  private Calls calls(Instrument instrument) {
    return instrument.kind() == ContractKind.INVERSE ? inverse : linear;
  }

  private static int weight(long bars) {
    if (bars < 100) {
      return 1;
    }
    if (bars < 500) {
      return 2;
    }
    return bars <= 1000 ? 5 : 10;
  }

  private record Calls(Endpoint<Rows<Kline>> klines, Endpoint<Rows<Rate>> fundingRate) {
    static Calls of(Host host) {
      return new Calls(
          FuturesFeed.get(host, "klines", new TypeReference<Rows<Kline>>() {}),
          FuturesFeed.get(host, "fundingRate", new TypeReference<Rows<Rate>>() {})
              .weighing(WEIGHT_OF_FUNDING));
    }
  }

  /**
   * {@code klines}: an array.
   *
   * @param volume base coins on fapi, contracts on dapi
   * @param turnover quote on fapi, base coins on dapi
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({
    "openTime",
    "open",
    "high",
    "low",
    "close",
    "volume",
    "closeTime",
    "turnover"
  })
  record Kline(
      double openTime,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double closeTime,
      double turnover) {
    Candle candle(boolean inverse) {
      return PastBars.bar(seconds(openTime), open, high, low, close, inverse ? turnover : volume);
    }
  }

  /**
   * {@code fundingRate}.
   *
   * @param fundingTime when it was paid, some milliseconds late
   * @param fundingRate fraction for the interval that ended then
   */
  record Rate(double fundingTime, double fundingRate) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), fundingRate);
    }
  }
}
