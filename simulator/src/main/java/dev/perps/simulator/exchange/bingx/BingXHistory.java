package dev.perps.simulator.exchange.bingx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** BingX's candles and funding rates of the past: newest first. */
final class BingXHistory {
  private static final long HOUR = 3_600_000L;
  private static final int MOST_CANDLES = 1440;
  private static final int MOST_RATES = 1000;
  private static final Set<String> INTERVALS =
      Set.of(
          "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w",
          "1M");

  private BingXHistory() {}

  /** Empty for an interval that there is not. */
  static OptionalLong interval(ApiRequest request) {
    String word = request.parameter("interval", "");
    return INTERVALS.contains(word) ? Intervals.millis(word) : OptionalLong.empty();
  }

  static List<Candle> candles(
      Venue venue, Contract contract, Candles.Of what, ApiRequest request, long interval) {
    OptionalLong end = Wire.moment(request, "endTime");
    return Wire.candles(
            venue,
            contract,
            what,
            interval,
            Wire.moment(request, "startTime"),
            end,
            request.limit("limit", 500, MOST_CANDLES),
            end.isEmpty(),
            request.wireMillis())
        .reversed();
  }

  static JsonNode kline(Contract contract, Candle candle) {
    double volume =
        contract.type().inverse()
            ? Math.floor(candle.turnover() / BingXRows.face(contract))
            : candle.volume();
    return Json.object()
        .put("open", Wire.price(contract, candle.open()))
        .put("close", Wire.price(contract, candle.close()))
        .put("high", Wire.price(contract, candle.high()))
        .put("low", Wire.price(contract, candle.low()))
        .put("volume", Decimals.fixed(volume, 2))
        .put("time", candle.start());
  }

  static JsonNode markKline(Contract contract, Candle candle) {
    return Json.object()
        .put("open", Wire.price(contract, candle.open()))
        .put("close", Wire.price(contract, candle.close()))
        .put("high", Wire.price(contract, candle.high()))
        .put("low", Wire.price(contract, candle.low()))
        .put("volume", "0.00")
        .put("openTime", candle.start())
        .put("closeTime", candle.start());
  }

  /** Start, open, high, low, close, volume, end, turnover. */
  static JsonNode spotKline(Contract pair, Candle candle) {
    int decimals = pair.priceDecimals();
    return Json.array()
        .add(candle.start())
        .add(Json.number(candle.open(), decimals))
        .add(Json.number(candle.high(), decimals))
        .add(Json.number(candle.low(), decimals))
        .add(Json.number(candle.close(), decimals))
        .add(Json.number(candle.volume(), 2))
        .add(candle.end() - 1)
        .add(Json.number(candle.turnover(), 2));
  }

  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(
                request.number("startTime", 0), contract.life().listedAt(request.marketMillis())),
            Math.min(request.number("endTime", Long.MAX_VALUE), request.wireMillis()),
            request.limit("limit", 100, MOST_RATES),
            false);
    return Json.array(
        payments.reversed(),
        at ->
            Json.object()
                .put("symbol", contract.symbol())
                .put("fundingRate", Decimals.fixed(venue.fundingRate(contract, at - 1), 8))
                .put("fundingTime", at)
                .put("markPrice", Wire.price(contract, venue.mark(contract, at))));
  }
}
