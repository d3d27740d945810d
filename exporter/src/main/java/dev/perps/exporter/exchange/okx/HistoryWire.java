package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.PastInterest.STEP;
import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;

/** The JSON of the past of swaps. Everything is a string; times are milliseconds. */
final class HistoryWire {
  private HistoryWire() {}

  /**
   * {@code candles} of a swap: an array. Of mark prices the sixth member says whether the bar is
   * over, and is the last.
   *
   * @param vol contracts
   * @param volCcy base coins, of inverse contracts too
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"ts", "open", "high", "low", "close", "vol", "volCcy"})
  record Bar(
      double ts, double open, double high, double low, double close, double vol, double volCcy) {
    Candle candle() {
      return PastBars.bar(seconds(ts), open, high, low, close, volCcy);
    }
  }

  /**
   * {@code funding-rate-history}.
   *
   * @param fundingRate what was forecast for the interval that ended at {@code fundingTime}
   * @param realizedRate what was paid, a fraction
   */
  record Rate(double fundingTime, double fundingRate, double realizedRate) {
    FundingSettlement settlement() {
      return PastFunding.paid(seconds(fundingTime), Figure.firstKnown(realizedRate, fundingRate));
    }
  }

  /**
   * {@code open-interest-history}: an array.
   *
   * @param oi contracts, one side
   * @param oiCcy base coins
   * @param oiUsd US dollars, which of linear contracts are not the quote
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"ts", "oi", "oiCcy", "oiUsd"})
  record Interest(double ts, double oi, double oiCcy, double oiUsd) {
    PastOpenInterest amount(BaseAsset base, boolean inverse) {
      return new PastOpenInterest(
          seconds(ts) + STEP, new OpenInterest(oiCcy * base.units(), inverse ? oiUsd : ABSENT));
    }
  }
}
