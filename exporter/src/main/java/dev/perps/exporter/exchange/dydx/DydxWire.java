package dev.perps.exporter.exchange.dydx;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.IsoTime;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.RowMap;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.market.Candle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The indexer's JSON. Decimals are strings. */
final class DydxWire {
  private DydxWire() {}

  /**
   * {@code perpetualMarkets}.
   *
   * @param markets by ticker
   * @param errors what is wrong, in place of markets
   */
  record Markets(@Nullable RowMap<Market> markets, @Nullable JsonNode errors) {

    /** The rows of an answer that {@link #check} let pass. */
    RowMap<Market> rows() {
      return requireNonNull(markets, "markets");
    }

    void check() {
      DydxWire.check(markets, errors, "markets");
    }
  }

  private static void check(@Nullable Object rows, @Nullable JsonNode errors, String what) {
    if (rows != null) {
      return;
    }
    String words = errors == null ? "" : errors.toString();
    if (words.toLowerCase(Locale.ROOT).contains("too many requests")) {
      throw new ExchangeException(FailureReason.RATE_LIMITED, "too many requests");
    }
    throw new ExchangeException(FailureReason.MALFORMED, "no " + what + " in the answer");
  }

  /**
   * A market.
   *
   * @param oraclePrice USD; null before the market starts
   * @param priceChange24H change of the oracle price in USD, not relative; "0" until a price of 24
   *     hours ago exists
   * @param volume24H USD
   * @param nextFundingRate fraction per hour, for the hour in progress
   * @param openInterest units of base, one side: the sum of the long positions
   * @param baseOpenInterest the same as told by the chain, some moments apart
   */
  record Market(
      String status,
      double oraclePrice,
      double priceChange24H,
      double volume24H,
      double nextFundingRate,
      double openInterest,
      double baseOpenInterest) {
    Market {
      requireNonNull(status, "status");
    }
  }

  /**
   * {@code sparklines}: closes of the hours of a day, the running one first. A market that was not
   * traded has none.
   *
   * @param newest USD
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Closes(double newest) {}

  /** {@code height}: when the newest block that the indexer knows was made. */
  record Height(@Nullable String time) {

    /** Unix seconds; NaN where it cannot be read. */
    double epochSeconds() {
      return IsoTime.epochSeconds(time);
    }
  }

  /** {@code candles}, newest first. */
  record Bars(@Nullable Rows<Bar> candles, @Nullable JsonNode errors) {
    void check() {
      DydxWire.check(candles, errors, "candles");
    }

    /** The rows of an answer that {@link #check} let pass. */
    Rows<Bar> rows() {
      return requireNonNull(candles, "candles");
    }
  }

  /**
   * A bar of last prices.
   *
   * @param startingOpenInterest units of base, one side, when the bar began
   */
  record Bar(
      @Nullable String startedAt,
      double open,
      double high,
      double low,
      double close,
      @JsonProperty("baseTokenVolume") double volumeBase,
      double trades,
      double startingOpenInterest) {
    Candle candle() {
      return PastBars.bar(startSeconds(), open, high, low, close, volumeBase);
    }

    double startSeconds() {
      return IsoTime.epochSeconds(startedAt);
    }
  }

  /** {@code historicalFunding}, newest first. */
  record Payments(@Nullable Rows<Paid> historicalFunding, @Nullable JsonNode errors) {
    void check() {
      DydxWire.check(historicalFunding, errors, "historicalFunding");
    }

    /** The rows of an answer that {@link #check} let pass. */
    Rows<Paid> rows() {
      return requireNonNull(historicalFunding, "historicalFunding");
    }
  }

  /**
   * A payment.
   *
   * @param rate fraction of one hour
   * @param effectiveAt when its block was made
   */
  record Paid(double rate, @Nullable String effectiveAt) {
    double epochSeconds() {
      return IsoTime.epochSeconds(effectiveAt);
    }
  }
}
