package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.market.Figure.seconds;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastWindow;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
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
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    String id = instrument.symbol();
    BaseAsset base = BaseAsset.of(id.contains("-") ? id.substring(0, id.indexOf('-')) : id);
    long oldest = api.now().getEpochSecond() - NEWEST * size.seconds();
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        BARS_OF_PAGE,
        base.units(),
        window ->
            api
                .fetch(
                    between(
                            window,
                            (window.first() > oldest ? CANDLES : HISTORY_CANDLES)
                                .with("instId", id)
                                .with("bar", word(size)))
                        .with("limit", wanted.in(window)))
                .rows()
                .stream()
                .map(Bar::candle));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Envelope<Rate>> rates = FUNDING.with("instId", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> {
              Rows<Rate> rows = api.fetch(between(window, rates)).rows();
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  /** No moment before 1970 may be asked for. */
  private static <T> Endpoint<T> between(PastWindow window, Endpoint<T> call) {
    return call.with("before", Math.max(0, window.firstMillis() - 1))
        .with("after", window.lastMillis() + 1);
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
    Candle candle() {
      return PastBars.bar(seconds(ts), open, high, low, close, volCcy);
    }
  }

  /**
   * {@code funding-rate-history}.
   *
   * @param fundingRate what was forecast for the interval that ended at {@code fundingTime}
   * @param realizedRate what was paid, a fraction
   */
  record Rate(double fundingTime, double fundingRate, double realizedRate) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), Figure.firstKnown(realizedRate, fundingRate));
    }
  }
}
