package dev.perps.simulator.exchange.gateio;

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

/** Gate.io's API, version 4: perpetuals margined in USDT and in Bitcoin, and spot. */
public final class Gateio implements Exchange {
  private static final int CAPACITY = 200;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final double RATE_CAP = 0.005;
  private final GateioFuturesApi futures;
  private final GateioSpotApi spot;

  public Gateio(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    GateioContracts contracts =
        new GateioContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    futures =
        new GateioFuturesApi(
            venue,
            Map.of(
                "usdt", new Board(venue, at -> contracts.usdt(), startMillis),
                "btc", new Board(venue, at -> contracts.btc(), startMillis)));
    spot = new GateioSpotApi(venue, new Board(venue, at -> contracts.spot(), startMillis));
  }

  @Override
  public String name() {
    return "gateio";
  }

  /** Each endpoint has a limit of its own. */
  @Override
  public List<Charge> cost(ApiRequest request) {
    String[] words = request.path().split("/", -1);
    int last = Math.min(words.length, request.path().startsWith(GateioSpotApi.PREFIX) ? 5 : 6);
    String endpoint = String.join("/", List.of(words).subList(0, last));
    return List.of(new RateLimit(endpoint, CAPACITY, WINDOW).charge(1));
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage usage = usages.getFirst();
    return Map.of(
        "X-Gate-RateLimit-Limit", Integer.toString(CAPACITY),
        "X-Gate-RateLimit-Requests-Remain", Long.toString(Math.max(0, CAPACITY - usage.used())),
        "X-Gate-RateLimit-Reset-Timestamp", Long.toString(usage.windowEndMillis() / 1000));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      if (request.method().equals("GET")) {
        if (request.path().startsWith(GateioFuturesApi.PREFIX)) {
          return futures.answer(request);
        }
        if (request.path().startsWith(GateioSpotApi.PREFIX)) {
          return spot.answer(request);
        }
        if (request.path().equals("/api/v4/margin/currency_pairs")) {
          return ApiResponse.ok(Json.array());
        }
      }
      return notFound();
    } catch (ApiRequest.BadParameterException e) {
      return invalid(String.valueOf(e.getMessage()));
    }
  }

  static ApiResponse error(int status, String label, String message) {
    return ApiResponse.json(status, Json.object().put("label", label).put("message", message));
  }

  static ApiResponse invalid(String parameter) {
    return error(400, "INVALID_PARAM_VALUE", "invalid " + parameter);
  }

  static ApiResponse notFound() {
    return error(404, "NOT_FOUND", "Not Found");
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> error(429, "TOO_MANY_REQUESTS", "Request Rate limit Exceeded (PUBLIC_COMMON)");
      case 503 -> error(503, "TOO_BUSY", "system is busy, please try again later");
      default ->
          status >= 500
              ? error(status, "SERVER_ERROR", "Server Error")
              : ApiResponse.html(
                  status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  /** There is no envelope: the nearest thing is the error object with the wrong status. */
  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(refusal(429).body());
  }
}
