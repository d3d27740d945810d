package dev.perps.exporter.exchange.hyperliquid;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
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
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.type.TypeReference;

/** The past of Hyperliquid's own perpetuals and of builders'. */
final class HyperliquidHistory implements History {
  /** Of each size there are no more bars than these, the newest. */
  private static final int BARS = 5000;

  private static final int RATES_OF_PAGE = 500;
  private static final long HOUR = 3600;

  // A call weighs 20 and one more for each so many rows of its answer.
  private static final int WEIGHT = 20;
  private static final int BARS_OF_WEIGHT = 60;
  private static final int RATES_OF_WEIGHT = 20;

  private static final TypeReference<Rows<Bar>> CANDLES = new TypeReference<>() {};
  private static final TypeReference<Rows<Rate>> RATES = new TypeReference<>() {};

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    BaseAsset base = base(instrument);
    String coin =
        String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(instrument.symbol()));
    PastBars wanted =
        PastBars.of(instrument, size, from, to, api.now())
            .notBefore(api.now().getEpochSecond() - BARS * size.seconds());
    return wanted.gather(
        BARS,
        base.units(),
        window ->
            api
                .fetch(
                    info(
                        "candleSnapshot",
                        """
                        {"type":"candleSnapshot","req":{"coin":"%s","interval":"%s",\
                        "startTime":%s,"endTime":%s}}"""
                            .formatted(
                                coin, size.label(), window.firstMillis(), window.lastMillis()),
                        CANDLES,
                        WEIGHT + (int) wanted.in(window) / BARS_OF_WEIGHT))
                .stream()
                .map(Bar::candle));
  }

  /** Payments are some hundred milliseconds after the full hour. */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    return PastFunding.of(instrument, from, to, api.now())
        .oldestFirst(
            window -> {
              int rates = (int) Math.min(RATES_OF_PAGE, window.rows(HOUR));
              Rows<Rate> rows =
                  api.fetch(
                      info(
                              "fundingHistory",
                              """
                              {"type":"fundingHistory","startTime":%s,"endTime":%s}"""
                                  .formatted(window.firstMillis(), window.lastMillis()),
                              RATES,
                              WEIGHT + rates / RATES_OF_WEIGHT)
                          .with("coin", instrument.symbol()));
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  private static <T> Endpoint<T> info(String name, String body, TypeReference<T> type, int weight) {
    return Hyperliquid.info(name, body, type).weighing(weight);
  }

  /** The name of a builder's contract has that of the dex before a colon. */
  private static BaseAsset base(Instrument instrument) {
    String symbol = instrument.symbol();
    return BaseAsset.ofThousands(
        symbol.substring(symbol.indexOf(':') + 1), instrument.assetClass());
  }

  /**
   * {@code candleSnapshot}.
   *
   * @param t start
   * @param v units of the contract's base
   */
  record Bar(double t, double o, double h, double l, double c, double v) {
    Candle candle() {
      return PastBars.bar(seconds(t), o, h, l, c, v);
    }
  }

  /**
   * {@code fundingHistory}.
   *
   * @param fundingRate fraction for the hour that ended then
   */
  record Rate(double time, double fundingRate) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(time), fundingRate);
    }
  }
}
