package dev.perps.exporter.exchange;

import static dev.perps.exporter.market.Figure.ABSENT;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments that exchanges write as text, {@code 2025-02-04T06:59:40.279Z}. */
public final class IsoTime {
  private IsoTime() {}

  /** Unix seconds, to the millisecond; NaN where there is no text, or none that can be read. */
  public static double epochSeconds(@Nullable String text) {
    if (text == null) {
      return ABSENT;
    }
    try {
      return Instant.parse(text).toEpochMilli() / 1000.0;
    } catch (DateTimeException | ArithmeticException ignored) {
      return ABSENT;
    }
  }
}
