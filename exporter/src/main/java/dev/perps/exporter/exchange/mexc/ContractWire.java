package dev.perps.exporter.exchange.mexc;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of MEXC's contracts as far as it is used; times are milliseconds. A row that does not
 * say which contract it is of fails in its constructor, and so is left out and counted like any
 * unreadable row.
 */
final class ContractWire {
  private ContractWire() {}

  /**
   * What every answer comes in.
   *
   * @param success false in an error, which comes with HTTP 200
   * @param code 0 when all is well
   */
  record Envelope<T>(
      @Nullable Boolean success, double code, @Nullable String message, @Nullable Rows<T> data) {

    /** The rows of an envelope that {@link #check} let pass. */
    Rows<T> rows() {
      return requireNonNull(data, "data");
    }

    /** Throws when the envelope holds an error, or no rows. */
    void check() {
      ContractWire.check(success, code, message, data);
    }
  }

  /**
   * Throws when what an answer comes in says that it is an error, or when nothing is in it.
   *
   * @param data what {@link Envelope} or {@link Single} holds
   */
  private static void check(
      @Nullable Boolean success, double code, @Nullable String message, @Nullable Object data) {
    boolean wrong = Boolean.FALSE.equals(success) || (code != 0 && !Double.isNaN(code));
    if (wrong) {
      throw new ExchangeException(
          reason(code), "code " + (int) code + (message == null ? "" : ": " + message));
    }
    if (data == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "no data in the answer");
    }
  }

  private static FailureReason reason(double code) {
    return switch ((int) code) {
      case 429, 510 -> FailureReason.RATE_LIMITED;
      case 500, 501, 503, 504 -> FailureReason.UNAVAILABLE; // internal error, system busy
      default -> FailureReason.HTTP_ERROR;
    };
  }

  /**
   * {@code detail} of a contract.
   *
   * @param baseCoin a code of the exchange's own, now and then: {@code FILECOIN}, {@code AAPLSTOCK}
   * @param baseCoinName what it shows for it: {@code FIL}, {@code AAPL}
   * @param contractSize base units of one contract (linear) or US dollars (inverse)
   * @param state 0 trades; 1 delivery, 2 delivered, 3 offline, 4 paused
   * @param futureType 1 for a perpetual, 2 for a dated contract; absent in older answers
   * @param preMarket traded before what it is on has a market of its own
   * @param openingTime when trading starts; 0 where it always did
   * @param conceptPlate tags such as {@code mc-trade-zone-metals}; absent in older answers
   */
  record Contract(
      String symbol,
      String baseCoin,
      @Nullable String baseCoinName,
      String quoteCoin,
      String settleCoin,
      double contractSize,
      double state,
      double futureType,
      boolean preMarket,
      double openingTime,
      @Nullable Rows<String> conceptPlate) {
    Contract {
      Wire.required(symbol, "symbol");
      Wire.required(baseCoin, "baseCoin");
      Wire.required(quoteCoin, "quoteCoin");
      Wire.required(settleCoin, "settleCoin");
    }
  }

  /**
   * {@code ticker} of a contract.
   *
   * @param volume24 contracts, as {@code holdVol}, the open interest
   * @param amount24 turnover in the currency of the price (linear); of inverse ones nobody says
   * @param fairPrice mark price
   * @param riseFallRate change as a fraction since midnight UTC+8; in older rows, which have none
   *     of the following, documented as that of 24 hours
   * @param riseFallRatesOfTimezone changes as fractions: over 24 hours, since midnight UTC, since
   *     midnight UTC+8
   */
  record Ticker(
      String symbol,
      double lastPrice,
      double bid1,
      double ask1,
      double volume24,
      double amount24,
      double holdVol,
      double indexPrice,
      double fairPrice,
      double fundingRate,
      double timestamp,
      double riseFallRate,
      @Nullable Rows<Double> riseFallRatesOfTimezone) {
    Ticker {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * {@code funding_rate} of a contract.
   *
   * @param fundingRate fraction for the interval that ends at {@code nextSettleTime}
   * @param collectCycle hours
   */
  record FundingRow(String symbol, double fundingRate, double collectCycle, double nextSettleTime) {
    FundingRow {
      Wire.required(symbol, "symbol");
    }
  }

  /** As {@link Envelope}, with one object in it instead of rows. */
  record Single<T>(
      @Nullable Boolean success, double code, @Nullable String message, @Nullable T data) {

    /** What is in an envelope that {@link #check} let pass. */
    T content() {
      return requireNonNull(data, "data");
    }

    void check() {
      ContractWire.check(success, code, message, data);
    }
  }

  /**
   * {@code kline}: columns, in which what belongs to one bar stands at the same place.
   *
   * @param time starts, in seconds
   * @param vol contracts
   */
  record Columns(
      @Nullable Rows<Double> time,
      @Nullable Rows<Double> open,
      @Nullable Rows<Double> high,
      @Nullable Rows<Double> low,
      @Nullable Rows<Double> close,
      @Nullable Rows<Double> vol) {

    /** As {@link Single#check}, and throws when there is no column of times. */
    static void check(Single<Columns> answer) {
      answer.check();
      if (answer.content().time() == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no time in the answer");
      }
    }

    int size() {
      return time == null ? 0 : time.size();
    }

    /** A bar, its volume in contracts; of a figure that is missing NaN. */
    Candle at(int place) {
      return PastBars.bar(
          figure(time, place),
          figure(open, place),
          figure(high, place),
          figure(low, place),
          figure(close, place),
          figure(vol, place));
    }

    private static double figure(@Nullable Rows<Double> column, int place) {
      return column == null ? Double.NaN : column.at(place).orElse(Double.NaN);
    }
  }

  /** A page of {@code funding_rate/history}. */
  record PaidPage(double totalPage, @Nullable Rows<Paid> resultList) {

    /** As {@link Single#check}, and throws when there is no list. */
    static void check(Single<PaidPage> answer) {
      answer.check();
      if (answer.content().resultList() == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no resultList in the answer");
      }
    }

    /** The rows of an answer that {@link #check} let pass. */
    Rows<Paid> rows() {
      return requireNonNull(resultList, "resultList");
    }
  }

  /**
   * Funding that was paid.
   *
   * @param fundingRate fraction for the interval that ended at {@code settleTime}
   * @param collectCycle length of that interval in hours; absent in older answers
   */
  record Paid(double fundingRate, double settleTime, double collectCycle) {
    FundingSettlement settlement() {
      return new FundingSettlement(seconds(settleTime), fundingRate, collectCycle * 3600);
    }
  }
}
