package dev.perps.exporter.exchange.deribit;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Deribit's JSON. Figures are numbers, {@code null} where there is none; times are milliseconds. A
 * row that does not say which contract it is of fails in its constructor, and so is left out and
 * counted like any unreadable row.
 */
final class DeribitWire {
  private DeribitWire() {}

  /** What every answer comes in. */
  record Envelope<T>(@Nullable Rows<T> result, @Nullable Fault error) {

    /** The rows of an envelope that {@link #check} let pass. */
    Rows<T> rows() {
      return requireNonNull(result, "result");
    }
  }

  record Fault(double code, @Nullable String message) {}

  /** Throws when an envelope holds an error, or no rows. */
  static void check(Envelope<?> envelope) {
    throwIfFault(envelope.error());
    if (envelope.result() == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "no result in the answer");
    }
  }

  private static void throwIfFault(@Nullable Fault error) {
    if (error != null) {
      int code = (int) error.code();
      throw new ExchangeException(
          Deribit.reason(code),
          "error " + code + (error.message() == null ? "" : ": " + error.message()));
    }
  }

  /**
   * {@code get_instruments} of a future.
   *
   * @param settlementPeriod {@code perpetual}, otherwise {@code month} and the like
   * @param state {@code open}, {@code settlement}, {@code closed}…; older answers have none
   * @param counterCurrency what the price is in; {@code quoteCurrency} is the same for futures
   * @param instrumentType {@code reversed} or {@code linear}, as the older {@code futureType}
   * @param expirationTimestamp the year 3000 for a perpetual that goes on
   * @param underlyingType {@code crypto}, {@code equity}…; older answers have none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Contract(
      String instrumentName,
      @Nullable String kind,
      @Nullable String settlementPeriod,
      @Nullable Boolean isActive,
      @Nullable String state,
      @Nullable String baseCurrency,
      @Nullable String counterCurrency,
      @Nullable String quoteCurrency,
      @Nullable String settlementCurrency,
      @Nullable String instrumentType,
      @Nullable String futureType,
      double expirationTimestamp,
      @Nullable String underlyingType) {
    Contract {
      Wire.required(instrumentName, "instrument_name");
      if (settlementPeriod != null) {
        Wire.required(baseCurrency, "base_currency");
        Wire.required(settlementCurrency, "settlement_currency");
        Wire.required(counterCurrency == null ? quoteCurrency : counterCurrency, "quote_currency");
      }
    }
  }

  /**
   * {@code get_book_summary_by_currency} of a future.
   *
   * @param estimatedDeliveryPrice the index price; of a dated future until half an hour before its
   *     expiry
   * @param priceChange per cent over 24 hours
   * @param volumeNotional quote in 24 hours; {@code volumeUsd} US dollars
   * @param openInterest US dollars for inverse contracts, base coins for linear ones
   * @param currentFunding rate of this moment as if it lasted eight hours, a fraction; 0 within the
   *     damper of 0.025 % around the index
   * @param creationTimestamp when the summary was made
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Summary(
      String instrumentName,
      double markPrice,
      double estimatedDeliveryPrice,
      double last,
      double bidPrice,
      double askPrice,
      double priceChange,
      double volumeNotional,
      double volumeUsd,
      double openInterest,
      double currentFunding,
      double creationTimestamp) {
    Summary {
      Wire.required(instrumentName, "instrument_name");
    }
  }

  /**
   * {@code get_tradingview_chart_data} in its envelope. A contract without trades may have no
   * result at all.
   */
  record ChartEnvelope(@Nullable Chart result, @Nullable Fault error) {

    /** Throws when this is an error. */
    void check() {
      throwIfFault(error);
    }

    Chart chart() {
      return result == null ? Chart.EMPTY : result;
    }
  }

  /**
   * Bars in columns, oldest first; what belongs together stands at the same place.
   *
   * @param ticks when the bars begin
   * @param volume base coins, for inverse contracts too
   */
  record Chart(
      Rows<Double> ticks,
      Rows<Double> open,
      Rows<Double> high,
      Rows<Double> low,
      Rows<Double> close,
      Rows<Double> volume) {
    private static final Rows<Double> NONE = Rows.of(List.of());
    static final Chart EMPTY = new Chart(NONE, NONE, NONE, NONE, NONE, NONE);

    Chart {
      requireNonNull(ticks, "ticks");
      requireNonNull(open, "open");
      requireNonNull(high, "high");
      requireNonNull(low, "low");
      requireNonNull(close, "close");
      volume = requireNonNullElse(volume, NONE);
    }

    Stream<Candle> candles() {
      return IntStream.range(0, ticks.size())
          .mapToObj(
              place ->
                  PastBars.bar(
                      seconds(at(ticks, place)),
                      at(open, place),
                      at(high, place),
                      at(low, place),
                      at(close, place),
                      at(volume, place)));
    }

    private static double at(Rows<Double> column, int place) {
      return column.at(place).orElse(ABSENT);
    }
  }

  /**
   * A full hour of {@code get_funding_rate_history}.
   *
   * @param timestamp when the hour ended
   * @param hour what longs paid during it, a fraction
   */
  record Interest(double timestamp, @JsonProperty("interest_1h") double hour) {}
}
