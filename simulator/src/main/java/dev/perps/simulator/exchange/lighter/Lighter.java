package dev.perps.simulator.exchange.lighter;

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
import tools.jackson.databind.node.ObjectNode;

/** Lighter: perpetuals and spot in USDC. */
public final class Lighter implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("ip", 60, Duration.ofMinutes(1));
  private static final double RATE_CAP = 0.04;
  private final LighterApi api;

  public Lighter(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    LighterContracts contracts =
        new LighterContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    api =
        new LighterApi(
            contracts,
            new Board(venue, at -> contracts.perpetuals(), startMillis),
            new Board(venue, at -> contracts.spot(), startMillis));
  }

  @Override
  public String name() {
    return "lighter";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(LIMIT.charge(1));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return api.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return badParameter(String.valueOf(e.getMessage()));
    }
  }

  static ApiResponse badParameter(String name) {
    return ApiResponse.json(400, error(20001, "invalid param : " + name));
  }

  private static ObjectNode error(int code, String message) {
    return Json.object().put("code", code).put("message", message);
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> ApiResponse.json(429, error(23000, "Too Many Requests!"));
      case 403, 451 -> ApiResponse.json(status, error(20558, "restricted jurisdiction"));
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(error(23000, "Too Many Requests!"));
  }
}
