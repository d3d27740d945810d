package dev.perps.exporter.account.wire;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what Kraken wrote, be it a JSON number or a string. */
final class Decimals {
  /** Beyond any amount; a text like 1e999999999 would take all memory when it is written out. */
  private static final int MOST_DIGITS = 60;

  private Decimals() {}

  /**
   * A decimal, exactly; null for none.
   *
   * @param what it is, for the message
   * @throws ExchangeException {@code malformed} when it is not a number
   */
  static @Nullable BigDecimal exact(@Nullable String text, String what) {
    String written = stripped(text);
    if (written.isEmpty()) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(written);
      if (Math.abs(value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS) {
        return value;
      }
    } catch (NumberFormatException ignored) {
      // said below, in the project's words
    }
    throw malformed(what + " is not a number: " + shown(written));
  }

  /** The same where there must be one. */
  static BigDecimal required(@Nullable String text, String what) {
    BigDecimal value = exact(text, what);
    if (value == null) {
      throw malformed(what + " is missing");
    }
    return value;
  }

  /** A price; older rows write 0 where there is none, and nothing trades at that. */
  static @Nullable BigDecimal price(@Nullable String text, String what) {
    BigDecimal value = exact(text, what);
    return value == null || value.signum() == 0 ? null : value;
  }

  /** A per cent as a fraction; NaN for none. */
  static double fraction(@Nullable String percent, String what) {
    BigDecimal value = exact(percent, what);
    return value == null ? Double.NaN : value.movePointLeft(2).doubleValue();
  }

  /** A word in lower case; empty for none. */
  static String word(@Nullable String text) {
    return stripped(text).toLowerCase(Locale.ROOT);
  }

  static ExchangeException malformed(String message) {
    return new ExchangeException(FailureReason.MALFORMED, message);
  }

  static String shown(String text) {
    return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
  }

  private static String stripped(@Nullable String text) {
    String stripped = text == null ? "" : text.strip();
    return stripped.equals("null") ? "" : stripped;
  }
}
