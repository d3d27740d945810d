package dev.perps.exporter.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 10s}, {@code 32MB}. */
final class Quantity {
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(KB|MB|GB)?");

  private Quantity() {}

  /** Milliseconds; NaN if the text is no duration. */
  static double millis(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Double.NaN;
    }
    long unit =
        switch (parts.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    return Double.parseDouble(parts.group(1)) * unit;
  }

  /** Bytes, a kilobyte being 1024; below zero if the text is no size. */
  static long bytes(String text) {
    Matcher parts = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return -1;
    }
    long unit =
        switch (Optional.ofNullable(parts.group(2)).orElse("")) {
          case "KB" -> 1L << 10;
          case "MB" -> 1L << 20;
          case "GB" -> 1L << 30;
          default -> 1;
        };
    return Long.parseLong(parts.group(1)) * unit;
  }

  /** A duration in the largest unit that fits it. */
  static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
