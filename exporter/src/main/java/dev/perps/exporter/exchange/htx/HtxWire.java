package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * HTX's JSON. Figures are numbers or strings, from list to list; times are milliseconds. A row that
 * does not say which market it is of fails in its constructor, and so is left out and counted like
 * any unreadable row.
 */
final class HtxWire {
  /** System error, not prepared, query error, store error, busy; abnormal service. */
  private static final Set<String> PASSING =
      Set.of("1000", "1001", "1002", "1003", "1004", "1046", "1108", "gateway-internal-error");

  private HtxWire() {}

  /**
   * What every answer comes in.
   *
   * @param status {@code ok} or {@code error}; errors come with HTTP 200, too
   * @param errCode a number, or on market data a word
   * @param data rows; prices of contracts call them {@code ticks}
   * @param ts when the answer was made
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Reply<T>(
      @Nullable String status,
      @JsonAlias("err-code") @Nullable String errCode,
      @JsonAlias("err-msg") @Nullable String errMsg,
      @JsonAlias("ticks") @Nullable Rows<T> data,
      double ts) {

    /** Throws when this is an error, or holds no rows. */
    void check() {
      HtxWire.check(status, errCode, errMsg, data);
    }

    /** The rows of an answer that {@link #check} let pass. */
    Rows<T> rows() {
      return requireNonNull(data, "unchecked answer");
    }
  }

  private static void check(
      @Nullable String status,
      @Nullable String errCode,
      @Nullable String errMsg,
      @Nullable Object rows) {
    if ("ok".equals(status) && rows != null) {
      return;
    }
    if (!"error".equals(status) && errCode == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "neither a list nor an error");
    }
    throw new ExchangeException(
        reason(String.valueOf(errCode), String.valueOf(errMsg)),
        "error " + errCode + (errMsg == null ? "" : ": " + errMsg));
  }

  private static FailureReason reason(String code, String message) {
    String words = (code + " " + message).toLowerCase(Locale.ROOT).replace('-', ' ');
    if (code.equals("1032")
        || words.contains("exceeded the limit")
        || words.contains("too many")
        || words.contains("frequen")) {
      return FailureReason.RATE_LIMITED;
    }
    return PASSING.contains(code) || words.contains("system busy")
        ? FailureReason.UNAVAILABLE
        : FailureReason.HTTP_ERROR;
  }

  /**
   * {@code swap_contract_info}.
   *
   * @param symbol the base
   * @param contractCode {@code BTC-USDT}; with a date behind it for a contract that expires
   * @param contractSize base units (linear) or US dollars (inverse) of one contract
   * @param contractStatus 1 trading; 5 and 7 in and after the settlement of funding
   * @param deliveryDate empty for a perpetual
   * @param deliveryTime when the contract ends; empty for one that goes on
   * @param settlementPeriod hours from one funding payment to the next
   * @param businessType {@code swap} or {@code futures}; inverse contracts do not say
   * @param contractType {@code swap}, or the term of a contract that expires
   * @param labels words such as {@code common}, {@code stock}, {@code tradfi}
   * @param tradfiLabels what is no coin: {@code Stocks}, {@code Metals}, {@code Indices}…
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Contract(
      String symbol,
      String contractCode,
      double contractSize,
      double contractStatus,
      @Nullable String deliveryDate,
      double deliveryTime,
      double settlementPeriod,
      @Nullable String businessType,
      @Nullable String contractType,
      @Nullable Object labels,
      @Nullable Object tradfiLabels) {
    Contract {
      Wire.required(symbol, "symbol");
      Wire.required(contractCode, "contract_code");
    }
  }

  /**
   * {@code batch_merged}. Open, high and low are of the day that began at midnight in Singapore
   * (16:00 UTC), so that they tell nothing of the last 24 hours; the amounts are of 24 hours.
   *
   * @param close last trade
   * @param vol contracts of 24 hours, both sides added; turnover in quote where {@code numberOf} is
   *     told (version 2 of the call)
   * @param tradeTurnover quote in 24 hours, both sides added; linear contracts only
   * @param numberOf contracts of 24 hours, both sides added; version 2 of the call only
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Tick(
      String contractCode,
      double close,
      @Nullable Level bid,
      @Nullable Level ask,
      double vol,
      double tradeTurnover,
      double numberOf,
      double ts) {
    Tick {
      Wire.required(contractCode, "contract_code");
    }
  }

  /** A side of the book: its best price, and how many contracts stand there. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"price", "contracts"})
  record Level(double price, double contracts) {}

  /**
   * {@code swap_batch_funding_rate}. The forecast of old is no longer filled.
   *
   * @param fundingRate fraction for the interval that ends at {@code fundingTime}
   * @param nextFundingTime the payment after that, where it is told
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record FundingRow(
      String contractCode, double fundingRate, double fundingTime, double nextFundingTime) {
    FundingRow {
      Wire.required(contractCode, "contract_code");
    }
  }

  /**
   * {@code swap_open_interest}: one side.
   *
   * @param volume contracts
   * @param amount base coins
   * @param value quote; linear contracts only
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Interest(String contractCode, double volume, double amount, double value) {
    Interest {
      Wire.required(contractCode, "contract_code");
    }
  }

  /**
   * {@code swap_index}, delisted contracts included.
   *
   * @param indexTs when the price was made
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record IndexRow(String contractCode, double indexPrice, double indexTs) {
    IndexRow {
      Wire.required(contractCode, "contract_code");
    }
  }

  /** A spot market, all in lower case; the names of the fields differ with the age of the call. */
  record SpotMarket(
      @JsonAlias("sc") String symbol,
      @Nullable String state,
      @JsonAlias("base-currency") String bc,
      @JsonAlias("quote-currency") String qc) {
    SpotMarket {
      Wire.required(symbol, "symbol");
      Wire.required(bc, "bc");
      Wire.required(qc, "qc");
    }
  }

  /**
   * {@code market/tickers}.
   *
   * @param close last trade
   * @param vol turnover of 24 hours in quote; {@code amount} is in base
   */
  record SpotRow(String symbol, double close, double vol) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * A bar of {@code history/kline}, or of marks.
   *
   * @param id start, in seconds
   * @param amount base coins, both sides added; 0 with marks
   */
  record Bar(double id, double open, double high, double low, double close, double amount) {
    Candle candle(double volume) {
      return PastBars.bar(id, open, high, low, close, volume);
    }
  }

  /** {@code swap_historical_funding_rate}: a page within what every answer comes in. */
  @JsonNaming(SnakeCaseStrategy.class)
  record PaidReply(
      @Nullable String status,
      @JsonAlias("err-code") @Nullable String errCode,
      @JsonAlias("err-msg") @Nullable String errMsg,
      @Nullable PaidPage data) {

    /** Throws when this is an error, or holds no rows. */
    void check() {
      HtxWire.check(status, errCode, errMsg, data == null ? null : data.data());
    }

    /** The page of an answer that {@link #check} let pass. */
    PaidPage page() {
      return requireNonNull(data, "unchecked answer");
    }
  }

  /** A page, numbered from 1 on. */
  @JsonNaming(SnakeCaseStrategy.class)
  record PaidPage(double totalPage, @Nullable Rows<Paid> data) {
    Rows<Paid> rows() {
      return requireNonNull(data, "unchecked answer");
    }
  }

  /**
   * Funding that was paid.
   *
   * @param fundingRate fraction for the interval that ended at {@code fundingTime}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Paid(double fundingRate, double fundingTime) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), fundingRate);
    }
  }

  /** {@code swap_his_open_interest}: an object within what every answer comes in. */
  @JsonNaming(SnakeCaseStrategy.class)
  record HeldReply(
      @Nullable String status,
      @JsonAlias("err-code") @Nullable String errCode,
      @JsonAlias("err-msg") @Nullable String errMsg,
      @Nullable HeldTicks data) {

    /** Throws when this is an error, or holds no rows. */
    void check() {
      HtxWire.check(status, errCode, errMsg, data == null ? null : data.tick());
    }

    /** The rows of an answer that {@link #check} let pass. */
    Rows<Held> rows() {
      return requireNonNull(requireNonNull(data, "unchecked answer").tick(), "unchecked answer");
    }
  }

  /** Newest first. */
  record HeldTicks(@Nullable Rows<Held> tick) {}

  /**
   * Open interest at a moment, one side.
   *
   * @param volume in the unit that was asked for: contracts or base coins
   * @param value quote; linear contracts only
   */
  record Held(double ts, double volume, double value) {}
}
