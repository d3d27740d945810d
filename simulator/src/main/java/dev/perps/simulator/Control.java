package dev.perps.simulator;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints under {@code /control}: state, faults, shocks, calls. */
final class Control {
  private static final int SHOWN_CALLS = 1000;
  private final SimulatorOptions options;
  private final Map<String, Exchange> players;
  private final Set<String> exchanges;
  private final Faults faults;
  private final ShockControl shocks;
  private final CallLog calls;

  Control(
      SimulatorOptions options,
      Map<String, Exchange> players,
      Faults faults,
      Shocks shocks,
      CallLog calls) {
    this.options = options;
    this.players = players;
    this.exchanges = players.keySet();
    this.faults = faults;
    this.shocks = new ShockControl(shocks);
    this.calls = calls;
  }

  ApiResponse answer(ApiRequest request) {
    String method = request.method();
    String path = request.path();
    String exchange = request.parameter("exchange", "");
    try {
      return switch (method + " " + path) {
        case "GET /", "GET /control", "GET /control/" -> ApiResponse.ok(state());
        case "GET /control/faults" -> ApiResponse.ok(faultsJson());
        case "POST /control/faults" -> addFault(request.body());
        case "DELETE /control/faults" -> clearFaults(exchange);
        case "GET /control/shocks" -> ApiResponse.ok(shocks.all());
        case "POST /control/shocks" -> ApiResponse.ok(shocks.add(request.body()));
        case "DELETE /control/shocks" -> ApiResponse.ok(shocks.end());
        case "GET /control/calls" -> ApiResponse.ok(callsJson(exchange));
        case "DELETE /control/calls" -> {
          calls.reset();
          yield ApiResponse.ok(Json.object());
        }
        default ->
            ofExchange(request)
                .orElseGet(() -> error(404, "no " + method + " " + path + "; see GET /control"));
      };
    } catch (IllegalArgumentException | JacksonException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  /** What an exchange answers to {@code /control/NAME/...}. */
  private Optional<ApiResponse> ofExchange(ApiRequest request) {
    String[] words = request.path().split("/", 4);
    Exchange exchange = words.length < 4 ? null : players.get(words[2]);
    return exchange == null ? Optional.empty() : exchange.control(request.at('/' + words[3]));
  }

  private JsonNode state() {
    ObjectNode state = Json.object();
    state.put("seed", options.seed()).put("freeze", options.freeze());
    state.put("time", options.clock().instant().toString());
    state.put("latencyMillis", options.latency().toMillis());
    state.put("enforceLimits", options.enforceLimits());
    state.set("exchanges", Json.strings(exchanges.toArray(String[]::new)));
    state.set("faults", faultsJson());
    state.set("shocks", shocks.all());
    state.set(
        "endpoints",
        Json.strings(
            "GET /control",
            "GET /control/faults",
            "POST /control/faults",
            "DELETE /control/faults?exchange=",
            "GET /control/shocks",
            "POST /control/shocks",
            "DELETE /control/shocks",
            "GET /control/calls?exchange=",
            "DELETE /control/calls",
            "GET /control/kraken/book?account=",
            "GET /control/kraken/credentials",
            "GET /control/kraken/forbidden",
            "POST /control/kraken/executions?shape="));
    return state;
  }

  private ArrayNode faultsJson() {
    ArrayNode rows = Json.array();
    for (String exchange : exchanges) {
      for (Fault fault : faults.of(exchange)) {
        ObjectNode row = rows.addObject().put("exchange", exchange);
        row.put("kind", fault.kind().word());
        row.put(argument(fault.kind()), fault.number()).put("symbol", fault.text());
        row.put("retryAfter", fault.retryAfterSeconds()).put("path", fault.path());
        row.put("every", fault.every());
      }
    }
    return rows;
  }

  private ApiResponse addFault(String body) {
    JsonNode json = Json.MAPPER.readTree(body);
    if (!json.isObject()) {
      throw new IllegalArgumentException("the body must be a JSON object with exchange and kind");
    }
    FaultKind kind = FaultKind.of(text(json, "kind"));
    StringBuilder spec = new StringBuilder(kind.word());
    if (json.has(argument(kind))) {
      spec.append(':').append(text(json, argument(kind)));
    } else if (kind == FaultKind.VANISH) {
      spec.append(':').append(text(json, "symbol"));
    }
    Fault fault = Fault.parse(spec.toString()).onPath(text(json, "path"));
    if (json.has("retryAfter")) {
      fault = fault.retryAfter(json.get("retryAfter").asInt(-1));
    }
    if (json.has("every")) {
      fault = fault.every(json.get("every").asInt(0));
    }
    faults.add(text(json, "exchange"), fault);
    return ApiResponse.ok(faultsJson());
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? "" : value.asString();
  }

  private static String argument(FaultKind kind) {
    return switch (kind) {
      case STATUS -> "status";
      case LATENCY -> "millis";
      case CLOCK_SKEW -> "seconds";
      case SLOW_BODY -> "bytes";
      case HANG,
          ENVELOPE_ERROR,
          RESET,
          TRUNCATE,
          GARBAGE,
          NULLS,
          EMPTY_STRINGS,
          NAN_STRINGS,
          NEGATIVE,
          WRONG_ROW,
          VANISH,
          STALE ->
          "number";
    };
  }

  private ApiResponse clearFaults(String exchange) {
    if (exchange.isEmpty()) {
      faults.clearAll();
    } else {
      faults.clear(exchange);
    }
    return ApiResponse.ok(faultsJson());
  }

  private JsonNode callsJson(String only) {
    ObjectNode all = Json.object();
    for (String exchange : exchanges) {
      if (!only.isEmpty() && !only.equals(exchange)) {
        continue;
      }
      ObjectNode one = all.putObject(exchange);
      one.put("count", calls.count(exchange)).put("weight", calls.weight(exchange));
      ObjectNode paths = one.putObject("paths");
      calls
          .paths(exchange)
          .forEach(
              (path, total) ->
                  paths.putObject(path).put("count", total.count()).put("weight", total.weight()));
      List<CallLog.Call> last = calls.last(exchange);
      one.set(
          "last",
          Json.array(
              last.subList(Math.max(0, last.size() - SHOWN_CALLS), last.size()),
              call ->
                  Json.object()
                      .put("time", call.time().toEpochMilli())
                      .put("target", call.target())
                      .put("weight", call.weight())));
    }
    return all;
  }

  private static ApiResponse error(int status, String message) {
    return ApiResponse.json(status, Json.object().put("error", message));
  }
}
