package dev.perps.exporter.exchange.kraken;

import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.ContractKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of futures.kraken.com as far as it is used, and its error envelope. A row that does not
 * say which contract it is of fails in its constructor, and so is left out and counted like any
 * unreadable row.
 */
final class FuturesWire {
  private FuturesWire() {}

  record Instruments(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Rows<InstrumentRow> instruments) {

    void check() {
      FuturesWire.check(result, error, errors, instruments);
    }

    Rows<InstrumentRow> rows() {
      return requireNonNull(instruments, "unchecked answer");
    }
  }

  /**
   * A contract.
   *
   * @param contractSize base units (linear) or US dollars (inverse) of one contract
   * @param lastTradingTime absent on perpetuals; the expiry of a dated future
   * @param tradfi whether the base is traded on markets that close
   * @param marginLevels see {@link MarginLevels}
   * @param retailMarginLevels the same of retail clients, where Kraken tells them apart
   */
  record InstrumentRow(
      String symbol,
      String type,
      boolean tradeable,
      @Nullable String lastTradingTime,
      double contractSize,
      @Nullable String base,
      @Nullable String quote,
      @Nullable String pair,
      boolean tradfi,
      @Nullable Object marginLevels,
      @Nullable Object retailMarginLevels) {
    InstrumentRow {
      Wire.required(symbol, "symbol");
      requireNonNull(type, "type");
    }

    /** Empty for index rows and options, and vanilla futures, of which no answer is known. */
    Optional<ContractKind> kind() {
      return switch (type) {
        case "flexible_futures" -> Optional.of(ContractKind.LINEAR);
        case "futures_inverse" -> Optional.of(ContractKind.INVERSE);
        default -> Optional.empty();
      };
    }
  }

  record Tickers(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Rows<TickerRow> tickers,
      @Nullable String serverTime) {

    void check() {
      FuturesWire.check(result, error, errors, tickers);
    }

    Rows<TickerRow> rows() {
      return requireNonNull(tickers, "unchecked answer");
    }
  }

  /**
   * A ticker. Index rows ({@code in_xbtusd}) share the list and have no tag.
   *
   * @param tag {@code perpetual}, or {@code month}, {@code quarter}… for what expires
   * @param pair {@code XBT:USD}
   * @param vol24h base units (linear) or contracts (inverse)
   * @param volumeQuote turnover in US dollars
   * @param openInterest contracts
   * @param change24h per cent
   * @param fundingRate for the running hour: US dollars per base unit (linear) or base coin per
   *     contract (inverse)
   * @param fundingRatePrediction the same for the next hour
   * @param relativeFundingRate for the running hour, a fraction
   * @param relativeFundingRatePrediction the same for the next hour
   */
  record TickerRow(
      String symbol,
      @Nullable String tag,
      @Nullable String pair,
      boolean suspended,
      double markPrice,
      double indexPrice,
      double last,
      double bid,
      double ask,
      double vol24h,
      double volumeQuote,
      double openInterest,
      double open24h,
      double change24h,
      double fundingRate,
      double fundingRatePrediction,
      double relativeFundingRate,
      double relativeFundingRatePrediction) {
    TickerRow {
      Wire.required(symbol, "symbol");
    }
  }

  /**
   * Errors come with HTTP 200, as {@code error} or {@code errors}, the latter of words or of
   * objects.
   */
  static void check(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Object rows) {
    boolean failed = "error".equals(result);
    if (!failed && rows != null) {
      return;
    }
    if (!failed && error == null && errors == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "neither a list nor an error");
    }
    String word = error == null ? String.valueOf(errors) : error;
    throw new ExchangeException(reason(word), "error " + word);
  }

  private static FailureReason reason(String word) {
    if (word.contains("apiLimitExceeded")) {
      return FailureReason.RATE_LIMITED;
    }
    // "Unavailable" and "marketUnavailable"
    return word.contains("Server Error") || word.contains("Unavailable")
        ? FailureReason.UNAVAILABLE
        : FailureReason.HTTP_ERROR;
  }
}
