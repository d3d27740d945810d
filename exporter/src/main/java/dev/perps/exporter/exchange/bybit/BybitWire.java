package dev.perps.exporter.exchange.bybit;

import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Bybit's JSON. Nearly everything is a string and {@code ""} says that there is none; times are
 * milliseconds. A row that does not say which market it is of fails in its constructor, and so is
 * left out and counted like any unreadable row.
 */
final class BybitWire {
  private BybitWire() {}

  /**
   * What every answer comes in.
   *
   * @param retCode 0 when all is well; errors come with HTTP 200, too
   * @param time when the answer was made
   */
  record Envelope<T>(
      double retCode, @Nullable String retMsg, @Nullable Page<T> result, double time) {

    /** The rows of an envelope that {@link #check} let pass. */
    Page<T> page() {
      return requireNonNull(result, "result");
    }
  }

  /**
   * Rows of one page.
   *
   * @param list null in an error's empty result
   * @param nextPageCursor empty or absent on the last page
   */
  record Page<T>(@Nullable Rows<T> list, @Nullable String nextPageCursor) {
    Rows<T> rows() {
      return requireNonNull(list, "list");
    }
  }

  /** Throws when an envelope holds an error, or no rows. */
  static void check(Envelope<?> envelope) {
    if (envelope.retCode() == 0) {
      if (envelope.result() == null || envelope.result().list() == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no list in the answer");
      }
      return;
    }
    if (Double.isNaN(envelope.retCode())) {
      throw new ExchangeException(FailureReason.MALFORMED, "no retCode in the answer");
    }
    int code = (int) envelope.retCode();
    FailureReason reason =
        switch (code) {
          case 10006, 10018 -> FailureReason.RATE_LIMITED; // of the endpoint, of the address
          case 10000, 10016 -> FailureReason.UNAVAILABLE; // server timeout, internal error
          default -> FailureReason.HTTP_ERROR;
        };
    throw new ExchangeException(
        reason, "retCode " + code + (envelope.retMsg() == null ? "" : ": " + envelope.retMsg()));
  }

  /**
   * {@code instruments-info} of a contract.
   *
   * @param contractType {@code LinearPerpetual}, {@code InverseFutures}…
   * @param deliveryTime 0 for a perpetual; otherwise the moment at which it is delisted or expires
   * @param fundingInterval minutes
   * @param symbolType a group such as {@code innovation} or {@code commodity}
   */
  record Contract(
      String symbol,
      String contractType,
      String status,
      String baseCoin,
      String quoteCoin,
      String settleCoin,
      double deliveryTime,
      double fundingInterval,
      @Nullable Boolean isPreListing,
      @Nullable String symbolType) {
    Contract {
      Wire.required(symbol, "symbol");
      requireNonNull(contractType, "contractType");
      requireNonNull(status, "status");
      Wire.required(baseCoin, "baseCoin");
      Wire.required(quoteCoin, "quoteCoin");
      Wire.required(settleCoin, "settleCoin");
    }
  }

  /**
   * {@code tickers} of a contract. Amounts in base and quote for linear contracts; for inverse ones
   * {@code volume24h} and {@code openInterest} are US dollars and the others coins.
   *
   * @param price24hPcnt a fraction in spite of its name
   * @param openInterest both sides added, as {@code openInterestValue}; the {@code single} ones
   *     count one side
   * @param fundingRate fraction for the interval that ends at {@code nextFundingTime}
   * @param fundingIntervalHour hours
   */
  record Ticker(
      String symbol,
      double lastPrice,
      double indexPrice,
      double markPrice,
      double bid1Price,
      double ask1Price,
      double price24hPcnt,
      double turnover24h,
      double volume24h,
      double openInterest,
      double openInterestValue,
      double singleOpenInterest,
      double singleOpenInterestValue,
      double fundingRate,
      double nextFundingTime,
      double fundingIntervalHour) {
    Ticker {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * {@code account-ratio} of one contract.
   *
   * @param buyRatio part of the accounts that is long, a fraction
   * @param sellRatio part of the accounts that is short, a fraction
   */
  record AccountRatio(double buyRatio, double sellRatio, double timestamp) {}

  record SpotMarket(String symbol, String status, String baseCoin, String quoteCoin) {
    SpotMarket {
      Wire.required(symbol, "symbol");
      requireNonNull(status, "status");
      Wire.required(baseCoin, "baseCoin");
      Wire.required(quoteCoin, "quoteCoin");
    }
  }

  record SpotRow(String symbol, double lastPrice, double turnover24h) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }
}
