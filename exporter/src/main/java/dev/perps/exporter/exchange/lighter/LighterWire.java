package dev.perps.exporter.exchange.lighter;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Lighter's JSON. An empty list may be null. A row that does not say which market it is of fails in
 * its constructor, and so is left out and counted like any unreadable row.
 */
final class LighterWire {
  private static final int OK = 200;

  private LighterWire() {}

  /**
   * {@code orderBookDetails}.
   *
   * @param code 200 when all is well
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Details(
      double code,
      @Nullable String message,
      @Nullable Rows<Market> orderBookDetails,
      @Nullable Rows<Market> spotOrderBookDetails) {

    /** Throws when this is an error, or neither list is there. */
    void check() {
      LighterWire.check(code, message, orderBookDetails != null || spotOrderBookDetails != null);
    }

    Rows<Market> perps() {
      return orNone(orderBookDetails);
    }

    Rows<Market> spots() {
      return orNone(spotOrderBookDetails);
    }
  }

  /**
   * {@code funding-rates}.
   *
   * @param code 200 when all is well
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record FundingRates(
      double code, @Nullable String message, @Nullable Rows<FundingRate> fundingRates) {
    void check() {
      LighterWire.check(code, message, fundingRates != null);
    }

    Rows<FundingRate> rows() {
      return requireNonNull(fundingRates, "unchecked answer");
    }
  }

  /**
   * A market. Prices are in USDC for one unit of the market's base, which may be a bundle.
   *
   * @param symbol the base of a perpetual, {@code ETH/USDC} of a spot market
   * @param marketId a number
   * @param marketType {@code perp} or {@code spot}
   * @param status {@code active} when it trades
   * @param markPrice absent before 2026
   * @param indexPrice as {@code markPrice}
   * @param dailyQuoteTokenVolume USDC in 24 hours
   * @param dailyPriceChange per cent in 24 hours
   * @param openInterest base units, one side
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Market(
      String symbol,
      double marketId,
      @Nullable String marketType,
      @Nullable String status,
      double markPrice,
      double indexPrice,
      double lastTradePrice,
      double dailyQuoteTokenVolume,
      double dailyPriceChange,
      double openInterest) {
    Market {
      Wire.required(symbol, "symbol");
    }

    boolean isActive(String type) {
      return "active".equals(status) && (marketType == null || marketType.equals(type));
    }
  }

  /**
   * A rate of funding, of Lighter itself or of another exchange for comparison.
   *
   * @param rate fraction per eight hours; Lighter pays an eighth of it each hour
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record FundingRate(double marketId, String exchange, double rate) {
    FundingRate {
      Wire.required(exchange, "exchange");
      if (!Double.isFinite(marketId)) {
        throw new IllegalArgumentException("no market_id");
      }
    }
  }

  /**
   * {@code candles}, oldest first.
   *
   * @param list null where there are none
   */
  record Bars(double code, @Nullable String message, @JsonProperty("c") @Nullable Rows<Bar> list) {
    void check() {
      LighterWire.check(code, message, true);
    }

    Rows<Bar> rows() {
      return orNone(list);
    }
  }

  /**
   * A bar of last prices.
   *
   * @param start Unix milliseconds
   * @param volume base units
   */
  record Bar(
      @JsonProperty("t") double start,
      @JsonProperty("o") double open,
      @JsonProperty("h") double high,
      @JsonProperty("l") double low,
      @JsonProperty("c") double close,
      @JsonProperty("v") double volume) {
    Candle candle() {
      return PastBars.bar(seconds(start), open, high, low, close, volume);
    }
  }

  /** {@code fundings}, oldest first. */
  record Payments(double code, @Nullable String message, @Nullable Rows<Paid> fundings) {
    void check() {
      LighterWire.check(code, message, true);
    }

    Rows<Paid> rows() {
      return orNone(fundings);
    }
  }

  /**
   * Funding of one hour.
   *
   * @param timestamp Unix seconds
   * @param rate per cent, without a sign
   * @param direction {@code long}: longs paid; {@code short}: they were paid
   */
  record Paid(double timestamp, double rate, @Nullable String direction) {

    /** What longs paid, a fraction; NaN where it is not said who paid. */
    double fraction() {
      double size = Math.abs(rate) / 100;
      return switch (direction == null ? "" : direction) {
        case "long" -> size;
        case "short" -> -size;
        default -> size == 0 ? 0 : Double.NaN;
      };
    }
  }

  private static <T> Rows<T> orNone(@Nullable Rows<T> rows) {
    return rows == null ? Rows.of(List.of()) : rows;
  }

  private static void check(double code, @Nullable String message, boolean hasRows) {
    if (code == OK && hasRows) {
      return;
    }
    if (code == OK || Double.isNaN(code)) {
      throw new ExchangeException(FailureReason.MALFORMED, "no list in the answer");
    }
    String words = message == null ? "" : message;
    throw new ExchangeException(
        reason(code, words.toLowerCase(Locale.ROOT)), "code " + (long) code + ": " + words);
  }

  private static FailureReason reason(double code, String words) {
    if (code == 23000 || code == 429 || words.contains("too many")) {
      return FailureReason.RATE_LIMITED;
    }
    if (code == 20558 || words.contains("jurisdiction")) {
      return FailureReason.GEO_BLOCKED;
    }
    return code >= 500 && code < 600 ? FailureReason.UNAVAILABLE : FailureReason.HTTP_ERROR;
  }
}
