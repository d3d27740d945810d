package dev.perps.exporter.exchange.mexc;

import static java.util.Objects.requireNonNull;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import org.jspecify.annotations.Nullable;

/** The JSON of MEXC's spot markets as far as it is used. */
final class SpotWire {
  private SpotWire() {}

  /**
   * {@code exchangeInfo}.
   *
   * @param code only in an error
   */
  record ExchangeInfo(double code, @Nullable String msg, @Nullable Rows<Market> symbols) {
    Rows<Market> rows() {
      return requireNonNull(symbols, "unchecked answer");
    }

    void check() {
      if (symbols != null) {
        return;
      }
      throw Double.isNaN(code)
          ? new ExchangeException(FailureReason.MALFORMED, "no symbols in the answer")
          : new ExchangeException(FailureReason.HTTP_ERROR, "code " + (int) code + ": " + msg);
    }
  }

  /**
   * A market.
   *
   * @param status {@code 1} online (older answers: {@code ENABLED}), {@code 2} paused, {@code 3}
   *     offline
   */
  record Market(
      String symbol,
      @Nullable String status,
      String baseAsset,
      String quoteAsset,
      @Nullable Boolean isSpotTradingAllowed) {
    Market {
      Wire.required(symbol, "symbol");
      Wire.required(baseAsset, "baseAsset");
      Wire.required(quoteAsset, "quoteAsset");
    }

    boolean trades() {
      return ("1".equals(status) || "ENABLED".equals(status))
          && !Boolean.FALSE.equals(isSpotTradingAllowed);
    }
  }

  /**
   * {@code ticker/24hr}.
   *
   * @param quoteVolume null now and then
   * @param closeTime milliseconds
   */
  record SpotRow(String symbol, double lastPrice, double quoteVolume, double closeTime) {
    SpotRow {
      Wire.required(symbol, "symbol");
    }
  }
}
