package dev.perps.simulator.exchange.aster;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Aster's candles and paid funding rates, both ascending. */
final class AsterHistory {
  private static final long HOUR = 3_600_000L;

  private AsterHistory() {}

  static ArrayNode klines(
      Venue venue, Contract contract, Candles.Of what, ApiRequest request, long interval) {
    List<Candle> candles =
        Wire.candles(
            venue,
            contract,
            what,
            interval,
            Wire.moment(request, "startTime"),
            Wire.moment(request, "endTime"),
            request.limit("limit", 500, 1500),
            true,
            request.wireMillis());
    int decimals = what == Candles.Of.LAST ? contract.priceDecimals() : 8;
    return Json.array(candles, candle -> kline(contract, candle, decimals));
  }

  private static JsonNode kline(Contract contract, Candle candle, int decimals) {
    return Json.array()
        .add(candle.start())
        .add(Decimals.fixed(candle.open(), decimals))
        .add(Decimals.fixed(candle.high(), decimals))
        .add(Decimals.fixed(candle.low(), decimals))
        .add(Decimals.fixed(candle.close(), decimals))
        .add(Wire.size(contract, candle.volume()))
        .add(candle.end() - 1)
        .add(Decimals.fixed(candle.turnover(), 2))
        .add(candle.trades())
        .add(Wire.size(contract, candle.volume() / 2))
        .add(Decimals.fixed(candle.turnover() / 2, 2))
        .add("0");
  }

  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    OptionalLong start = Wire.moment(request, "startTime");
    long listed = contract.life().listedAt(request.marketMillis());
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(start.orElse(0), listed),
            Math.min(Wire.moment(request, "endTime").orElse(Long.MAX_VALUE), request.wireMillis()),
            request.limit("limit", 100, 1000),
            start.isPresent());
    return Json.array(payments, at -> fundingRate(venue, contract, at));
  }

  /** The rate that was paid at a moment. */
  static ObjectNode fundingRate(Venue venue, Contract contract, long at) {
    return Json.object()
        .put("symbol", contract.symbol())
        .put("fundingRate", Decimals.fixed(venue.fundingRate(contract, at - 1), 8))
        .put("fundingTime", at);
  }
}
