package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of the past of futures. */
final class HistoryWire {
  private HistoryWire() {}

  /** Charts have no {@code result}. */
  record Chart(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Rows<Bar> candles) {

    void check() {
      FuturesWire.check(result, error, errors, candles);
    }

    Rows<Bar> rows() {
      return requireNonNull(candles, "unchecked answer");
    }
  }

  /**
   * A bar.
   *
   * @param time its start in milliseconds
   * @param volume base units (linear) or US dollars (inverse); 0 of mark prices
   */
  record Bar(double time, double open, double high, double low, double close, double volume) {
    Candle candle(boolean dollars) {
      return PastBars.bar(seconds(time), open, high, low, close, dollars ? volume / close : volume);
    }

    Candle mark() {
      return PastBars.bar(seconds(time), open, high, low, close, ABSENT);
    }
  }

  record FundingRates(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Rows<Rate> rates) {

    void check() {
      FuturesWire.check(result, error, errors, rates);
    }

    Rows<Rate> rows() {
      return requireNonNull(rates, "unchecked answer");
    }
  }

  /**
   * A rate.
   *
   * @param timestamp when its period began
   * @param fundingRate US dollars per base unit (linear), or base coin per contract (inverse)
   * @param relativeFundingRate fraction for the period
   */
  record Rate(String timestamp, double fundingRate, double relativeFundingRate) {
    Rate {
      Wire.required(timestamp, "timestamp");
      startOf(timestamp);
    }

    /** When the period began, in Unix seconds. */
    long start() {
      return startOf(timestamp);
    }

    private static long startOf(String timestamp) {
      try {
        return Instant.parse(timestamp).getEpochSecond();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("no moment: " + timestamp, e);
      }
    }
  }
}
