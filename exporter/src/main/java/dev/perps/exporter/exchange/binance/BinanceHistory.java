package dev.perps.exporter.exchange.binance;

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
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    BaseAsset base = PastBars.base(instrument.symbol(), instrument.quote(), "USD_PERP");
    boolean coins = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Rows<Kline>> klines =
        calls(instrument).klines.with("symbol", instrument.symbol()).with("interval", size.label());
    return PastBars.of(size, from, to, api.now())
        .ask(
            coins ? (int) Math.min(BARS_OF_PAGE, LONGEST_ON_DAPI / size.seconds()) : BARS_OF_PAGE,
            window ->
                api
                    .fetch(
                        klines
                            .with("startTime", window.firstMillis())
                            .with("endTime", window.lastMillis())
                            .with("limit", Integer.toString(window.bars()))
                            .weighing(weight(window.bars())))
                    .stream()
                    .map(row -> row.candle(base, coins)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    PastFunding past = new PastFunding(from, to, api.now());
    boolean more = past.isToBeAsked();
    while (more) {
      Rows<Rate> page =
          api.fetch(
              calls(instrument)
                  .fundingRate
                  .with("symbol", instrument.symbol())
                  .with("startTime", Long.toString(past.newerFrom()))
                  .with("endTime", Long.toString(past.end()))
                  .with("limit", Integer.toString(RATES_OF_PAGE)));
      more = past.takeNewer(page, RATES_OF_PAGE, Rate::fundingTime, Rate::fundingRate);
    }
    return past.payments();
  }

  private Calls calls(Instrument instrument) {
    return instrument.kind() == ContractKind.INVERSE ? inverse : linear;
  }

  private static int weight(int bars) {
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
    Candle candle(BaseAsset base, boolean inverse) {
      double coins = inverse ? turnover : volume;
      return PastBars.candle(base, openTime, open, high, low, close, coins);
    }
  }

  /**
   * {@code fundingRate}.
   *
   * @param fundingTime when it was paid, some milliseconds late
   * @param fundingRate fraction for the interval that ended then
   */
  record Rate(double fundingTime, double fundingRate) {}
}
