package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What private requests cost, and what a key gets that has spent its budget. */
final class Pools {
  private static final String DERIVATIVES = "derivatives of ";
  private static final String HISTORY = "history of ";
  private static final String SPOT = "spot of ";

  private Pools() {}

  static List<Charge> cost(ApiRequest request) {
    String path = request.path();
    if (path.startsWith("/0/private/")) {
      // The counter of a starter: 15 calls, one back every three seconds.
      return charge(RateLimit.bucket(SPOT + name(Doorkeeper.spotKey(request)), 15, seconds(45)), 1);
    }
    String key = name(Doorkeeper.futuresKey(request));
    if (path.startsWith("/derivatives/")) {
      String endpoint = path.substring(path.indexOf("/v3/") + 4);
      return charge(
          new RateLimit(DERIVATIVES + key, 500, seconds(10)), derivatives(endpoint, request));
    }
    return charge(
        RateLimit.bucket(HISTORY + key, 100, seconds(600)),
        history(path.substring(path.lastIndexOf('/') + 1), request));
  }

  private static List<Charge> charge(RateLimit limit, int weight) {
    return List.of(limit.charge(weight));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static String name(Optional<DemoKeys.Key> key) {
    return key.map(DemoKeys.Key::name).orElse("nobody");
  }

  private static int derivatives(String endpoint, ApiRequest request) {
    return switch (endpoint) {
      case "fills" -> request.parameter("lastFillTime").isPresent() ? 25 : 2;
      case "cancelallorders" -> 25;
      case "sendorder", "editorder", "cancelorder", "transfer" -> 10;
      case "batchorder" -> 9;
      case "withdrawaltospotwallet" -> 100;
      case "unwindqueue" -> 200;
      case "feeschedules/volumes", "orders/status" -> 1;
      default -> 2;
    };
  }

  private static int history(String endpoint, ApiRequest request) {
    return switch (endpoint) {
      case "account-log" -> log(request);
      case "accountlogcsv" -> 6;
      // That of positions is not published.
      default -> 1;
    };
  }

  private static int log(ApiRequest request) {
    try {
      return log(request.limit("count", AccountLog.DEFAULT_COUNT, AccountLog.MOST));
    } catch (ApiRequest.BadParameterException e) {
      return 1; // it will be refused
    }
  }

  private static int log(int count) {
    if (count <= 25) {
      return 1;
    }
    if (count <= 50) {
      return 2;
    }
    if (count <= 1000) {
      return 3;
    }
    return count <= 5000 ? 6 : 10;
  }

  /** What a key gets that has spent a budget; empty when the limit is none of these. */
  static Optional<ApiResponse> refusal(Usage usage) {
    String name = usage.limit().name();
    if (name.startsWith(HISTORY)) {
      return Optional.of(
          ApiResponse.json(429, exceeded())
              .withHeaders(Map.of("rate-limit-reset", Long.toString(usage.secondsLeft()))));
    }
    return name.startsWith(DERIVATIVES)
        ? Optional.of(ApiResponse.ok(exceeded()))
        : Optional.empty();
  }

  private static ObjectNode exceeded() {
    return Json.object().put("result", "error").put("error", "apiLimitExceeded");
  }
}
