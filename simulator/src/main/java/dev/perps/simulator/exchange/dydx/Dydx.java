package dev.perps.simulator.exchange.dydx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** dYdX Chain as its indexer shows it. */
public final class Dydx implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("get", 100, Duration.ofSeconds(10));
  private static final RateLimit CANDLES = new RateLimit("candles", 1000, Duration.ofSeconds(10));
  private static final RateLimit SPARKLINES =
      new RateLimit("sparklines", 100, Duration.ofSeconds(10));
  private static final double RATE_CAP = 0.06;
  private final DydxApi api;

  public Dydx(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    ContractFactory factory = new ContractFactory(world.seed(), name());
    List<Contract> contracts = DydxContracts.perpetuals(world.catalogue(), factory);
    api = new DydxApi(new Board(venue, at -> contracts, startMillis));
  }

  @Override
  public String name() {
    return "dydx";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    String path = request.path();
    if (path.startsWith(DydxApi.CANDLES)) {
      return List.of(CANDLES.charge(1));
    }
    return List.of((path.equals("/v4/sparklines") ? SPARKLINES : LIMIT).charge(1));
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage usage = usages.getFirst();
    int capacity = usage.limit().capacity();
    return Map.of(
        "RateLimit-Limit",
        Integer.toString(capacity),
        "RateLimit-Remaining",
        Long.toString(Math.max(0, capacity - usage.used())),
        "RateLimit-Reset",
        Long.toString(usage.windowEndMillis()));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return api.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return error(400, String.valueOf(e.getMessage()) + " must be a positive integer");
    }
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429).withHeaders(Map.of("Retry-After", Long.toString(usage.secondsLeft())));
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> error(429, "Too many requests");
      case 403 ->
          error(
              403,
              "Because you appear to be a resident of, or trading from, a jurisdiction that violates"
                  + " our terms of use, or have engaged in activity that violates our terms of use,"
                  + " you have been blocked.");
      case 500 -> error(500, "Internal Server Error");
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  // It has none: what comes nearest is an error's body with a status that says that all is well.
  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return error(200, "Too many requests");
  }

  static ApiResponse error(int status, String message) {
    ObjectNode body = Json.object();
    body.putArray("errors").addObject().put("msg", message);
    return ApiResponse.json(status, body);
  }
}
