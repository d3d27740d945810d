package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.RateLimit;
import java.time.Duration;
import java.util.List;

/** What Aster's requests weigh; each host counts for itself. */
final class AsterLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  static final RateLimit FUTURES = new RateLimit("fapi", 2400, MINUTE);
  static final RateLimit SPOT = new RateLimit("sapi", 6000, MINUTE);

  private AsterLimits() {}

  static List<Charge> cost(ApiRequest request) {
    RateLimit host = request.path().startsWith("/api/") ? SPOT : FUTURES;
    return List.of(host.charge(weight(request)));
  }

  private static int weight(ApiRequest request) {
    boolean one = request.parameter("symbol").isPresent();
    return switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
      case "24hr" -> one ? 1 : 40;
      case "price", "bookTicker" -> one ? 1 : 2;
      case "klines", "markPriceKlines", "indexPriceKlines" ->
          byLimit(request, new int[] {99, 499, 1000}, new int[] {1, 2, 5, 10});
      case "depth" -> byLimit(request, new int[] {50, 100, 500}, new int[] {2, 5, 10, 20});
      default -> 1;
    };
  }

  private static int byLimit(ApiRequest request, int[] bounds, int[] weights) {
    String text = request.parameter("limit", "");
    int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 500;
    for (int i = 0; i < bounds.length; i++) {
      if (limit <= bounds[i]) {
        return weights[i];
      }
    }
    return weights[bounds.length];
  }
}
