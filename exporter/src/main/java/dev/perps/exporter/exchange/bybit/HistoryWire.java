package dev.perps.exporter.exchange.bybit;

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

/** The JSON of the past of contracts. Everything is a string; times are milliseconds. */
final class HistoryWire {
  private HistoryWire() {}

  /**
   * {@code kline}, and {@code mark-price-kline}, which ends behind {@code close}: an array.
   *
   * @param volume base coins of linear contracts, US dollars of inverse ones
   * @param turnover quote of linear contracts, base coins of inverse ones
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"start", "open", "high", "low", "close", "volume", "turnover"})
  record Kline(
      double start,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double turnover) {
    Candle candle(boolean inverse) {
      return PastBars.bar(seconds(start), open, high, low, close, inverse ? turnover : volume);
    }
  }

  /**
   * {@code funding/history}.
   *
   * @param fundingRate fraction for the interval that ended at {@code fundingRateTimestamp}
   */
  record Rate(double fundingRate, double fundingRateTimestamp) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingRateTimestamp), fundingRate);
    }
  }

  /**
   * {@code open-interest}: base coins of linear contracts, US dollars of inverse ones. At what
   * price they stood then, it does not say.
   *
   * @param openInterest both sides added; {@code singleOpenInterest} counts one
   */
  record Interest(double openInterest, double singleOpenInterest, double timestamp) {
    PastOpenInterest at(OpenInterest amount) {
      return new PastOpenInterest(seconds(timestamp), amount);
    }

    OpenInterest ofCoins(BaseAsset base) {
      return new OpenInterest(oneSide() * base.units(), ABSENT);
    }

    OpenInterest ofDollars() {
      return new OpenInterest(ABSENT, oneSide());
    }

    private double oneSide() {
      return ContractFigures.oneSide(singleOpenInterest, openInterest);
    }
  }
}
