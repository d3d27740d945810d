package dev.perps.simulator.exchange.alternative;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.world.Hash;
import dev.perps.simulator.world.Noise;
import dev.perps.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * alternative.me, which is no exchange: the Fear &amp; Greed Index, one row a day, newest first.
 * Greedy is who has seen Bitcoin rise for a month.
 */
public final class Alternative implements Exchange {
  private static final RateLimit LIMIT = new RateLimit("ip", 60, Duration.ofMinutes(1));
  private static final long DAY = 86_400_000L;
  private static final long FIRST = Instant.parse("2018-02-01T00:00:00Z").toEpochMilli();
  private final World world;

  public Alternative(World world, long startMillis) {
    this.world = world;
  }

  @Override
  public String name() {
    return "alternative";
  }

  @Override
  public List<Charge> cost(ApiRequest request) {
    return List.of(LIMIT.charge(1));
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    if (!request.path().equals("/fng/") && !request.path().equals("/fng")) {
      return refusal(404);
    }
    long today = Math.floorDiv(request.wireMillis(), DAY) * DAY;
    long known = (today - FIRST) / DAY + 1;
    long asked;
    try {
      asked = request.number("limit", 1);
    } catch (ApiRequest.BadParameterException e) {
      asked = 1;
    }
    // limit=0 asks for all of them.
    long days = asked <= 0 ? known : Math.min(asked, known);
    ObjectNode body = Json.object().put("name", "Fear and Greed Index");
    ArrayNode rows = body.putArray("data");
    for (long back = 0; back < days; back++) {
      int index = index(Math.floorDiv(request.marketMillis(), DAY) * DAY - back * DAY);
      ObjectNode row = rows.addObject().put("value", Integer.toString(index));
      row.put("value_classification", classification(index));
      row.put("timestamp", Long.toString((today - back * DAY) / 1000));
      if (back == 0) {
        long left = today + DAY - request.wireMillis();
        row.put("time_until_update", Long.toString(left / 1000));
      }
    }
    body.putObject("metadata").putNull("error");
    return ApiResponse.ok(body);
  }

  /** The index of the day that begins at an instant of the market, 1 to 99. */
  int index(long day) {
    double now = world.price(world.catalogue().get("BTC"), day);
    double monthAgo = world.price(world.catalogue().get("BTC"), day - 30 * DAY);
    double mood =
        5 * Math.log(now / monthAgo)
            + 0.3 * Noise.smooth(Hash.of(world.seed(), "mood"), day, 3 * DAY);
    return (int) Math.clamp(Math.round(100 / (1 + Math.exp(-mood))), 1L, 99L);
  }

  private static String classification(int index) {
    if (index < 25) {
      return "Extreme Fear";
    }
    if (index < 47) {
      return "Fear";
    }
    if (index < 55) {
      return "Neutral";
    }
    return index < 75 ? "Greed" : "Extreme Greed";
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return refusal(429);
  }

  @Override
  public ApiResponse refusal(int status) {
    return ApiResponse.html(
        status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    ObjectNode body = Json.object().put("name", "Fear and Greed Index");
    body.putArray("data");
    body.putObject("metadata").put("error", "Too many requests");
    return ApiResponse.ok(body);
  }
}
