package dev.perps.simulator.exchange.bingx;

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

/** BingX: linear (USDT, USDC) and inverse perpetuals, and spot. */
public final class BingX implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("market", 500, Duration.ofSeconds(10));
  private static final double RATE_CAP = 0.02;
  private static final String BANNED =
      "code:100410:The endpoint trigger frequency limit rule is currently in the disabled period"
          + " and will be unblocked after ";
  private final BingXLinearApi linear;
  private final BingXInverseApi inverse;
  private final BingXSpotApi spot;

  public BingX(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    BingXContracts contracts =
        new BingXContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    linear = new BingXLinearApi(new Board(venue, at -> contracts.linear(), startMillis));
    inverse = new BingXInverseApi(new Board(venue, at -> contracts.inverse(), startMillis));
    spot = new BingXSpotApi(new Board(venue, at -> contracts.spot(), startMillis));
  }

  @Override
  public String name() {
    return "bingx";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(LIMIT.charge(1));
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    long left = LIMIT.capacity() - usages.getFirst().used();
    return Map.of(
        "x-ratelimit-requests-remain", Long.toString(Math.max(0, left)),
        "x-ratelimit-requests-expire", Long.toString(LIMIT.window().toMillis()));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    if (!request.method().equals("GET")) {
      return unknownPath();
    }
    try {
      if (request.path().startsWith(BingXInverseApi.PREFIX)) {
        return inverse.answer(request);
      }
      return request.path().startsWith(BingXSpotApi.PREFIX)
          ? spot.answer(request)
          : linear.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return error(80014, "Invalid parameters, err:" + e.getMessage());
    }
  }

  /** An error inside an answer with status 200. */
  static ApiResponse error(int code, String message) {
    return error(200, code, message);
  }

  static ApiResponse error(int status, int code, String message) {
    ObjectNode body = Json.object().put("code", code).put("msg", message);
    body.putObject("data");
    return ApiResponse.json(status, body);
  }

  static ApiResponse unknownPath() {
    return error(404, 100400, "this api is not exist, please refer to the API docs");
  }

  /** What comes for a symbol that there is not. */
  static ApiResponse unknownSymbol(String symbol) {
    return symbol.isEmpty()
        ? error(80014, "Invalid parameters, err:symbol is required")
        : error(
            109425,
            symbol + " not exist, please verify it in api:/openApi/swap/v2/quote/contracts");
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return error(429, 100410, BANNED + usage.windowEndMillis());
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? error(429, 100410, BANNED + "1727193814249")
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return error(100410, "rate limited");
  }
}
