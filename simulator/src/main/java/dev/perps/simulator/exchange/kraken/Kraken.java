package dev.perps.simulator.exchange.kraken;

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

/** Kraken Futures and Kraken spot, which share nothing but the name. */
public final class Kraken implements Exchange {
  // Published as about one request a second; short bursts are let through.
  private static final RateLimit SPOT = new RateLimit("spot", 20, Duration.ofSeconds(20));
  private static final double RATE_CAP = 0.005;
  private final KrakenFuturesApi futures;
  private final KrakenSpotApi spot;

  public Kraken(World world, long startMillis) {
    Venue venue = new Venue(world, RATE_CAP);
    ContractFactory factory = new ContractFactory(world.seed(), name());
    KrakenFuturesContracts contracts = new KrakenFuturesContracts(world.catalogue(), factory);
    List<Contract> pairs = KrakenSpotPairs.list(world.catalogue(), factory);
    futures = new KrakenFuturesApi(new Board(venue, contracts::at, startMillis));
    spot = new KrakenSpotApi(new Board(venue, at -> pairs, startMillis));
  }

  @Override
  public String name() {
    return "kraken";
  }

  // Public requests of the futures side cost nothing.
  @Override
  public List<Charge> cost(ApiRequest request) {
    return isSpot(request) ? List.of(SPOT.charge(1)) : List.of();
  }

  private static boolean isSpot(ApiRequest request) {
    return request.path().startsWith("/0/");
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      return isSpot(request) ? spot.answer(request) : futures.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return isSpot(request)
          ? KrakenSpotApi.error("EGeneral:Invalid arguments")
          : KrakenFuturesApi.error(request, 400, "invalidArgument");
    }
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return KrakenSpotApi.error("EAPI:Rate limit exceeded");
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? ApiResponse.json(
            429, Json.object().put("result", "error").put("error", "apiLimitExceeded"))
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return isSpot(request)
        ? KrakenSpotApi.error("EAPI:Rate limit exceeded")
        : KrakenFuturesApi.error(request, 200, "apiLimitExceeded");
  }
}
