package dev.perps.exporter.exchange.paradex;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
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
}
