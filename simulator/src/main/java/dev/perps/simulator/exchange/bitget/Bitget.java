package dev.perps.simulator.exchange.bitget;

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

/** Bitget's API, version 2: futures of three margins, and spot. */
public final class Bitget implements Exchange {
  static final double RATE_CAP = 0.003;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RateLimit ADDRESS = new RateLimit("ip", 6000, Duration.ofMinutes(1));
  private final BitgetMixApi mix;
  private final BitgetSpotApi spot;

  public Bitget(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    BitgetContracts contracts =
        new BitgetContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    mix =
        new BitgetMixApi(
            venue,
            Map.of(
                "USDT-FUTURES", new Board(venue, at -> contracts.usdt(), startMillis),
                "USDC-FUTURES", new Board(venue, at -> contracts.usdc(), startMillis),
                "COIN-FUTURES", new Board(venue, contracts::coin, startMillis)));
    spot = new BitgetSpotApi(new Board(venue, at -> contracts.spot(), startMillis));
  }

  @Override
  public String name() {
    return "bitget";
  }

  /** Each endpoint has a limit of its own, and the address one over all. */
  @Override
  public List<Charge> cost(ApiRequest request) {
    int capacity = request.path().endsWith("/account-long-short") ? 1 : 20;
    return List.of(new RateLimit(request.path(), capacity, SECOND).charge(1), ADDRESS.charge(1));
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage endpoint = usages.getFirst();
    long left = Math.max(0, endpoint.limit().capacity() - endpoint.used());
    return Map.of("x-mbx-used-remain-limit", Long.toString(left));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      String path = request.path();
      if (request.method().equals("GET") && path.startsWith(BitgetMixApi.PREFIX)) {
        return mix.answer(request);
      }
      if (request.method().equals("GET") && path.startsWith(BitgetSpotApi.PREFIX)) {
        return spot.answer(request);
      }
      return switch (path) {
        case "/api/v2/public/time" ->
            BitgetAnswers.ok(
                request, Json.object().put("serverTime", Long.toString(request.wireMillis())));
        case "/api/v2/margin/currencies" -> BitgetAnswers.ok(request, Json.array());
        default -> BitgetAnswers.notFound(request);
      };
    } catch (ApiRequest.BadParameterException e) {
      return BitgetAnswers.error(
          request, 400, "40034", "Parameter " + e.getMessage() + " does not exist");
    }
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> ApiResponse.json(429, words("429", "Too Many Requests"));
      case 500, 503 ->
          ApiResponse.json(status, words("40015", "System is abnormal, please try again later"));
      default ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
    };
  }

  private static ObjectNode words(String code, String message) {
    return Json.object().put("code", code).put("msg", message).putNull("data");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return BitgetAnswers.error(request, 200, "429", "Too Many Requests");
  }
}
