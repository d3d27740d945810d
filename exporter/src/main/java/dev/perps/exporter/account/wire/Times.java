package dev.perps.exporter.account.wire;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments, written as Unix milliseconds or as ISO text. */
final class Times {
  private Times() {}

  static Instant of(@Nullable String text, String what) {
    String written = String.valueOf(text).strip();
    try {
      return written.matches("\\d{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(written))
          : Instant.parse(written);
    } catch (DateTimeException e) {
      throw Decimals.malformed(what + " cannot be read: " + Decimals.shown(written));
    }
  }
}
