package dev.perps.simulator.exchange.okx;

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

/** OKX's API, version 5: swaps (USDT, USDC, USD and coin margin), dated futures and spot. */
public final class Okx implements Exchange {
  static final double RATE_CAP = 0.00375;
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private final OkxApi api;

  public Okx(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    OkxContracts contracts =
        new OkxContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    api =
        new OkxApi(
            venue,
            Map.of(
                "SWAP", new Board(venue, at -> contracts.swaps(), startMillis),
                "FUTURES", new Board(venue, contracts::futures, startMillis),
                "SPOT", new Board(venue, at -> contracts.spot(), startMillis)));
  }

  @Override
  public String name() {
    return "okx";
  }

  /** Each endpoint has a limit of its own; account ratios one for each instrument. */
  @Override
  public List<Charge> cost(ApiRequest request) {
    String path = request.path();
    if (path.contains("/rubik/")) {
      String pool = path + "?" + request.parameter("instId", "");
      return List.of(new RateLimit(pool, 5, WINDOW).charge(1));
    }
    boolean scarce =
        path.endsWith("/mark-price")
            || path.endsWith("/funding-rate")
            || path.endsWith("/funding-rate-history");
    boolean plenty = path.endsWith("/market/candles") || path.endsWith("/books");
    return List.of(new RateLimit(path, scarce ? 10 : plenty ? 40 : 20, WINDOW).charge(1));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return api.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return error(400, "51000", "Parameter " + e.getMessage() + " error");
    }
  }

  static ApiResponse error(int status, String code, String message) {
    ObjectNode body = Json.object().put("code", code);
    body.putArray("data");
    return ApiResponse.json(status, body.put("msg", message));
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> error(429, "50011", "Too Many Requests");
      case 503 -> error(503, "50001", "Service temporarily unavailable. Please try again later");
      case 500 -> error(500, "50026", "System error. Try again later.");
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return error(200, "50011", "Too Many Requests");
  }
}
