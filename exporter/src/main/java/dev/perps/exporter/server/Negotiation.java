package dev.perps.exporter.server;

import dev.perps.exporter.exposition.Format;
import java.util.Locale;

/** Reads what a scraper accepts. A header that makes no sense counts for nothing. */
final class Negotiation {
  private static final String OPENMETRICS = "application/openmetrics-text";
  private static final String TEXT = "text/plain";

  private Negotiation() {}

  /** The format that the {@code Accept} header prefers; the text format when it does not care. */
  static Format format(String accept) {
    double openMetrics = 0;
    double text = 0;
    double any = 0;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
      String type = range.split(";", 2)[0].strip();
      double quality = quality(range);
      switch (type) {
        case OPENMETRICS -> openMetrics = Math.max(openMetrics, quality);
        case TEXT, "text/*" -> text = Math.max(text, quality);
        case "*/*" -> any = Math.max(any, quality);
        default -> {}
      }
    }
    return openMetrics > 0 && openMetrics >= Math.max(text, any) ? Format.OPENMETRICS : Format.TEXT;
  }

  /** Whether the {@code Accept-Encoding} header allows gzip. */
  static boolean gzip(String acceptEncoding) {
    double any = 0;
    for (String range : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
      String coding = range.split(";", 2)[0].strip();
      if (coding.equals("gzip") || coding.equals("x-gzip")) {
        return quality(range) > 0;
      }
      if (coding.equals("*")) {
        any = quality(range);
      }
    }
    return any > 0;
  }

  private static double quality(String range) {
    for (String parameter : range.split(";")) {
      String pair = parameter.strip();
      if (pair.startsWith("q=")) {
        try {
          return Double.parseDouble(pair.substring(2).strip());
        } catch (NumberFormatException ignored) {
          return 0;
        }
      }
    }
    return 1;
  }
}
