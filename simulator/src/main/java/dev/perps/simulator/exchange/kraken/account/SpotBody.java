package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What stands in the body of a request to the spot API: a form, or JSON, where the names of
 * contracts have to be given as assets of the class {@code derivatives}.
 */
record SpotBody(String nonce, List<String> pairs) {

  static SpotBody of(ApiRequest request) {
    if (request.body().startsWith("{")) {
      try {
        return ofJson(Json.MAPPER.readTree(request.body()));
      } catch (JacksonException e) {
        return new SpotBody("", List.of());
      }
    }
    String pairs = request.form("pair");
    return new SpotBody(
        request.form("nonce"), pairs.isEmpty() ? List.of() : List.of(pairs.split(",", -1)));
  }

  private static SpotBody ofJson(JsonNode body) {
    List<String> pairs = new ArrayList<>();
    JsonNode named = body.path("pair");
    if (named.isString()) {
      pairs.addAll(List.of(named.asString().split(",", -1)));
    }
    for (JsonNode one : named) {
      String asset = one.path("asset").asString("");
      boolean isContract = asset.indexOf('_') > 0;
      boolean asContract = one.path("aclass").asString("").equals("derivatives");
      pairs.add(isContract == asContract ? asset : "");
    }
    return new SpotBody(body.path("nonce").asString(""), pairs);
  }
}
