package dev.perps.simulator.exchange.coinbase;

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

/** Coinbase International, Advanced Trade and Coinbase Exchange, on one address. */
public final class Coinbase implements Exchange {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RateLimit INTX = new RateLimit("intx", 40, SECOND);
  private static final RateLimit ADVANCED = new RateLimit("advanced", 10, SECOND);
  private static final RateLimit EXCHANGE = new RateLimit("exchange", 15, SECOND);
  private static final String TOO_MANY =
      "Rate limit exceeded - Server allows 100 requests per second";
  private static final double RATE_CAP = 0.04;
  private final IntxApi international;
  private final AdvancedApi advanced;
  private final SpotExchangeApi spot;

  public Coinbase(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    CoinbaseListings listings =
        new CoinbaseListings(world.catalogue(), new ContractFactory(world.seed(), name()));
    List<Contract> contracts = listings.perpetuals();
    List<Contract> pairs = listings.pairs();
    Board perpBoard = new Board(venue, at -> contracts, startMillis);
    Board spotBoard = new Board(venue, at -> pairs, startMillis);
    international = new IntxApi(perpBoard);
    advanced = new AdvancedApi(international, perpBoard, spotBoard);
    spot = new SpotExchangeApi(spotBoard);
  }

  @Override
  public String name() {
    return "coinbase";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(limit(request.path()).charge(1));
  }

  private static RateLimit limit(String path) {
    if (path.startsWith(AdvancedApi.PREFIX)) {
      return ADVANCED;
    }
    return path.startsWith(SpotExchangeApi.PREFIX) ? EXCHANGE : INTX;
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    String path = request.path();
    try {
      if (request.method().equals("GET") && path.startsWith(AdvancedApi.PREFIX)) {
        return advanced.answer(request);
      }
      if (request.method().equals("GET") && path.startsWith(SpotExchangeApi.PREFIX)) {
        return spot.answer(request);
      }
      return request.method().equals("GET") && path.startsWith(IntxApi.PREFIX)
          ? international.answer(request)
          : IntxApi.error(404, "Not Found");
    } catch (ApiRequest.BadParameterException e) {
      return path.startsWith(AdvancedApi.PREFIX)
          ? AdvancedApi.error(400, "INVALID_ARGUMENT", e.getMessage() + " is not valid")
          : IntxApi.error(400, "Bad Request");
    }
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    if (usage.limit().equals(INTX)) {
      return IntxApi.error(429, TOO_MANY);
    }
    return usage.limit().equals(ADVANCED)
        ? AdvancedApi.error(429, "RESOURCE_EXHAUSTED", "too many requests")
        : ApiResponse.json(429, Json.object().put("message", "Public rate limit exceeded"));
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? IntxApi.error(429, TOO_MANY)
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  // None of the three reports errors under status 200; an object instead of a list comes nearest.
  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(Json.object().put("title", TOO_MANY).put("status", 429));
  }
}
