package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.kraken.Kraken;
import dev.perps.simulator.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Asks Kraken's private API without a socket, with the signature of a key. */
public final class Client {
  static final long START = Instant.parse("2026-03-10T10:20:30.456Z").toEpochMilli();
  static final String FUTURES = "/derivatives/api/v3/";
  static final String HISTORY = "/api/history/v3/";
  private final Kraken kraken;
  private final DemoKeys.Key key;
  private final long now;

  Client(Kraken kraken, DemoKeys.Key key, long now) {
    this.kraken = kraken;
    this.key = key;
    this.now = now;
  }

  /** The exchange of a seed, as it is when the simulator starts. */
  static Kraken kraken(long seed) {
    return new Kraken(new World(seed, Long.MAX_VALUE), START, 0);
  }

  /** The main account of an exchange that has just started. */
  static Client of(long seed) {
    return new Client(kraken(seed), DemoKeys.MAIN, START);
  }

  Client with(DemoKeys.Key otherKey) {
    return new Client(kraken, otherKey, now);
  }

  Client at(long otherNow) {
    return new Client(kraken, key, otherNow);
  }

  Book book() {
    return kraken.book(key.account(), now);
  }

  /** The headers of a signed GET. */
  public static Map<String, String> headers(DemoKeys.Key key, String path, String rawQuery) {
    String signed = path.replaceFirst("^/derivatives", "");
    return Map.of(
        "apikey",
        key.futuresKey(),
        "authent",
        Signatures.futures(key.futuresSecret(), rawQuery + signed));
  }

  ApiRequest request(String target) {
    String[] words = target.split("\\?", 2);
    String rawQuery = words.length > 1 ? words[1] : "";
    return request("GET", words[0], rawQuery, headers(key, words[0], rawQuery), "");
  }

  ApiRequest request(
      String method, String path, String rawQuery, Map<String, String> headers, String body) {
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      query
          .computeIfAbsent(nameAndValue[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
    }
    return new ApiRequest(method, path, query, rawQuery, headers, body, now, now, Set.of());
  }

  ApiResponse ask(String target) {
    return kraken.answer(request(target));
  }

  ApiResponse ask(ApiRequest request) {
    return kraken.answer(request);
  }

  ApiResponse control(String path) {
    return kraken.control(request("GET", path, "", Map.of(), "")).orElseThrow();
  }

  JsonNode get(String target) {
    return ask(target).body();
  }

  /** A spot request with its signature. */
  ApiRequest spot(String path, long nonce, String fields) {
    return spotBody(path, nonce, "nonce=" + nonce + fields);
  }

  ApiRequest spotBody(String path, long nonce, String body) {
    String signature = Signatures.spot(key.spotSecret(), path, Long.toString(nonce), body);
    return request("POST", path, "", Map.of("api-key", key.spotKey(), "api-sign", signature), body);
  }

  /** All rows of the log, oldest first, read in pages of a size. */
  List<JsonNode> log(int count) {
    List<JsonNode> rows = new ArrayList<>();
    long from = 1;
    while (true) {
      JsonNode page =
          get(HISTORY + "account-log?sort=asc&count=" + count + "&from=" + from).get("logs");
      if (page.isEmpty()) {
        return rows;
      }
      page.forEach(rows::add);
      from = rows.getLast().get("id").asLong() + 1;
    }
  }

  /** All elements of a history that pages by token. */
  List<JsonNode> pages(String target) {
    List<JsonNode> elements = new ArrayList<>();
    String token = "";
    do {
      ApiResponse answer = ask(target + (token.isEmpty() ? "" : "&continuation_token=" + token));
      answer.body().get("elements").forEach(elements::add);
      token = answer.headers().getOrDefault("Next-Continuation-Token", "");
      JsonNode inBody = answer.body().path("continuationToken");
      if (!inBody.asString("").equals(token)) {
        throw new AssertionError("header " + token + ", body " + inBody);
      }
    } while (!token.isEmpty());
    return elements;
  }
}
