package dev.perps.simulator.exchange.bybit;

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

/** Bybit's unified API, version 5: linear (USDT and USDC), inverse and spot. */
public final class Bybit implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("ip", 600, Duration.ofSeconds(5));
  private static final double RATE_CAP = 0.005;
  private final BybitMarketApi api;

  public Bybit(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    BybitContracts contracts =
        new BybitContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    api =
        new BybitMarketApi(
            venue,
            Map.of(
                "linear", new Board(venue, contracts::linear, startMillis),
                "inverse", new Board(venue, contracts::inverse, startMillis),
                "spot", new Board(venue, at -> contracts.spot(), startMillis)));
  }

  @Override
  public String name() {
    return "bybit";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(LIMIT.charge(1));
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage usage = usages.getFirst();
    return Map.of(
        "X-Bapi-Limit", Integer.toString(LIMIT.capacity()),
        "X-Bapi-Limit-Status", Long.toString(Math.max(0, LIMIT.capacity() - usage.used())),
        "X-Bapi-Limit-Reset-Timestamp", Long.toString(usage.windowEndMillis()));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return api.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return error(request.wireMillis(), 10001, "params error: " + e.getMessage() + " invalid");
    }
  }

  /** An error inside an answer with status 200. */
  static ApiResponse error(long now, int code, String message) {
    ObjectNode body = Json.object().put("retCode", code).put("retMsg", message);
    body.putObject("result");
    body.putObject("retExtInfo");
    return ApiResponse.ok(body.put("time", now));
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(403);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 403 -> ApiResponse.text(403, "403, access too frequent");
      case 429 ->
          ApiResponse.json(
              429,
              Json.object()
                  .put("retCode", 10429)
                  .put("retMsg", "System level frequency protection"));
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return error(request.wireMillis(), 10006, "Too many visits. Exceeded the API Rate Limit.");
  }
}
