package dev.perps.exporter.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.type.TypeReference;

/**
 * One public call of an exchange and how its answer is read. Immutable. Declared once, as a
 * constant or in a feed's constructor: caches find an answer by the endpoint, and one made anew,
 * with a type reference of its own, equals no other.
 *
 * @param name bounded label for metrics and log, without parameters: {@code fapi/premiumIndex}
 * @param host the server that answers
 * @param path path and query, parameters encoded
 * @param body JSON object to send by POST; empty for GET
 * @param type what the answer is parsed into
 * @param weight what the call costs of the host's rate limit
 * @param freshness how long an answer is good for
 * @param check throws {@link ExchangeException} when the answer is the exchange's error envelope
 * @param stamp query parameter that takes the moment of the call, Unix milliseconds; empty where
 *     the exchange wants none
 */
public record Endpoint<T>(
    String name,
    Host host,
    String path,
    String body,
    TypeReference<T> type,
    int weight,
    Freshness freshness,
    Consumer<T> check,
    String stamp) {

  /** A GET of weight 1 whose answer is good for one cycle and has no error envelope. */
  public static <T> Endpoint<T> get(String name, Host host, String path, TypeReference<T> type) {
    return new Endpoint<>(name, host, path, "", type, 1, Freshness.PRICES, answer -> {}, "");
  }

  /** A POST of a JSON body, otherwise as {@link #get}. */
  public static <T> Endpoint<T> post(
      String name, Host host, String path, String body, TypeReference<T> type) {
    return new Endpoint<>(name, host, path, body, type, 1, Freshness.PRICES, answer -> {}, "");
  }

  public Endpoint<T> weighing(int newWeight) {
    return new Endpoint<>(name, host, path, body, type, newWeight, freshness, check, stamp);
  }

  public Endpoint<T> kept(Freshness newFreshness) {
    return new Endpoint<>(name, host, path, body, type, weight, newFreshness, check, stamp);
  }

  public Endpoint<T> checkedBy(Consumer<T> newCheck) {
    return new Endpoint<>(name, host, path, body, type, weight, freshness, newCheck, stamp);
  }

  /**
   * The same endpoint for an exchange that refuses a call without a moment in its query. It is
   * added when the call is made ({@link #sentAt}), so that the endpoint stays one question.
   */
  public Endpoint<T> stamped(String parameter) {
    return new Endpoint<>(name, host, path, body, type, weight, freshness, check, parameter);
  }

  /** The call as it goes out at a moment. */
  public Endpoint<T> sentAt(Instant now) {
    return stamp.isEmpty() ? this : with(stamp, Long.toString(now.toEpochMilli()));
  }

  /**
   * The same endpoint with one more parameter: in the query of a GET, in the body of a POST as a
   * string member of its JSON object. The value is encoded here.
   */
  public Endpoint<T> with(String parameter, String value) {
    return body.isEmpty()
        ? asking(path + queryParameter(parameter, value), body)
        : asking(path, withMember(body, parameter, value));
  }

  /** The same with a whole number. */
  public Endpoint<T> with(String parameter, long value) {
    return with(parameter, Long.toString(value));
  }

  private Endpoint<T> asking(String newPath, String newBody) {
    return new Endpoint<>(name, host, newPath, newBody, type, weight, freshness, check, stamp);
  }

  private String queryParameter(String parameter, String value) {
    String separator = path.contains("?") ? "&" : "?";
    return separator + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String withMember(String object, String member, String value) {
    String members = object.substring(0, object.lastIndexOf('}'));
    String separator = members.endsWith("{") ? "" : ",";
    return members + separator + quoted(member) + ":" + quoted(value) + "}";
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }
}
