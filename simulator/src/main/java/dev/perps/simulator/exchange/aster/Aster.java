package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Aster: perpetuals and spot, each on its own host in reality. */
public final class Aster implements Exchange {
  private static final double RATE_CAP = 0.02;
  private final AsterFuturesApi futures;
  private final AsterSpotApi spot;

  public Aster(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    ContractFactory factory = new ContractFactory(world.seed(), name());
    List<Contract> perpetuals = AsterContracts.perpetuals(world.catalogue(), factory);
    List<Contract> pairs = AsterContracts.pairs(world.catalogue(), factory);
    futures = new AsterFuturesApi(new Board(venue, at -> perpetuals, startMillis));
    spot = new AsterSpotApi(new Board(venue, at -> pairs, startMillis));
  }

  @Override
  public String name() {
    return "aster";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return AsterLimits.cost(request);
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Usage usage : usages) {
      headers.put("X-MBX-USED-WEIGHT-1M", Long.toString(usage.used()));
    }
    return headers;
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      if (!request.method().equals("GET")) {
        return AsterErrors.noSuchPath(request);
      }
      return request.path().startsWith("/api/") ? spot.answer(request) : futures.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return AsterErrors.malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    boolean banned = usage.used() > 2L * usage.limit().capacity();
    return refusal(banned ? 418 : 429)
        .withHeaders(Map.of("Retry-After", banned ? "120" : Long.toString(usage.secondsLeft())));
  }

  @Override
  public ApiResponse refusal(int status) {
    return AsterErrors.refusal(status);
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(
        Json.object()
            .put("code", -1003)
            .put("msg", "Too many requests; please use the websocket for live updates."));
  }
}
