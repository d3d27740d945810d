package dev.perps.simulator.exchange.mexc;

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

/** MEXC's contract API, version 1, and its spot API, version 3. */
public final class Mexc implements Exchange {
  private static final double RATE_CAP = 0.005;
  private static final String SPOT_POOL = "spot";
  private final MexcContractApi contract;
  private final MexcSpotApi spot;

  public Mexc(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    MexcContracts contracts =
        new MexcContracts(world.catalogue(), new ContractFactory(world.seed(), name()));
    contract =
        new MexcContractApi(venue, new Board(venue, at -> contracts.perpetuals(), startMillis));
    spot = new MexcSpotApi(venue, new Board(venue, at -> contracts.spot(), startMillis));
  }

  @Override
  public String name() {
    return "mexc";
  }

  /** Each endpoint has a limit of its own; none is told in headers. */
  @Override
  public List<Charge> cost(ApiRequest request) {
    String path = request.path();
    if (path.startsWith(MexcSpotApi.PREFIX)) {
      return List.of(
          new RateLimit(SPOT_POOL + path, 500, Duration.ofSeconds(10))
              .charge(MexcSpotApi.weight(request)));
    }
    String[] words = path.split("/", -1);
    String endpoint = words.length > 4 ? words[4] : "";
    int calls = List.of("detail", "ticker", "depth").contains(endpoint) ? 10 : 20;
    return List.of(new RateLimit("contract/" + endpoint, calls, Duration.ofSeconds(2)).charge(1));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    boolean ofSpot = request.path().startsWith(MexcSpotApi.PREFIX);
    try {
      if (!request.method().equals("GET")) {
        return notFound();
      }
      if (ofSpot) {
        return spot.answer(request);
      }
      return request.path().startsWith(MexcContractApi.PREFIX)
          ? contract.answer(request)
          : notFound();
    } catch (ApiRequest.BadParameterException e) {
      return ofSpot
          ? spotError(400, 700004, "Param '" + e.getMessage() + "' is invalid")
          : error(600, "Parameter error: " + e.getMessage());
    }
  }

  /** An error of the contract API, with status 200. */
  static ApiResponse error(int code, String message) {
    return ApiResponse.ok(
        Json.object().put("success", false).put("code", code).put("message", message));
  }

  static ApiResponse spotError(int status, int code, String message) {
    return ApiResponse.json(status, Json.object().put("code", code).put("msg", message));
  }

  static ApiResponse notFound() {
    return ApiResponse.json(
        404, Json.object().put("success", false).put("code", 404).put("message", "Not Found"));
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return usage.limit().name().startsWith(SPOT_POOL)
        ? refusal(429).withHeaders(Map.of("Retry-After", Long.toString(usage.secondsLeft())))
        : tooFrequent();
  }

  private static ApiResponse tooFrequent() {
    return error(510, "Requests are too frequent, please try again later!");
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? spotError(429, 429, "Too Many Requests")
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return request.path().startsWith(MexcSpotApi.PREFIX)
        ? ApiResponse.ok(refusal(429).body())
        : tooFrequent();
  }
}
