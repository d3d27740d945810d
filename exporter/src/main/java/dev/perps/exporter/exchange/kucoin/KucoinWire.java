package dev.perps.exporter.exchange.kucoin;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

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
import org.jspecify.annotations.Nullable;

/**
 * KuCoin's JSON. Futures send numbers, spot sends strings; what there is none of is {@code null}.
 * Times are milliseconds. A row that does not say which market it is of fails in its constructor,
 * and so is left out and counted like any unreadable row.
 */
final class KucoinWire {
  private static final String OK = "200000";

  private KucoinWire() {}

  /**
   * What every answer comes in.
   *
   * @param code {@code 200000} when all is well; errors may come with HTTP 200, too
   */
  record Envelope<T>(@Nullable String code, @Nullable String msg, @Nullable T data) {

    /** The content of an envelope that {@link #check} let pass. */
    T content() {
      return requireNonNull(data, "unchecked answer");
    }

    void check() {
      if (code == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no code in the answer");
      }
      if (!code.equals(OK)) {
        throw new ExchangeException(reason(code), "code " + code + (msg == null ? "" : ": " + msg));
      }
      if (data == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no data in the answer");
      }
    }
  }

  private static FailureReason reason(String code) {
    return switch (code) {
      case "429000" -> FailureReason.RATE_LIMITED;
      case "400500" ->
          FailureReason.GEO_BLOCKED; // "your located country/region is … not supported"
      case "408000", "500000" -> FailureReason.UNAVAILABLE; // timeout, internal server error
      default -> FailureReason.HTTP_ERROR;
    };
  }

  /**
   * A row of {@code contracts/active}. Prices are per unit of {@code baseCurrency}.
   *
   * @param type {@code FFWCSX} for perpetuals, {@code FFICSX} for dated contracts
   * @param expireDate when it is delisted or settled; absent on a perpetual that goes on
   * @param multiplier base units of one contract; on inverse contracts US dollars, negative
   * @param marketStage {@code PRE_MARKET} before the base is traded anywhere
   * @param assetClass {@code CRYPTO}, {@code STOCK}, {@code METAL} or {@code COMMODITY}
   * @param openInterest contracts
   * @param turnoverOf24h in quote (linear) or base (inverse)
   * @param volumeOf24h in base (linear) or contracts (inverse)
   * @param priceChg since 24 hours ago, in quote
   * @param priceChgPct the same as a fraction, cut to four decimals
   * @param fundingFeeRate fraction for the running interval
   * @param fundingRateGranularity length of an interval as configured, in milliseconds
   * @param currentFundingRateGranularity length of the running one; absent on a few contracts
   * @param nextFundingRateTime milliseconds that the running interval still lasts: no moment
   * @param nextFundingRateDateTime when the running interval ends
   */
  record Contract(
      String symbol,
      String type,
      String status,
      double expireDate,
      String baseCurrency,
      String quoteCurrency,
      String settleCurrency,
      double multiplier,
      @Nullable Boolean isInverse,
      @Nullable String marketStage,
      @Nullable String assetClass,
      double openInterest,
      double turnoverOf24h,
      double volumeOf24h,
      double markPrice,
      double indexPrice,
      double lastTradePrice,
      double priceChg,
      double priceChgPct,
      double fundingFeeRate,
      double fundingRateGranularity,
      double currentFundingRateGranularity,
      double nextFundingRateTime,
      double nextFundingRateDateTime) {
    Contract {
      Wire.required(symbol, "symbol");
      requireNonNull(type, "type");
      requireNonNull(status, "status");
      Wire.required(baseCurrency, "baseCurrency");
      Wire.required(quoteCurrency, "quoteCurrency");
      Wire.required(settleCurrency, "settleCurrency");
    }
  }

  /**
   * A row of the futures' {@code allTickers}. Its time is that of the last trade, which on a quiet
   * contract is long ago while bid and ask are of now.
   */
  record BookTop(String symbol, double bestBidPrice, double bestAskPrice) {
    BookTop {
      Wire.required(symbol, "symbol");
    }
  }

  /** A pair as the spot list has it. */
  record SpotMarket(
      String symbol, String baseCurrency, String quoteCurrency, boolean enableTrading) {
    SpotMarket {
      Wire.required(symbol, "symbol");
      Wire.required(baseCurrency, "baseCurrency");
      Wire.required(quoteCurrency, "quoteCurrency");
    }
  }

  /** All spot tickers, made at one time. */
  record SpotTickers(double time, @Nullable Rows<SpotRow> ticker) {
    Rows<SpotRow> rows() {
      if (ticker == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no ticker in the answer");
      }
      return ticker;
    }
  }

  /**
   * A spot ticker.
   *
   * @param volValue turnover of 24 hours in quote
   */
  record SpotRow(String symbol, double last, double volValue) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * A bar of the futures' {@code kline/query}.
   *
   * @param volume contracts
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"time", "open", "high", "low", "close", "volume"})
  record Bar(double time, double open, double high, double low, double close, double volume) {
    /** With its volume in coins. */
    Candle candle(double contractSize) {
      return PastBars.bar(seconds(time), open, high, low, close, volume * contractSize);
    }
  }

  /**
   * Funding that was paid.
   *
   * @param fundingRate fraction for the interval that ended at {@code timepoint}
   */
  record Paid(double fundingRate, double timepoint) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(timepoint), fundingRate);
    }
  }
}
