package dev.perps.exporter.exchange.bitget;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bitget.BitgetWire.Envelope;
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

/** The past of perpetuals of all margins. */
final class BitgetHistory implements History {
  private static final long DAY = 86_400;

  /** No longer may the span of a call be. */
  private static final long LONGEST = 90 * DAY;

  private static final int RECENT_BARS_OF_PAGE = 1000;
  private static final int BARS_OF_PAGE = 200;
  private static final int RATES_OF_PAGE = 100;

  private static final TypeReference<Envelope<Bar>> BARS = new TypeReference<>() {};
  private static final Endpoint<Envelope<Bar>> CANDLES =
      Bitget.get("candles", "mix/market/candles", BARS);
  private static final Endpoint<Envelope<Bar>> HISTORY_CANDLES =
      Bitget.get("history-candles", "mix/market/history-candles", BARS);
  private static final Endpoint<Envelope<Bar>> MARK_CANDLES =
      Bitget.get("candles", "mix/market/candles?kLineType=MARK", BARS);
  private static final Endpoint<Envelope<Bar>> HISTORY_MARK_CANDLES =
      Bitget.get("history-mark-candles", "mix/market/history-mark-candles", BARS);
  private static final Endpoint<Envelope<Rate>> FUNDING =
      Bitget.get(
          "history-fund-rate",
          "mix/market/history-fund-rate?pageSize=" + RATES_OF_PAGE,
          new TypeReference<>() {});

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  /** Spans of newer bars come by the thousand; for those that begin earlier is another call. */
  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    boolean last = kind == PriceKind.LAST;
    BaseAsset base = BaseAsset.before(instrument.symbol(), instrument.quote(), "PERP");
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    boolean recent = wanted.first() > api.now().getEpochSecond() - recentDays(size) * DAY;
    Endpoint<Envelope<Bar>> candles =
        call(last, recent)
            .with("symbol", instrument.symbol())
            .with("productType", productType(instrument))
            .with("granularity", word(size));
    return wanted.gather(
        (int) Math.min(recent ? RECENT_BARS_OF_PAGE : BARS_OF_PAGE, LONGEST / size.seconds()),
        base.units(),
        window ->
            api
                .fetch(
                    candles
                        .with("startTime", window.firstMillis())
                        .with("endTime", window.lastMillis())
                        .with("limit", wanted.in(window)))
                .rows()
                .stream()
                .map(row -> row.candle(last ? row.baseVolume() : ABSENT)));
  }

  private static Endpoint<Envelope<Bar>> call(boolean last, boolean recent) {
    if (last) {
      return recent ? CANDLES : HISTORY_CANDLES;
    }
    return recent ? MARK_CANDLES : HISTORY_MARK_CANDLES;
  }

  /** Pages are counted from the newest payment on; no moment can be asked for. */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Envelope<Rate>> rates =
        FUNDING.with("symbol", instrument.symbol()).with("productType", productType(instrument));
    return PastFunding.of(instrument, from, to, api.now())
        .numbered(
            number -> {
              Rows<Rate> rows = api.fetch(rates.with("pageNo", number)).rows();
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  private static String productType(Instrument instrument) {
    if (instrument.kind() == ContractKind.INVERSE) {
      return "COIN-FUTURES";
    }
    return instrument.quote().equals("USDC") ? "USDC-FUTURES" : "USDT-FUTURES";
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

  /** How far back {@code candles} surely goes: a day less than other clients count on. */
  private static long recentDays(BarSize size) {
    return switch (size) {
      case M5, M15 -> 29;
      case H1 -> 59;
      case H4 -> 239;
      case D1 -> 1439;
    };
  }

  /**
   * {@code candles}: an array.
   *
   * @param baseVolume base coins for every margin; means nothing with marks
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"ts", "open", "high", "low", "close", "baseVolume"})
  record Bar(double ts, double open, double high, double low, double close, double baseVolume) {
    Candle candle(double volume) {
      return PastBars.bar(seconds(ts), open, high, low, close, volume);
    }
  }

  /**
   * {@code history-fund-rate}.
   *
   * @param fundingRate fraction for the interval that ended at {@code fundingTime}
   */
  record Rate(double fundingTime, double fundingRate) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), fundingRate);
    }
  }
}
