package dev.perps.simulator.exchange.hyperliquid;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.World;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Hyperliquid: everything is {@code POST /info}, and the body says what is wanted. */
public final class Hyperliquid implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("ip", 1200, Duration.ofMinutes(1));
  private static final double RATE_CAP = 0.03;
  private static final long HOUR = 3_600_000L;
  private final HyperliquidInfo info;

  public Hyperliquid(World world, long startMillis) {
    info =
        new HyperliquidInfo(
            new Venue(world, name(), RATE_CAP),
            new ContractFactory(world.seed(), name()),
            startMillis);
  }

  @Override
  public String name() {
    return "hyperliquid";
  }

  @Override
  public String logPath(ApiRequest request) {
    String type = request.path().equals("/info") ? text(body(request), "type") : "";
    return type.isEmpty() ? request.path() : "/info/" + type;
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    JsonNode body = body(request);
    return List.of(
        LIMIT.charge(
            switch (text(body, "type")) {
              case "l2Book", "allMids", "exchangeStatus" -> 2;
              case "fundingHistory" ->
                  20 + rows(body, HOUR, request.wireMillis(), HyperliquidHistory.MOST_RATES) / 20;
              case "candleSnapshot" -> 20 + candleRows(body, request.wireMillis()) / 60;
              default -> 20;
            }));
  }

  private static int candleRows(JsonNode body, long now) {
    JsonNode query = body.path("req");
    long interval = Intervals.millis(text(query, "interval")).orElse(HOUR);
    return rows(query, interval, now, HyperliquidHistory.MOST_CANDLES);
  }

  private static int rows(JsonNode query, long interval, long now, int most) {
    long end = Math.min(now, query.path("endTime").asLong(now));
    return (int) Math.clamp((end - query.path("startTime").asLong(0)) / interval, 0L, (long) most);
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    if (!request.path().equals("/info")) {
      return ApiResponse.text(404, "Not Found");
    }
    if (!request.method().equals("POST")) {
      return ApiResponse.text(405, "Method Not Allowed");
    }
    return info.answer(body(request), request);
  }

  static JsonNode body(ApiRequest request) {
    try {
      return Json.MAPPER.readTree(request.body());
    } catch (JacksonException e) {
      return Json.object();
    }
  }

  static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isString() ? value.asString() : "";
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? ApiResponse.json(429, NullNode.getInstance())
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  // It has no error envelope: what comes nearest is "null" where data is expected.
  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return ApiResponse.ok(NullNode.getInstance());
  }
}
