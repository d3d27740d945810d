package dev.perps.simulator.exchange.paradex;

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
import tools.jackson.databind.node.ObjectNode;

/** Paradex: perpetuals in US dollars, settled in USDC, and options on a few coins. */
public final class Paradex implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("ip", 1500, Duration.ofMinutes(1));
  private static final double RATE_CAP = 0.02;
  private final ParadexApi api;

  public Paradex(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    ParadexContracts contracts =
        new ParadexContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    api = new ParadexApi(new Board(venue, at -> contracts.perpetuals(), startMillis));
  }

  @Override
  public String name() {
    return "paradex";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(LIMIT.charge(1));
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage usage = usages.getFirst();
    return Map.of(
        "x-ratelimit-limit", Integer.toString(LIMIT.capacity()),
        "x-ratelimit-remaining", Long.toString(Math.max(0, LIMIT.capacity() - usage.used())),
        "x-ratelimit-reset", Long.toString(usage.windowEndMillis() / 1000),
        "x-ratelimit-window", Long.toString(LIMIT.window().toSeconds()));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return api.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return error(400, "INVALID_REQUEST_PARAMETER", "invalid parameter " + e.getMessage());
    }
  }

  static ApiResponse error(int status, String code, String message) {
    return ApiResponse.json(status, body(code, message));
  }

  private static ObjectNode body(String code, String message) {
    return Json.object().putNull("data").put("error", code).put("message", message);
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> error(429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded");
      case 403, 451 -> error(status, "GEO_IP_BLOCK", "Access from this region is blocked");
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(body("RATE_LIMIT_EXCEEDED", "Rate limit exceeded"));
  }
}
