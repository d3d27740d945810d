package dev.perps.exporter.exchange.paradex;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;
import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Paradex's JSON. Nearly every figure is a string, and {@code ""} says that there is none; times
 * are milliseconds. A row that does not say which market it is of fails in its constructor, and so
 * is left out and counted like any unreadable row.
 */
final class ParadexWire {
  private ParadexWire() {}

  /** What every answer comes in; an error has the other two instead. */
  record Page<T>(@Nullable Rows<T> results, @Nullable String error, @Nullable String message) {

    /** Throws when this is an error, or holds no rows. */
    void check() {
      if (error != null && !error.isEmpty()) {
        throw new ExchangeException(
            reason(error), "error " + error + (message == null ? "" : ": " + message));
      }
      if (results == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "neither results nor an error");
      }
    }

    /** The rows of an answer that {@link #check} let pass. */
    Rows<T> rows() {
      return requireNonNull(results, "unchecked answer");
    }
  }

  private static FailureReason reason(String error) {
    if (error.contains("RATE_LIMIT") || error.contains("TOO_MANY")) {
      return FailureReason.RATE_LIMITED;
    }
    return switch (error) {
      case "GEO_IP_BLOCK" -> FailureReason.GEO_BLOCKED;
      case "INTERNAL_ERROR", "SERVICE_UNAVAILABLE" -> FailureReason.UNAVAILABLE;
      default -> FailureReason.HTTP_ERROR;
    };
  }

  /**
   * {@code markets}.
   *
   * @param assetKind {@code PERP}, or some kind of option
   * @param openAt when trading begins; 0 or absent: it has
   * @param expiryAt when the market ends; 0: it does not
   * @param fundingPeriodHours what a funding rate is stated for; absent before 2025, when it was
   *     eight hours for all
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Market(
      String symbol,
      String baseCurrency,
      String quoteCurrency,
      String settlementCurrency,
      @Nullable String assetKind,
      double openAt,
      double expiryAt,
      double fundingPeriodHours) {
    Market {
      Wire.required(symbol, "symbol");
      Wire.required(baseCurrency, "base_currency");
      Wire.required(quoteCurrency, "quote_currency");
      Wire.required(settlementCurrency, "settlement_currency");
    }
  }

  /**
   * {@code markets/summary}.
   *
   * @param underlyingPrice the index
   * @param volume24h US dollars
   * @param openInterest base units
   * @param fundingRate fraction for the market's own period, as it accrues now
   * @param priceChangeRate24h fraction
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Summary(
      String symbol,
      double markPrice,
      double underlyingPrice,
      double lastTradedPrice,
      double bid,
      double ask,
      @JsonProperty("volume_24h") double volume24h,
      double openInterest,
      double fundingRate,
      @JsonProperty("price_change_rate_24h") double priceChangeRate24h,
      double createdAt) {
    Summary {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * A row of {@code markets/klines}, which has a volume behind these, of an unknown unit.
   *
   * @param start Unix milliseconds
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"start", "open", "high", "low", "close"})
  record Bar(double start, double open, double high, double low, double close) {
    Candle candle() {
      return PastBars.bar(seconds(start), open, high, low, close, ABSENT);
    }
  }

  /**
   * An observation of funding, of {@code funding/data}.
   *
   * @param fundingIndex US dollars that longs have been charged for one unit since ever
   * @param fundingPremium US dollars for one unit and one period, at the rate of the moment
   * @param fundingRate the same as a fraction
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Accrued(double fundingIndex, double fundingPremium, double fundingRate, double createdAt) {
    Accrued {
      if (!Double.isFinite(fundingIndex)) {
        throw new IllegalArgumentException("no funding_index");
      }
    }

    /** What a fraction is a fraction of; NaN while the rate is 0. */
    double price() {
      return priceToReckonWith(fundingPremium / nonZero(fundingRate));
    }
  }
}
