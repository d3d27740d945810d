package dev.perps.simulator.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as an exchange sees it.
 *
 * @param path behind the exchange's name, with a leading slash, decoded
 * @param query all values of each parameter, decoded
 * @param rawQuery as it was sent, without the question mark
 * @param headers by lower-case name
 * @param body empty for GET
 * @param wireMillis what the exchange's own clocks show, Unix milliseconds
 * @param marketMillis the instant of the market to show, Unix milliseconds; in a frozen market the
 *     one at which it stands still
 * @param hidden symbols that must not be in the answer
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    String rawQuery,
    Map<String, String> headers,
    String body,
    long wireMillis,
    long marketMillis,
    Set<String> hidden) {

  /**
   * What the exchange's clock will show when the market has got to a moment that is announced, such
   * as the end of a contract: in a frozen market it never comes nearer.
   *
   * @param marketMoment Unix milliseconds
   */
  public long announced(long marketMoment) {
    return marketMoment - marketMillis + wireMillis;
  }

  /** The same request to an exchange that sees another time and lacks some symbols. */
  public ApiRequest seen(long newWireMillis, Set<String> newHidden) {
    return new ApiRequest(
        method, path, query, rawQuery, headers, body, newWireMillis, marketMillis, newHidden);
  }

  /** The same request with another path. */
  public ApiRequest at(String newPath) {
    return new ApiRequest(
        method, newPath, query, rawQuery, headers, body, wireMillis, marketMillis, hidden);
  }

  /** First value of a parameter; an empty one counts as absent. */
  public Optional<String> parameter(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() || values.getFirst().isEmpty()
        ? Optional.empty()
        : Optional.of(values.getFirst());
  }

  /** A header, empty when it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** A field of a form in the body, empty when there is none. */
  public String form(String name) {
    for (String field : body.split("&", -1)) {
      if (field.startsWith(name + "=")) {
        return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  public String parameter(String name, String otherwise) {
    return parameter(name).orElse(otherwise);
  }

  /**
   * A whole number.
   *
   * @throws BadParameterException if it is something else
   */
  public long number(String name, long otherwise) {
    Optional<String> text = parameter(name);
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text.get());
    } catch (NumberFormatException e) {
      throw new BadParameterException(name, e);
    }
  }

  /** A whole number within limits; beyond them the nearer one. */
  public int limit(String name, int otherwise, int most) {
    return (int) Math.clamp(number(name, otherwise), 1L, (long) most);
  }

  /** A parameter that the exchange cannot read. */
  public static final class BadParameterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadParameterException(String name, Throwable cause) {
      super(name, cause);
    }
  }
}
