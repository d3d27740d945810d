package dev.perps.simulator.exchange.kucoin;

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
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** KuCoin Futures, KuCoin spot and what the unified API says of both, on one address. */
public final class Kucoin implements Exchange {
  private static final RateLimit PUBLIC = new RateLimit("public", 2000, Duration.ofSeconds(30));
  private static final String V1 = "/api/v1/";
  private final KucoinFuturesApi futures;
  private final KucoinSpotApi spot;
  private final KucoinUnifiedApi unified;

  public Kucoin(World world, long startMillis) {
    Venue venue = new Venue(world, name(), KucoinFunding.CAP);
    ContractFactory factory = new ContractFactory(world.seed(), name());
    KucoinContracts contracts = new KucoinContracts(world.catalogue(), factory);
    List<Contract> pairs = KucoinSpotPairs.list(world.catalogue(), factory);
    futures = new KucoinFuturesApi(new Board(venue, contracts::at, startMillis));
    spot = new KucoinSpotApi(new Board(venue, at -> pairs, startMillis));
    unified = new KucoinUnifiedApi(futures);
  }

  @Override
  public String name() {
    return "kucoin";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(PUBLIC.charge(weight(request.path())));
  }

  private static int weight(String path) {
    if (path.startsWith("/api/v1/funding-rate/") || path.endsWith("/level2_20")) {
      return 2;
    }
    return switch (path) {
      case "/api/v1/allTickers",
          "/api/v1/contract/funding-rates",
          "/api/v1/level2/depth20",
          "/api/v1/level2/depth100" ->
          5;
      case "/api/v1/market/allTickers" -> 15;
      case "/api/v2/symbols" -> 4;
      case "/api/ua/v1/market/open-interest" -> 10;
      default -> 3;
    };
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Usage usage = usages.getFirst();
    return Map.of(
        "gw-ratelimit-limit", Integer.toString(PUBLIC.capacity()),
        "gw-ratelimit-remaining", Long.toString(Math.max(0, PUBLIC.capacity() - usage.used())),
        "gw-ratelimit-reset", Long.toString(usage.millisLeft()));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    if (!request.method().equals("GET")) {
      return notFound();
    }
    try {
      return spot.answer(request)
          .or(() -> unified.answer(request))
          .or(
              () ->
                  request.path().startsWith(V1)
                      ? futures.answer(request, request.path().substring(V1.length()))
                      : Optional.empty())
          .orElseGet(Kucoin::notFound);
    } catch (ApiRequest.BadParameterException e) {
      return error("400100", "Invalid parameter: " + e.getMessage() + ".");
    }
  }

  static ApiResponse ok(JsonNode data) {
    ObjectNode body = Json.object().put("code", "200000");
    body.set("data", data);
    return ApiResponse.ok(body);
  }

  /** An error inside an answer with status 200. */
  static ApiResponse error(String code, String message) {
    return ApiResponse.ok(Json.object().put("code", code).put("msg", message));
  }

  private static ApiResponse notFound() {
    return ApiResponse.json(404, Json.object().put("code", "404000").put("msg", "Url Not Found"));
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return switch (status) {
      case 429 -> ApiResponse.json(429, tooMany());
      case 403, 418, 451 ->
          ApiResponse.html(
              status, "<html><head><title>" + status + "</title></head><body></body></html>");
      default ->
          ApiResponse.json(
              status, Json.object().put("code", "500000").put("msg", "Internal Server Error"));
    };
  }

  private static ObjectNode tooMany() {
    return Json.object()
        .put("code", "429000")
        .put("msg", "Too many requests in a short period of time, please retry later");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(tooMany());
  }
}
