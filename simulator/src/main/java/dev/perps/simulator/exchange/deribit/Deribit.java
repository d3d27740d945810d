package dev.perps.simulator.exchange.deribit;

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

/** Deribit's API v2: futures settled in BTC, ETH and USDC; no options. */
public final class Deribit implements Exchange {
  // 500 of 10,000 credits a second for each request; the list of instruments has a pool of its own,
  // of one request a second.
  private static final RateLimit REQUESTS = new RateLimit("requests", 100, Duration.ofSeconds(5));
  private static final RateLimit LISTS =
      new RateLimit("get_instruments", 50, Duration.ofSeconds(50));
  private static final double RATE_CAP = 0.05;
  private final DeribitApi api;

  public Deribit(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    DeribitContracts contracts =
        new DeribitContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    api = new DeribitApi(new Board(venue, contracts::at, startMillis));
  }

  @Override
  public String name() {
    return "deribit";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return request.path().endsWith("/get_instruments")
        ? List.of(REQUESTS.charge(1), LISTS.charge(1))
        : List.of(REQUESTS.charge(1));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return api.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return invalid(request, "wrong format", String.valueOf(e.getMessage()));
    }
  }

  /** The answer to a parameter that is missing or wrong. */
  static ApiResponse invalid(ApiRequest request, String reason, String parameter) {
    ObjectNode error = Json.object().put("message", "Invalid params");
    error.putObject("data").put("reason", reason).put("param", parameter);
    return failure(request, 400, error.put("code", -32602));
  }

  /** An error; its HTTP status is 400 but for too many requests. */
  static ApiResponse error(ApiRequest request, int status, int code, String message) {
    return failure(request, status, Json.object().put("message", message).put("code", code));
  }

  private static ApiResponse failure(ApiRequest request, int status, ObjectNode error) {
    ObjectNode body = Json.object().put("jsonrpc", "2.0");
    body.set("error", error);
    return ApiResponse.json(status, DeribitApi.timed(body, request));
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    if (status != 429) {
      return ApiResponse.html(
          status, "<html><head><title>" + status + "</title></head><body></body></html>");
    }
    ObjectNode body = Json.object().put("jsonrpc", "2.0");
    body.putObject("error").put("message", "too_many_requests").put("code", 10028);
    return ApiResponse.json(429, body.put("testnet", false));
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return error(request, 200, 10028, "too_many_requests");
  }
}
