package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;

/** Aster's error bodies. */
final class AsterErrors {
  private AsterErrors() {}

  static ApiResponse noSuchPath(ApiRequest request) {
    return error(
        404, -5000, "Path " + request.path() + ", Method " + request.method() + " is invalid");
  }

  static ApiResponse invalidSymbol() {
    return error(400, -1121, "Invalid symbol.");
  }

  static ApiResponse invalidInterval() {
    return error(400, -1120, "Invalid interval.");
  }

  static ApiResponse missing(String parameter) {
    return error(
        400,
        -1102,
        "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
  }

  static ApiResponse malformed(String parameter) {
    return error(400, -1100, "Illegal characters found in parameter '" + parameter + "'.");
  }

  static ApiResponse refusal(int status) {
    return switch (status) {
      case 429 ->
          error(
              429,
              -1003,
              "Too many requests; current limit is 2400 requests per minute. Please use the"
                  + " websocket for live updates to avoid polling the API.");
      case 418 ->
          error(
              418,
              -1003,
              "Way too many requests; IP banned. Please use the websocket for live updates to"
                  + " avoid bans.");
      case 403 ->
          ApiResponse.html(
              403,
              "<html><head><title>403 Forbidden</title></head><body>403 Forbidden</body></html>");
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  private static ApiResponse error(int status, int code, String message) {
    return ApiResponse.json(status, Json.object().put("code", code).put("msg", message));
  }
}
