package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** HTX: swaps margined in USDT and in coins ({@code api.hbdm.com}), and spot. */
public final class Htx implements Exchange {
  // Lists of contracts, funding and the like; prices have a wider limit without headers.
  private static final RateLimit LISTS = new RateLimit("lists", 240, Duration.ofSeconds(3));
  private static final RateLimit PRICES = new RateLimit("prices", 800, Duration.ofSeconds(1));
  private static final RateLimit SPOT = new RateLimit("spot", 100, Duration.ofSeconds(1));
  private static final double RATE_CAP = 0.00375;
  private final HtxContractApi linear;
  private final HtxContractApi inverse;
  private final HtxSpotApi spot;

  public Htx(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    HtxContracts contracts =
        new HtxContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    linear = new HtxContractApi(new Board(venue, contracts::linear, startMillis), "linear-swap");
    inverse = new HtxContractApi(new Board(venue, at -> contracts.inverse(), startMillis), "swap");
    spot = new HtxSpotApi(new Board(venue, at -> contracts.spot(), startMillis));
  }

  @Override
  public String name() {
    return "htx";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(limit(request.path()).charge(1));
  }

  private static RateLimit limit(String path) {
    if (isSpot(path)) {
      return SPOT;
    }
    return isPrices(path) ? PRICES : LISTS;
  }

  private static boolean isSpot(String path) {
    return path.startsWith("/market/") || path.startsWith("/v1/");
  }

  private static boolean isPrices(String path) {
    return path.contains("-ex/market/") || path.startsWith("/index/");
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage usage = usages.getFirst();
    return usage.limit().equals(LISTS)
        ? Map.of(
            "ratelimit-limit", Integer.toString(LISTS.capacity()),
            "ratelimit-interval", Long.toString(LISTS.window().toMillis()),
            "ratelimit-remaining", Long.toString(Math.max(0, LISTS.capacity() - usage.used())),
            "ratelimit-reset", Long.toString(usage.windowEndMillis()))
        : Map.of();
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    String path = request.path();
    try {
      if (!request.method().equals("GET")) {
        return notFound(request);
      }
      if (isSpot(path)) {
        return spot.answer(request);
      }
      return path.contains("linear") || path.startsWith("/v5/")
          ? linear.answer(request)
          : inverse.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return isSpot(path) || isPrices(path)
          ? wordError(request, "invalid " + e.getMessage())
          : numberError(request, 1067, "Illegal parameter " + e.getMessage() + ".");
    }
  }

  /** An error of the lists, with status 200. */
  static ApiResponse numberError(ApiRequest request, int code, String message) {
    return ApiResponse.ok(
        Json.object()
            .put("status", "error")
            .put("err_code", code)
            .put("err_msg", message)
            .put("ts", request.wireMillis()));
  }

  /** An error of prices and of spot, with status 200. */
  static ApiResponse wordError(ApiRequest request, String message) {
    return ApiResponse.ok(
        Json.object()
            .put("ts", request.wireMillis())
            .put("status", "error")
            .put("err-code", "invalid-parameter")
            .put("err-msg", message));
  }

  static ApiResponse notFound(ApiRequest request) {
    return ApiResponse.json(
        404,
        Json.object()
            .put("timestamp", Json.iso(request.wireMillis()).replace("Z", "+00:00"))
            .put("status", 404)
            .put("error", "Not Found")
            .put("path", request.path()));
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? ApiResponse.json(
            429,
            Json.object()
                .put("status", "error")
                .put("err_code", 1032)
                .put("err_msg", "The number of access exceeded the limit."))
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return numberError(request, 1032, "The number of access exceeded the limit.");
  }
}
