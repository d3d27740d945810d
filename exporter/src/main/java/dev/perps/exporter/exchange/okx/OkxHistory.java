package dev.perps.exporter.exchange.okx;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/**
 * The past of swaps. Every answer begins with the newest row and has those between {@code before}
 * and {@code after}, which in spite of their names are the older and the newer end, neither
 * included.
 */
final class OkxHistory implements History {
  private static final int BARS_OF_PAGE = 300;
  private static final int RATES_OF_PAGE = 400;

  /** How many bars, the newest, {@code candles} has: 1440, less the running one. */
  private static final long NEWEST = 1439;

  private static final TypeReference<Envelope<Bar>> BARS = new TypeReference<>() {};
  private static final Endpoint<Envelope<Bar>> CANDLES = Okx.get("candles", "market/candles", BARS);
  private static final Endpoint<Envelope<Bar>> HISTORY_CANDLES =
      Okx.get("history-candles", "market/history-candles", BARS);
  private static final Endpoint<Envelope<Rate>> FUNDING =
      Okx.get(
              "funding-rate-history",
              "public/funding-rate-history?limit=" + RATES_OF_PAGE,
              new TypeReference<Envelope<Rate>>() {})
          .weighing(2);

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    String id = instrument.symbol();
    BaseAsset base = BaseAsset.of(id.contains("-") ? id.substring(0, id.indexOf('-')) : id);
    long oldest = api.now().getEpochSecond() - NEWEST * size.seconds();
    return PastBars.of(size, from, to, api.now())
        .ask(
            BARS_OF_PAGE,
            window ->
                api
                    .fetch(
                        (window.first() > oldest ? CANDLES : HISTORY_CANDLES)
                            .with("instId", id)
                            .with("bar", word(size))
                            .with("before", Long.toString(window.first() * 1000 - 1))
                            .with("after", Long.toString(window.last() * 1000 + 1))
                            .with("limit", Integer.toString(window.bars())))
                    .rows()
                    .stream()
                    .map(row -> row.candle(base)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    PastFunding past = new PastFunding(from, to, api.now());
    boolean more = past.isToBeAsked();
    while (more) {
      Envelope<Rate> page =
          api.fetch(
              FUNDING
                  .with("instId", instrument.symbol())
                  .with("before", Long.toString(Math.max(0, past.start() - 1)))
                  .with("after", Long.toString(past.olderUntil() + 1)));
      more = past.takeOlder(page.rows(), RATES_OF_PAGE, Rate::fundingTime, Rate::paid);
    }
    return past.payments();
  }

  /** A plain {@code 1D} begins at midnight in Hong Kong. */
  private static String word(BarSize size) {
    return switch (size) {
      case M5 -> "5m";
      case M15 -> "15m";
      case H1 -> "1H";
      case H4 -> "4H";
      case D1 -> "1Dutc";
    };
  }

  /**
   * {@code candles} of a swap: an array.
   *
   * @param vol contracts
   * @param volCcy base coins, of inverse contracts too
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"ts", "open", "high", "low", "close", "vol", "volCcy"})
  record Bar(
      double ts, double open, double high, double low, double close, double vol, double volCcy) {
    Candle candle(BaseAsset base) {
      return PastBars.candle(base, ts, open, high, low, close, volCcy);
    }
  }

  /**
   * {@code funding-rate-history}.
   *
   * @param fundingRate what was forecast for the interval that ended at {@code fundingTime}
   * @param realizedRate what was paid, a fraction
   */
  record Rate(double fundingTime, double fundingRate, double realizedRate) {
    double paid() {
      return Figure.firstKnown(realizedRate, fundingRate);
    }
  }
}
