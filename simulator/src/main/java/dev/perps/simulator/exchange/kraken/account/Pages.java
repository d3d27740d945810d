package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history that is told page by page, from {@code since} on up to before {@code before}.
 *
 * @param events all of them, oldest first; the list only ever grows
 * @param wanted which of them are told
 */
record Pages<E extends Event>(List<E> events, Predicate<E> wanted, Function<E, JsonNode> element) {
  private static final int MOST = 1000;

  /** One page; the token says at which event the next one begins. */
  ApiResponse answer(ApiRequest request, String accountUid) {
    boolean ascending = request.parameter("sort", "desc").equals("asc");
    int count = request.limit("count", MOST, MOST);
    int step = ascending ? 1 : -1;
    OptionalInt start = start(request, ascending);
    if (start.isEmpty()) {
      return Answers.error(request, 400, "invalidArgument");
    }
    long since = request.number("since", 0);
    long before = request.number("before", Long.MAX_VALUE);
    ObjectNode body = Json.object().put("accountUid", accountUid);
    ArrayNode elements = body.putArray("elements");
    String token = "";
    for (int i = start.getAsInt(); i >= 0 && i < events.size() && token.isEmpty(); i += step) {
      E event = events.get(i);
      if (event.time() >= since && event.time() < before && wanted.test(event)) {
        if (elements.size() < count) {
          elements.add(element.apply(event));
        } else {
          token = token(ascending, i);
        }
      }
    }
    body.put("len", elements.size()).put("serverTime", Json.iso(request.wireMillis()));
    if (token.isEmpty()) {
      return ApiResponse.ok(body);
    }
    return ApiResponse.ok(body.put("continuationToken", token))
        .withHeaders(Map.of("Next-Continuation-Token", token));
  }

  private OptionalInt start(ApiRequest request, boolean ascending) {
    String token = request.parameter("continuation_token", "");
    if (token.isEmpty()) {
      return OptionalInt.of(ascending ? 0 : events.size() - 1);
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      String[] words = text.split(" ", 2);
      return words[0].equals(direction(ascending))
          ? OptionalInt.of(Integer.parseInt(words[1]))
          : OptionalInt.empty();
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return OptionalInt.empty();
    }
  }

  private static String token(boolean ascending, int index) {
    String text = direction(ascending) + ' ' + index;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String direction(boolean ascending) {
    return ascending ? "asc" : "desc";
  }
}
