package dev.perps.exporter.exchange.binance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Binance's JSON. Decimals are strings, times are milliseconds. A row that does not say which
 * market it is of fails in its constructor, and so is left out and counted like any unreadable row.
 */
final class BinanceWire {
  private BinanceWire() {}

  /** {@code exchangeInfo} of all three hosts. */
  record ExchangeInfo<T>(Rows<T> symbols) {
    ExchangeInfo {
      requireNonNull(symbols, "symbols");
    }
  }

  /**
   * A futures contract.
   *
   * @param contractType {@code PERPETUAL}, {@code CURRENT_QUARTER}…; empty before it is listed
   * @param status called {@code contractStatus} on dapi
   * @param contractSize US dollars of one contract on dapi; absent on fapi, which counts coins
   * @param deliveryDate in the year 2100 for a perpetual, nearer for one that is being delisted;
   *     the expiry of a dated future
   */
  record Contract(
      String symbol,
      String contractType,
      @JsonAlias("contractStatus") String status,
      String baseAsset,
      String quoteAsset,
      String marginAsset,
      @Nullable String underlyingType,
      double contractSize,
      double deliveryDate) {
    Contract {
      Wire.required(symbol, "symbol");
      requireNonNull(contractType, "contractType");
      requireNonNull(status, "status");
      Wire.required(baseAsset, "baseAsset");
      Wire.required(quoteAsset, "quoteAsset");
      Wire.required(marginAsset, "marginAsset");
    }
  }

  /**
   * {@code ticker/24hr} of a contract.
   *
   * @param priceChangePercent percent
   * @param volume base coins on fapi, contracts on dapi
   * @param quoteVolume fapi only
   */
  record Ticker(
      String symbol,
      double lastPrice,
      double priceChangePercent,
      double volume,
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
   * {@code fundingInfo}: only the contracts whose terms were changed from eight hours once.
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

  /** {@code openInterest} of one contract: base coins on fapi, contracts on dapi; one side. */
  record ContractInterest(double openInterest) {}

  /**
   * {@code globalLongShortAccountRatio} of one contract, or of one pair. The ratio that is stated
   * beside them contradicts them in the documentation's own sample.
   *
   * @param longAccount part of the accounts that is long, a fraction
   * @param shortAccount part of the accounts that is short, a fraction
   */
  record AccountRatio(double longAccount, double shortAccount, double timestamp) {}

  record SpotMarket(String symbol, String status, String baseAsset, String quoteAsset) {
    SpotMarket {
      Wire.required(symbol, "symbol");
      requireNonNull(status, "status");
      Wire.required(baseAsset, "baseAsset");
      Wire.required(quoteAsset, "quoteAsset");
    }
  }

  record SpotRow(String symbol, double lastPrice, double quoteVolume, double closeTime) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }
}
