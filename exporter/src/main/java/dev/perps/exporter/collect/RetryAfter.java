package dev.perps.exporter.collect;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;

/**
 * Reads the {@code Retry-After} header: seconds, or a moment measured against {@code Date}; or
 * {@code rate-limit-reset}, seconds too, which the history of Kraken's accounts sends instead.
 */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(3);

  private RetryAfter() {}

  static Optional<Duration> read(Headers headers) {
    String usual = headers.get("Retry-After");
    String value = usual == null ? headers.get("rate-limit-reset") : usual;
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(bounded(Duration.ofMillis((long) (Double.parseDouble(value) * 1000))));
    } catch (NumberFormatException ignored) {
      Instant sent = headers.getInstant("Date");
      if (sent == null) {
        return Optional.empty();
      }
      try {
        Instant until =
            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Optional.of(bounded(Duration.between(sent, until)));
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
