package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;

/** The JSON of the past of futures. Decimals are strings, times are milliseconds. */
final class HistoryWire {
  private HistoryWire() {}

  /**
   * {@code klines} and {@code markPriceKlines}: an array.
   *
   * @param volume base coins on fapi, contracts on dapi; means nothing of mark prices
   * @param turnover quote on fapi, base coins on dapi
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({
    "openTime",
    "open",
    "high",
    "low",
    "close",
    "volume",
    "closeTime",
    "turnover"
  })
  record Kline(
      double openTime,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double closeTime,
      double turnover) {
    Candle candle(boolean inverse) {
      return PastBars.bar(seconds(openTime), open, high, low, close, inverse ? turnover : volume);
    }

    Candle mark() {
      return PastBars.bar(seconds(openTime), open, high, low, close, ABSENT);
    }
  }

  /**
   * {@code openInterestHist}.
   *
   * @param sumOpenInterest base coins on fapi, contracts on dapi; one side
   * @param sumOpenInterestValue quote on fapi, base coins on dapi
   */
  record Interest(double sumOpenInterest, double sumOpenInterestValue, double timestamp) {
    PastOpenInterest at(OpenInterest amount) {
      return new PastOpenInterest(seconds(timestamp), amount);
    }

    OpenInterest ofCoins(BaseAsset base) {
      return new OpenInterest(sumOpenInterest * base.units(), sumOpenInterestValue);
    }

    /** How many dollars a contract is, the call does not say. */
    OpenInterest ofContracts() {
      return new OpenInterest(sumOpenInterestValue, ABSENT);
    }
  }

  /**
   * {@code fundingRate}.
   *
   * @param fundingTime when it was paid, some milliseconds late
   * @param fundingRate fraction for the interval that ended then
   */
  record Rate(double fundingTime, double fundingRate) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), fundingRate);
    }
  }
}
