package dev.perps.exporter.exchange.kraken;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.RowMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON of api.kraken.com as far as it is used, and its error envelope. */
final class SpotWire {
  private SpotWire() {}

  /** Every answer, with HTTP 200, failed or not. */
  record Envelope<T>(@Nullable List<@Nullable String> error, @Nullable RowMap<T> result) {

    void check() {
      if (error != null) {
        error.forEach(SpotWire::throwUnlessWarning);
      }
      if (result == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "neither a result nor an error");
      }
    }

    RowMap<T> table() {
      return Objects.requireNonNull(result, "unchecked answer");
    }
  }

  /**
   * A market.
   *
   * @param altname the name without legacy prefixes: {@code XBTUSD} for {@code XXBTZUSD}
   * @param wsname base and quote with a stroke between them: {@code XBT/USD}
   * @param status {@code online} when anyone may trade
   */
  record PairRow(@Nullable String altname, @Nullable String wsname, @Nullable String status) {}

  /**
   * A ticker. The opening price {@code o} is of midnight UTC and no base for a change over 24
   * hours.
   *
   * @param c last trade
   * @param v volume in base
   * @param p volume weighted average price
   */
  record TickerRow(@Nullable Trade c, @Nullable Windows v, @Nullable Windows p) {

    double last() {
      return c == null ? Double.NaN : c.price();
    }

    double turnover24h() {
      return v == null || p == null ? Double.NaN : v.rolling24h() * p.rolling24h();
    }
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"price", "lot"})
  record Trade(double price, double lot) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"today", "rolling24h"})
  record Windows(double today, double rolling24h) {}

  /** {@code E<category>:<text>} is an error, {@code W…} a warning beside a good result. */
  private static void throwUnlessWarning(@Nullable String word) {
    if (word != null && !word.startsWith("W")) {
      throw new ExchangeException(reason(word), "error " + word);
    }
  }

  private static FailureReason reason(String word) {
    if (word.contains("Rate limit exceeded") || word.contains("Temporary lockout")) {
      return FailureReason.RATE_LIMITED;
    }
    return word.startsWith("EService:") || word.startsWith("EGeneral:Internal error")
        ? FailureReason.UNAVAILABLE
        : FailureReason.HTTP_ERROR;
  }
}
