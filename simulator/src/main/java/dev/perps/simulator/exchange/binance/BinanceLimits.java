package dev.perps.simulator.exchange.binance;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.RateLimit;
import java.time.Duration;
import java.util.List;

/** What Binance's requests weigh; each host counts for itself. */
final class BinanceLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  static final RateLimit USD_MARGINED = new RateLimit("fapi", 2400, MINUTE);
  static final RateLimit COIN_MARGINED = new RateLimit("dapi", 2400, MINUTE);
  static final RateLimit SPOT = new RateLimit("api", 6000, MINUTE);
  static final RateLimit FUNDING = new RateLimit("funding", 500, FIVE_MINUTES);
  static final RateLimit DATA = new RateLimit("futures-data", 1000, FIVE_MINUTES);

  private BinanceLimits() {}

  /** Whether a limit is the weight per minute of a host, which a header tells. */
  static boolean isHostWeight(RateLimit limit) {
    return limit.equals(USD_MARGINED) || limit.equals(COIN_MARGINED) || limit.equals(SPOT);
  }

  static List<Charge> cost(ApiRequest request) {
    String path = request.path();
    if (path.startsWith("/futures/data/")) {
      return List.of(DATA.charge(1));
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/api/")) {
      return List.of(SPOT.charge(spot(name, request)));
    }
    RateLimit host = path.startsWith("/dapi/") ? COIN_MARGINED : USD_MARGINED;
    return switch (name) {
      case "fundingInfo", "fundingRate" -> List.of(host.charge(1), FUNDING.charge(1));
      default -> List.of(host.charge(futures(name, request)));
    };
  }

  private static int futures(String name, ApiRequest request) {
    boolean one = request.parameter("symbol").isPresent();
    return switch (name) {
      case "24hr" -> one ? 1 : 40;
      case "premiumIndex" -> one ? 1 : 10;
      case "price" -> one ? 1 : 2;
      case "bookTicker" -> one ? 2 : 5;
      case "klines", "markPriceKlines", "indexPriceKlines", "premiumIndexKlines" ->
          byLimit(request, 500, new int[] {99, 499, 1000}, new int[] {1, 2, 5, 10});
      case "depth" -> byLimit(request, 500, new int[] {50, 100, 500}, new int[] {2, 5, 10, 20});
      default -> 1;
    };
  }

  private static int spot(String name, ApiRequest request) {
    boolean one = request.parameter("symbol").isPresent();
    return switch (name) {
      case "24hr" -> one ? 2 : 80;
      case "price", "bookTicker" -> one ? 2 : 4;
      case "exchangeInfo" -> 20;
      case "klines" -> 2;
      case "depth" -> byLimit(request, 100, new int[] {100, 500, 1000}, new int[] {5, 25, 50, 250});
      default -> 1;
    };
  }

  private static int byLimit(ApiRequest request, int otherwise, int[] bounds, int[] weights) {
    String text = request.parameter("limit", "");
    int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    for (int i = 0; i < bounds.length; i++) {
      if (limit <= bounds[i]) {
        return weights[i];
      }
    }
    return weights[bounds.length];
  }
}
