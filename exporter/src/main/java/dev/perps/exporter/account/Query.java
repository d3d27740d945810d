package dev.perps.exporter.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The query of a call, percent-encoded. One text serves the address and the signature, since Kraken
 * hashes what arrives: a space must be {@code %20} in both.
 *
 * @param text without a question mark; empty for none
 */
public record Query(String text) {
  public static final Query NONE = new Query("");

  /** The same with one more parameter. */
  public Query with(String name, String value) {
    String parameter = encoded(name) + "=" + encoded(value);
    return new Query(text.isEmpty() ? parameter : text + "&" + parameter);
  }

  /** The same with a whole number. */
  public Query with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** By RFC 3986; the encoder of Java is one for forms. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
