package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * BingX's JSON. Figures are strings or numbers, {@code ""} where a new contract has none; times are
 * milliseconds. A row that does not say which market it is of fails in its constructor, and so is
 * left out and counted like any unreadable row.
 */
final class BingXWire {
  private BingXWire() {}

  /**
   * What every answer comes in.
   *
   * @param code 0 when all is well; errors come with HTTP 200, too
   * @param timestamp when the answer was made; the linear contracts' have none
   * @param data an array, or an object where there is one row
   */
  record Envelope<T>(
      double code,
      @Nullable String msg,
      double timestamp,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable T data) {

    /** The content of an envelope that {@link #check} let pass. */
    T content() {
      return requireNonNull(data, "data");
    }
  }

  /** Throws when an envelope holds an error, or nothing. */
  static void check(Envelope<?> envelope) {
    if (envelope.code() == 0) {
      if (envelope.data() == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no data in the answer");
      }
      return;
    }
    if (Double.isNaN(envelope.code())) {
      throw new ExchangeException(FailureReason.MALFORMED, "no code in the answer");
    }
    int code = (int) envelope.code();
    String message = envelope.msg() == null ? "" : envelope.msg();
    throw new ExchangeException(
        reason(code, message), "code " + code + (message.isEmpty() ? "" : ": " + message));
  }

  /**
   * One code stands for too many calls, in words that differ ("rate limited", "can retry after
   * time"), and for a busy system, which says so. Calls that are too many must not be repeated.
   */
  private static FailureReason reason(int code, String message) {
    return switch (code) {
      case 100410 ->
          message.toLowerCase(Locale.ROOT).contains("busy")
              ? FailureReason.UNAVAILABLE
              : FailureReason.RATE_LIMITED;
      case 429 -> FailureReason.RATE_LIMITED;
      case 100500, 100503, 109500, 500, 504 -> FailureReason.UNAVAILABLE;
      default -> FailureReason.HTTP_ERROR;
    };
  }

  /**
   * A contract.
   *
   * @param status 1 online; 25 no new positions, 5 not yet open, 0 offline
   * @param asset code of the base, linear only: {@code BTC}, {@code NCSKTSLA2USD}
   * @param currency what linear contracts are margined in
   * @param minTickSize US dollars of one inverse contract, as {@code minTradeValue}
   * @param launchTime when it opens, 0 or absent for one that has been; {@code timeOnline} of
   *     inverse ones
   * @param maintainTime from when on there are no new positions, 0 for never
   * @param offTime when it is delisted, 0 for never
   */
  record Contract(
      String symbol,
      double status,
      @Nullable String asset,
      @Nullable String currency,
      double minTickSize,
      double minTradeValue,
      double launchTime,
      double timeOnline,
      double maintainTime,
      double offTime) {
    Contract {
      pair(symbol);
    }

    /** The exchange's own name of the base. */
    String base() {
      return asset == null || asset.isEmpty() ? pair(symbol)[0] : asset;
    }

    String quote() {
      return pair(symbol)[1];
    }
  }

  /**
   * 24 hours of a contract. Prices are per bundle.
   *
   * @param priceChangePercent per cent, with or without the sign: {@code 4.15}, {@code -1.6900%}
   * @param volume contracts (inverse), base (linear)
   * @param quoteVolume quote (linear), coins (inverse)
   * @param openTime and {@code closeTime}: the later one is when the market was last traded
   */
  record Ticker(
      String symbol,
      double lastPrice,
      double openPrice,
      double bidPrice,
      double askPrice,
      @Nullable String priceChangePercent,
      double volume,
      double quoteVolume,
      double openTime,
      double closeTime) {
    Ticker {
      Wire.required(symbol, "symbol");
      fraction(priceChangePercent);
    }

    /** A fraction. */
    double change() {
      return fraction(priceChangePercent);
    }

    /**
     * When the market was last traded, Unix seconds: both stamps follow trades, here one, there the
     * other.
     */
    double traded() {
      return Figure.seconds(Double.isNaN(closeTime) || openTime > closeTime ? openTime : closeTime);
    }
  }

  /**
   * Prices and funding of a contract. Prices are per bundle.
   *
   * @param lastFundingRate fraction for the running interval, in spite of its name
   * @param nextFundingTime when that interval ends
   * @param fundingIntervalHours hours; inverse contracts have none, nor had linear ones before 2025
   */
  record Premium(
      String symbol,
      double markPrice,
      double indexPrice,
      double lastFundingRate,
      double nextFundingTime,
      double fundingIntervalHours) {
    Premium {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * Open interest of one contract, one side.
   *
   * @param openInterest quote (linear) or coins (inverse)
   * @param timestamp of inverse contracts, Unix milliseconds: the last midnight UTC
   */
  record Interest(double openInterest, double timestamp) {}

  /** The list of spot markets; an error comes with an empty object in its place. */
  record SpotList(@Nullable Rows<SpotMarket> symbols) {

    /** The markets of an answer that {@link #checkList} let pass. */
    Rows<SpotMarket> markets() {
      return requireNonNull(symbols, "symbols");
    }
  }

  /** As {@link #check}, and throws when there is no list of spot markets. */
  static void checkList(Envelope<SpotList> envelope) {
    check(envelope);
    if (envelope.content().symbols() == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "no symbols in the answer");
    }
  }

  /**
   * A spot market.
   *
   * @param status 1 online; 25 suspended, 5 not yet open, 0 offline
   */
  record SpotMarket(String symbol, double status) {
    SpotMarket {
      pair(symbol);
    }

    String base() {
      return pair(symbol)[0];
    }

    String quote() {
      return pair(symbol)[1];
    }
  }

  /** 24 hours of a spot market; turnover in quote. */
  record SpotRow(String symbol, double lastPrice, double quoteVolume) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * A bar of {@code klines}, or of marks. Prices are per bundle.
   *
   * @param time start
   * @param volume base (linear), contracts (inverse); means nothing with marks
   */
  record Bar(
      @JsonAlias("openTime") double time,
      double open,
      double high,
      double low,
      double close,
      double volume) {
    /**
     * With its volume in coins.
     *
     * @param size coins that the volume is counted in
     */
    Candle candle(double size) {
      return PastBars.bar(seconds(time), open, high, low, close, volume * size);
    }
  }

  /**
   * Funding that was paid.
   *
   * @param fundingRate fraction for the interval that ended at {@code fundingTime}
   */
  record Paid(double fundingRate, double fundingTime) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), fundingRate);
    }
  }

  /** {@code BTC-USDT} in its two halves. */
  static String[] pair(@Nullable String symbol) {
    String name = Wire.required(symbol, "symbol");
    int dash = name.lastIndexOf('-');
    if (dash < 1 || dash == name.length() - 1) {
      throw new IllegalArgumentException("no pair: " + name);
    }
    return new String[] {name.substring(0, dash), name.substring(dash + 1)};
  }

  /** A figure in per cent as {@link Wire} reads figures, its sign allowed; as a fraction. */
  private static double fraction(@Nullable String percent) {
    String figure = percent == null ? "" : percent.replace("%", "").strip();
    if (figure.isEmpty()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(figure);
    return Double.isFinite(value) ? value / 100 : Double.POSITIVE_INFINITY;
  }
}
