package dev.perps.simulator.exchange.bitget;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every answer of Bitget comes in. */
final class BitgetAnswers {
  private BitgetAnswers() {}

  static ApiResponse ok(ApiRequest request, JsonNode data) {
    ObjectNode body = envelope(request, "00000", "success");
    body.set("data", data);
    return ApiResponse.ok(body);
  }

  static ApiResponse error(ApiRequest request, int status, String code, String message) {
    return ApiResponse.json(status, envelope(request, code, message).putNull("data"));
  }

  static ApiResponse notFound(ApiRequest request) {
    return error(request, 404, "40404", "Request URL NOT FOUND");
  }

  static ApiResponse unknown(ApiRequest request, String value) {
    return error(request, 400, "40034", "Parameter " + value + " does not exist");
  }

  static ApiResponse missing(ApiRequest request, String parameter) {
    return error(request, 400, "40019", "Parameter " + parameter + " cannot be empty");
  }

  private static ObjectNode envelope(ApiRequest request, String code, String message) {
    return Json.object()
        .put("code", code)
        .put("msg", message)
        .put("requestTime", request.wireMillis());
  }
}
