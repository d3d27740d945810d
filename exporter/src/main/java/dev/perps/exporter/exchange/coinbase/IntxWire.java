package dev.perps.exporter.exchange.coinbase;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.IsoTime;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of Coinbase International. Figures are strings; what there is none of is left out. A row
 * that does not say which instrument it is of fails in its constructor, and so is left out and
 * counted like any unreadable row.
 */
final class IntxWire {
  private IntxWire() {}

  /**
   * A row of {@code instruments}, which is a bare array.
   *
   * @param type {@code PERP} or {@code SPOT}
   * @param mode {@code STANDARD}, or {@code PRE_LAUNCH} before the base is traded anywhere
   * @param baseName may be a bundle: {@code 1000PEPE}
   * @param multiplier plain units of the base in one unit of what is traded
   * @param underlyingType {@code SPOT} for coins, {@code EQUITY}, {@code COMMOD}…
   * @param openInterest base units, one side
   * @param notional24h turnover of 24 hours, in quote
   * @param fundingInterval nanoseconds; 0 on spot rows
   */
  record InstrumentRow(
      String symbol,
      String type,
      @JsonProperty("trading_state") String tradingState,
      @Nullable String mode,
      @JsonProperty("base_asset_name") String baseName,
      @JsonProperty("quote_asset_name") String quoteName,
      @JsonProperty("base_asset_multiplier") double multiplier,
      @JsonProperty("underlying_type") @Nullable String underlyingType,
      @JsonProperty("open_interest") double openInterest,
      @JsonProperty("notional_24hr") double notional24h,
      @JsonProperty("funding_interval") double fundingInterval,
      @Nullable Quote quote) {
    InstrumentRow {
      Wire.required(symbol, "symbol");
      requireNonNull(type, "type");
      requireNonNull(tradingState, "trading_state");
      Wire.required(baseName, "base_asset_name");
      Wire.required(quoteName, "quote_asset_name");
    }
  }

  /**
   * The state of an instrument's book.
   *
   * @param bid left out where nobody bids, as {@code ask} and {@code trade} are
   * @param predictedFunding fraction for the running interval
   * @param timestamp 2025-02-04T06:59:40.279Z
   */
  record Quote(
      @JsonProperty("mark_price") double mark,
      @JsonProperty("index_price") double index,
      @JsonProperty("trade_price") double trade,
      @JsonProperty("best_bid_price") double bid,
      @JsonProperty("best_ask_price") double ask,
      @JsonProperty("predicted_funding") double predictedFunding,
      @Nullable String timestamp) {
    static final Quote NONE =
        new Quote(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, null);
  }

  /** {@code candles}; an error has a title instead. */
  record Aggregations(@Nullable Rows<Bar> aggregations, @Nullable String title, double status) {
    void check() {
      IntxWire.check(aggregations, title, status);
    }

    Rows<Bar> rows() {
      return requireNonNull(aggregations, "unchecked answer");
    }
  }

  /**
   * A bar of last prices.
   *
   * @param volume units of what is traded
   */
  record Bar(
      @Nullable String start, double open, double high, double low, double close, double volume) {
    Candle candle() {
      return PastBars.bar(IsoTime.epochSeconds(start), open, high, low, close, volume);
    }
  }

  /** {@code funding}, newest first; an error has a title instead. */
  record Payments(@Nullable Rows<Paid> results, @Nullable String title, double status) {
    void check() {
      IntxWire.check(results, title, status);
    }

    Rows<Paid> rows() {
      return requireNonNull(results, "unchecked answer");
    }
  }

  /**
   * A payment.
   *
   * @param rate fraction
   */
  record Paid(
      @JsonProperty("funding_rate") double rate,
      @JsonProperty("event_time") @Nullable String eventTime) {
    FundingSettlement settlement() {
      return PastFunding.paid(IsoTime.epochSeconds(eventTime), rate);
    }
  }

  private static void check(@Nullable Rows<?> rows, @Nullable String title, double status) {
    if (rows == null) {
      throw new ExchangeException(
          status == 429 ? FailureReason.RATE_LIMITED : FailureReason.MALFORMED,
          title == null ? "no list in the answer" : title);
    }
  }
}
