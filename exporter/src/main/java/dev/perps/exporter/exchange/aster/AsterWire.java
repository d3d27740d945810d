package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Aster's JSON. Decimals are strings, times are milliseconds. A row that does not say which market
 * it is of fails in its constructor, and so is left out and counted like any unreadable row.
 */
final class AsterWire {
  private AsterWire() {}

  /** {@code exchangeInfo} of both hosts. */
  record ExchangeInfo<T>(Rows<T> symbols) {
    ExchangeInfo {
      requireNonNull(symbols, "symbols");
    }
  }

  /**
   * A perpetual, counted in units of its base.
   *
   * @param contractType empty while trading is pending
   * @param baseAsset missing in a few rows: it is what stands before the quote in the symbol
   * @param marginAsset the quote where it is missing: all contracts are linear
   * @param underlyingSubType tags of several sorts, {@code STOCK} and {@code Meme} among them; of
   *     any shape, for no contract is to be lost by its tags
   * @param symbolType 0 for coins, 1 for what stands in the traditional world
   * @param channel the market of the underlying, {@code nasdaq}; "" and "{}" for none; of any shape
   * @param deliveryDate in the year 2100 for a perpetual, nearer for one that is being delisted
   */
  record Contract(
      String symbol,
      String contractType,
      String status,
      String baseAsset,
      String quoteAsset,
      String marginAsset,
      @Nullable JsonNode underlyingSubType,
      double symbolType,
      @Nullable JsonNode channel,
      double deliveryDate) {
    Contract {
      Wire.required(symbol, "symbol");
      requireNonNull(contractType, "contractType");
      requireNonNull(status, "status");
      Wire.required(quoteAsset, "quoteAsset");
      marginAsset = orQuote(marginAsset, quoteAsset);
      baseAsset = orBeforeQuote(baseAsset, symbol, quoteAsset);
    }

    private static String orQuote(@Nullable String margin, String quote) {
      return margin == null || margin.isEmpty() ? quote : margin;
    }

    private static String orBeforeQuote(@Nullable String base, String symbol, String quote) {
      if (base != null && !base.isEmpty()) {
        return base;
      }
      boolean ends = symbol.endsWith(quote);
      return Wire.required(
          ends ? symbol.substring(0, symbol.length() - quote.length()) : null, "baseAsset");
    }
  }

  /**
   * {@code ticker/24hr}.
   *
   * @param priceChangePercent percent
   * @param quoteVolume quote
   * @param closeTime when the market's last trade was
   */
  record Ticker(
      String symbol,
      double lastPrice,
      double priceChangePercent,
      double quoteVolume,
      double closeTime) {
    Ticker {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * {@code premiumIndex}.
   *
   * @param lastFundingRate fraction per interval; in spite of its name the running one, charged at
   *     {@code nextFundingTime}
   * @param nextFundingTime 0 where there is no funding
   */
  record Premium(
      String symbol,
      double markPrice,
      double indexPrice,
      double lastFundingRate,
      double nextFundingTime,
      double time) {
    Premium {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * {@code fundingInfo}; a contract that is not in it has eight hours.
   *
   * @param fundingIntervalHours of any shape, so that one that cannot be read does not hide which
   *     contract it is of
   */
  record FundingTerms(String symbol, @Nullable JsonNode fundingIntervalHours) {
    FundingTerms {
      Wire.required(symbol, "symbol");
    }

    /** NaN where it is not told, infinite where it cannot be read, so that it is counted. */
    double hours() {
      return fundingIntervalHours == null || fundingIntervalHours.isNull()
          ? Double.NaN
          : fundingIntervalHours.asDouble(Double.POSITIVE_INFINITY);
    }
  }

  /** {@code ticker/bookTicker}; an empty side has price 0. */
  record BookTop(String symbol, double bidPrice, double askPrice) {
    BookTop {
      Wire.required(symbol, "symbol");
    }
  }

  /** {@code openInterest} of one contract: units of base, one side. */
  record ContractInterest(double openInterest) {}

  record SpotMarket(String symbol, String status, String baseAsset, String quoteAsset) {
    SpotMarket {
      Wire.required(symbol, "symbol");
      requireNonNull(status, "status");
      Wire.required(baseAsset, "baseAsset");
      Wire.required(quoteAsset, "quoteAsset");
    }
  }

  /**
   * A bar of {@code klines}.
   *
   * @param volume units of base
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"openTime", "open", "high", "low", "close", "volume"})
  record Bar(double openTime, double open, double high, double low, double close, double volume) {
    Candle candle(double volume) {
      return PastBars.bar(seconds(openTime), open, high, low, close, volume);
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
}
