package dev.perps.exporter.exchange.bitget;

import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Bitget's JSON. Nearly everything is a string; {@code ""} and null say that there is none; times
 * are milliseconds. A row that does not say what it is of fails in its constructor, and so is left
 * out and counted like any unreadable row.
 */
final class BitgetWire {
  private BitgetWire() {}

  /**
   * What every answer comes in.
   *
   * @param code "00000" when all is well; errors may come with HTTP 200, too
   * @param requestTime when the answer was made
   */
  record Envelope<T>(
      @Nullable String code, @Nullable String msg, double requestTime, @Nullable Rows<T> data) {

    /** The rows of an envelope that {@link #check} let pass. */
    Rows<T> rows() {
      return requireNonNull(data, "data");
    }
  }

  /** Throws when an envelope holds an error, or no rows. */
  static void check(Envelope<?> envelope) {
    String code = envelope.code();
    if (code == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "no code in the answer");
    }
    if (code.equals("00000")) {
      if (envelope.data() == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no data in the answer");
      }
      return;
    }
    FailureReason reason =
        switch (code) {
          case "429", "1001", "30014" -> FailureReason.RATE_LIMITED;
          // busy, abnormal, being upgraded
          case "500", "40015", "40200", "40604" -> FailureReason.UNAVAILABLE;
          default -> FailureReason.HTTP_ERROR;
        };
    throw new ExchangeException(
        reason, "code " + code + (envelope.msg() == null ? "" : ": " + envelope.msg()));
  }

  /**
   * {@code contracts}. The multiplier that a row has is the step of an order's size; a contract is
   * one base coin.
   *
   * @param symbolType {@code perpetual} or {@code delivery}
   * @param symbolStatus {@code normal} when it trades
   * @param offTime when it is delisted; -1 where that is not planned, as in {@code limitOpenTime}
   * @param limitOpenTime from when on no position may be opened
   * @param launchTime mostly absent
   * @param fundInterval hours
   * @param isRwa YES for stocks, metals and indices
   */
  record Contract(
      String symbol,
      String baseCoin,
      String quoteCoin,
      String symbolType,
      String symbolStatus,
      double offTime,
      double limitOpenTime,
      double launchTime,
      double fundInterval,
      @Nullable String isRwa) {
    Contract {
      Wire.required(symbol, "symbol");
      Wire.required(baseCoin, "baseCoin");
      Wire.required(quoteCoin, "quoteCoin");
      requireNonNull(symbolType, "symbolType");
      requireNonNull(symbolStatus, "symbolStatus");
    }
  }

  /**
   * {@code tickers} of contracts.
   *
   * @param change24h fraction
   * @param open24h 0 where nothing is known of the day before
   * @param holdingAmount base coins, one side
   * @param fundingRate fraction for the running interval
   * @param ts 0 on rows of what trades no longer
   */
  record Ticker(
      String symbol,
      double lastPr,
      double bidPr,
      double askPr,
      double markPrice,
      double indexPrice,
      double open24h,
      double change24h,
      double quoteVolume,
      double holdingAmount,
      double fundingRate,
      double ts) {
    Ticker {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * {@code current-fund-rate}.
   *
   * @param fundingRate fraction for the interval that ends at {@code nextUpdate}
   * @param fundingRateInterval hours
   * @param nextUpdate 0 for dated contracts
   */
  record FundRate(
      String symbol, double fundingRate, double fundingRateInterval, double nextUpdate) {
    FundRate {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * {@code account-long-short}. The ratio that a row also states is of no use: in samples it is not
   * the one of the two parts.
   *
   * @param longAccountRatio part of all accounts that is long
   * @param shortAccountRatio part of all accounts that is short
   */
  record AccountRatio(double longAccountRatio, double shortAccountRatio, double ts) {}

  /**
   * {@code spot/public/symbols}.
   *
   * @param status {@code online} when it trades
   */
  record SpotMarket(String symbol, String baseCoin, String quoteCoin, String status) {
    SpotMarket {
      Wire.required(symbol, "symbol");
      Wire.required(baseCoin, "baseCoin");
      Wire.required(quoteCoin, "quoteCoin");
      requireNonNull(status, "status");
    }
  }

  /** {@code spot/market/tickers}. */
  record SpotRow(String symbol, double lastPr, double quoteVolume, double ts) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }
}
