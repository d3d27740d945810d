package dev.perps.simulator.exchange.binance;

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

/** Binance: USD-M and COIN-M futures and spot, each on its own host in reality. */
public final class Binance implements Exchange {
  private static final double RATE_CAP = 0.005;
  private final BinanceFuturesApi usdMargined;
  private final BinanceFuturesApi coinMargined;
  private final BinanceSpotApi spot;

  public Binance(World world, long startMillis) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    ContractFactory factory = new ContractFactory(world.seed(), name());
    BinanceFutures futures = new BinanceFutures(world, factory);
    List<Contract> pairs = BinanceSpot.pairs(world.catalogue(), factory);
    usdMargined =
        new BinanceFuturesApi("/fapi/", new Board(venue, futures::usdMargined, startMillis));
    coinMargined =
        new BinanceFuturesApi("/dapi/", new Board(venue, futures::coinMargined, startMillis));
    spot = new BinanceSpotApi(new Board(venue, at -> pairs, startMillis));
  }

  @Override
  public String name() {
    return "binance";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return BinanceLimits.cost(request);
  }

  @Override
  public Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Usage usage : usages) {
      if (BinanceLimits.isHostWeight(usage.limit())) {
        headers.put("X-MBX-USED-WEIGHT-1M", Long.toString(usage.used()));
      }
    }
    return headers;
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      if (!request.method().equals("GET")) {
        return BinanceErrors.noSuchPath(request);
      }
      String path = request.path();
      if (path.startsWith("/api/")) {
        return spot.answer(request);
      }
      if (path.startsWith("/futures/data/")) {
        return request.parameter("pair").isPresent()
            ? coinMargined.data(request)
            : usdMargined.data(request);
      }
      return path.startsWith("/dapi/") ? coinMargined.answer(request) : usdMargined.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return BinanceErrors.malformed(String.valueOf(e.getMessage()));
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
    return BinanceErrors.refusal(status);
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(
        Json.object()
            .put("code", -1003)
            .put("msg", "Too many requests; please use the websocket."));
  }
}
