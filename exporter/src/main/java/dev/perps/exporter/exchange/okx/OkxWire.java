package dev.perps.exporter.exchange.okx;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import org.jspecify.annotations.Nullable;

/**
 * OKX's JSON. Everything is a string and {@code ""} says that there is none; times are
 * milliseconds. A row that does not say what it is of fails in its constructor, and so is left out
 * and counted like any unreadable row.
 */
final class OkxWire {
  private OkxWire() {}

  /**
   * What every answer comes in.
   *
   * @param code "0" when all is well; errors may come with HTTP 200, too
   */
  record Envelope<T>(@Nullable String code, @Nullable String msg, @Nullable Rows<T> data) {

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
    if (code.equals("0")) {
      if (envelope.data() == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no data in the answer");
      }
      return;
    }
    FailureReason reason =
        switch (code) {
          case "50011", "50040" -> FailureReason.RATE_LIMITED;
          // being upgraded, timed out, offline, busy, system error
          case "50001", "50004", "50005", "50013", "50026" -> FailureReason.UNAVAILABLE;
          default -> FailureReason.HTTP_ERROR;
        };
    throw new ExchangeException(
        reason, "code " + code + (envelope.msg() == null ? "" : ": " + envelope.msg()));
  }

  /**
   * {@code instruments} of a swap or a future. Rows that are not live may lack everything, even the
   * name.
   *
   * @param uly the index, base and quote: {@code BTC-USDT}
   * @param ctType {@code linear} or {@code inverse}
   * @param ctVal size of a contract, to be multiplied by {@code ctMult}, in {@code ctValCcy}: the
   *     base of a linear contract, US dollars for an inverse one
   * @param ruleType {@code normal}; {@code pre_market} and {@code rebase_contract} before the base
   *     is listed anywhere; {@code xperp} for a future that pays funding
   * @param instCategory what the base is: 1 a coin
   * @param expTime when it is delisted or expires; {@code ""} where that is not planned
   */
  record Contract(
      String instId,
      String instType,
      String state,
      String uly,
      String ctType,
      String ctValCcy,
      String settleCcy,
      @Nullable String ruleType,
      @Nullable String instCategory,
      double ctVal,
      double ctMult,
      double expTime) {
    Contract {
      requireNonNull(state, "state");
      if (state.equals("live")) {
        Wire.required(instId, "instId");
        Wire.required(instType, "instType");
        Wire.required(ctType, "ctType");
        Wire.required(settleCcy, "settleCcy");
        requireNonNull(ctValCcy, "ctValCcy");
        pair(uly);
      }
    }

    String base() {
      return pair(uly)[0];
    }

    String quote() {
      return pair(uly)[1];
    }
  }

  /**
   * {@code instruments} of spot.
   *
   * @param state {@code live} when it trades; other rows may lack everything else
   */
  record SpotMarket(String instId, String state, String baseCcy, String quoteCcy) {
    SpotMarket {
      requireNonNull(state, "state");
      if (state.equals("live")) {
        Wire.required(instId, "instId");
        Wire.required(baseCcy, "baseCcy");
        Wire.required(quoteCcy, "quoteCcy");
      }
    }
  }

  /**
   * {@code tickers}.
   *
   * @param vol24h contracts; base for spot
   * @param volCcy24h base coins; quote for spot
   */
  record Ticker(
      String instId,
      double last,
      double bidPx,
      double askPx,
      double open24h,
      double vol24h,
      double volCcy24h,
      double ts) {
    Ticker {
      Wire.required(instId, "instId");
    }
  }

  /** {@code mark-price}. */
  record Mark(String instId, double markPx, double ts) {
    Mark {
      Wire.required(instId, "instId");
    }
  }

  /**
   * {@code index-tickers}.
   *
   * @param instId of the index: {@code BTC-USDT}
   */
  record Index(String instId, double idxPx) {
    Index {
      Wire.required(instId, "instId");
    }
  }

  /**
   * {@code funding-rate}; also of the perpetual-like futures that are no swaps.
   *
   * @param fundingRate fraction for the interval that ends at {@code fundingTime}
   * @param nextFundingRate forecast of the interval after; {@code ""} since the exchange stopped to
   *     publish it
   * @param nextFundingTime the payment after the next
   */
  record FundingRate(
      String instId,
      double fundingRate,
      double nextFundingRate,
      double prevFundingTime,
      double fundingTime,
      double nextFundingTime) {
    FundingRate {
      Wire.required(instId, "instId");
    }
  }

  /**
   * {@code open-interest}, one side. The worth that newer answers state is in US dollars, and not
   * in the quote, and is left aside.
   *
   * @param oi contracts
   * @param oiCcy base coins
   */
  record Interest(String instId, double oi, double oiCcy) {
    Interest {
      Wire.required(instId, "instId");
    }
  }

  /**
   * {@code long-short-account-ratio-contract}: an array.
   *
   * @param ratio accounts that are long over accounts that are short
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"ts", "ratio"})
  record AccountRatio(double ts, double ratio) {}

  private static String[] pair(String uly) {
    String[] pair = Wire.required(uly, "uly").split("-", -1);
    if (pair.length != 2 || pair[0].isEmpty() || pair[1].isEmpty()) {
      throw new IllegalArgumentException("no base and quote in " + uly);
    }
    return pair;
  }
}
