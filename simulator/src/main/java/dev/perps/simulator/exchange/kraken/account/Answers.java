package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Kraken Futures' answers have in common. */
public final class Answers {
  private Answers() {}

  /** The envelope of an answer that went well. */
  public static ObjectNode success(ApiRequest request) {
    return Json.object().put("result", "success").put("serverTime", Json.iso(request.wireMillis()));
  }

  /** An error, which may well come with status 200. */
  public static ApiResponse error(ApiRequest request, int status, String code) {
    return ApiResponse.json(
        status,
        Json.object()
            .put("result", "error")
            .put("error", code)
            .put("serverTime", Json.iso(request.wireMillis())));
  }

  // The published codes have none for a key without permission. The request has been authenticated,
  // so it is not authenticationError; HTTP's own 403 says what is meant.
  static ApiResponse noPermission(ApiRequest request) {
    return error(request, 403, "accountInactive");
  }

  /** A JSON number with all its digits. */
  static JsonNode number(BigDecimal value) {
    return value.signum() == 0
        ? JsonNodeFactory.instance.numberNode(0)
        : JsonNodeFactory.instance.numberNode(value);
  }

  /** A JSON number, or null where there is nothing. */
  static JsonNode numberOrNull(BigDecimal value) {
    return value.signum() == 0 ? JsonNodeFactory.instance.nullNode() : number(value);
  }

  /** Digits in a string, without zeros at the end. */
  static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
