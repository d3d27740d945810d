package dev.perps.simulator.exchange;

import dev.perps.simulator.exchange.kraken.account.Client;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
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

/** Asks exchanges without a socket; Kraken with the key of its main demo account. */
public final class Asking {
  public static final long NOW = Instant.parse("2026-03-10T10:20:30.456Z").toEpochMilli();
  private final List<Exchange> exchanges;
  private final long now;

  public Asking(long seed, long frozenAt, long now) {
    this.exchanges = Exchanges.of(new World(seed, frozenAt), now, 0);
    this.now = now;
  }

  /** The market of seed 1 at {@link #NOW}. */
  public static Asking standard() {
    return new Asking(1, Long.MAX_VALUE, NOW);
  }

  /** The body of an answer to GET {@code exchange/path?query}. */
  public JsonNode get(String target) {
    return ask("GET", target, "", Set.of()).body();
  }

  /** The body of Hyperliquid's answer. */
  public JsonNode info(String body) {
    return ask("POST", "hyperliquid/info", body, Set.of()).body();
  }

  public ApiResponse ask(String method, String target, String body, Set<String> hidden) {
    String[] words = target.split("\\?", 2);
    int slash = words[0].indexOf('/');
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : words.length > 1 ? words[1].split("&", -1) : new String[0]) {
      String[] nameAndValue = pair.split("=", 2);
      query
          .computeIfAbsent(nameAndValue[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
    }
    ApiRequest request =
        new ApiRequest(
            method,
            words[0].substring(slash),
            query,
            words.length > 1 ? words[1] : "",
            headers(words),
            body,
            now,
            now,
            hidden);
    return exchange(words[0].substring(0, slash)).answer(request);
  }

  // Who needs no key does not mind one.
  private static Map<String, String> headers(String[] words) {
    String path = words[0].substring(words[0].indexOf('/'));
    return Client.headers(DemoKeys.MAIN, path, words.length > 1 ? words[1] : "");
  }

  public Exchange exchange(String name) {
    return exchanges.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }
}
