package dev.perps.simulator.exchange.bybit;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bybit's candles and histories: newest first. */
final class BybitHistory {
  private static final long HOUR = 3_600_000L;
  private static final Pattern LAST_TIME = Pattern.compile("lasttime(?:=|%3D)([0-9]{1,12})");

  private BybitHistory() {}

  /** Length of "1".."720" minutes, "D", "W", "M"; empty for anything else. */
  static OptionalLong klineInterval(String word) {
    return switch (word) {
      case "D" -> Intervals.millis("1d");
      case "W" -> Intervals.millis("1w");
      case "M" -> Intervals.millis("1M");
      case "1", "3", "5", "15", "30", "60", "120", "240", "360", "720" ->
          Intervals.millis(word + "m");
      default -> OptionalLong.empty();
    };
  }

  static ArrayNode klines(
      Venue venue, Contract contract, Candles.Of what, ApiRequest request, long interval) {
    OptionalLong end = Wire.moment(request, "end");
    List<Candle> candles =
        Wire.candles(
            venue,
            contract,
            what,
            interval,
            Wire.moment(request, "start"),
            end,
            request.limit("limit", 200, 1000),
            end.isEmpty(),
            request.wireMillis());
    return Json.array(candles.reversed(), candle -> kline(contract, candle, what));
  }

  private static JsonNode kline(Contract contract, Candle candle, Candles.Of what) {
    int decimals = what == Candles.Of.PREMIUM ? 6 : contract.priceDecimals();
    ArrayNode row =
        Json.strings(
            Long.toString(candle.start()),
            Decimals.plain(candle.open(), decimals),
            Decimals.plain(candle.high(), decimals),
            Decimals.plain(candle.low(), decimals),
            Decimals.plain(candle.close(), decimals));
    if (what != Candles.Of.LAST) {
      return row;
    }
    return contract.type().inverse()
        ? row.add(Decimals.fixed(Math.floor(candle.turnover()), 0))
            .add(Decimals.fixed(candle.volume(), 8))
        : row.add(Decimals.plain(candle.volume(), 8)).add(Decimals.plain(candle.turnover(), 4));
  }

  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(
                Wire.moment(request, "startTime").orElse(0),
                contract.life().listedAt(request.marketMillis())),
            Math.min(Wire.moment(request, "endTime").orElse(Long.MAX_VALUE), request.wireMillis()),
            request.limit("limit", 200, 200),
            false);
    return Json.array(
        payments.reversed(),
        at ->
            Json.object()
                .put("symbol", contract.symbol())
                .put("fundingRate", Decimals.plain(venue.fundingRate(contract, at - 1), 8))
                .put("fundingRateTimestamp", Long.toString(at)));
  }

  /** Grid points of a paged history, newest first. */
  static List<Long> moments(ApiRequest request, long step, int most) {
    long end = Wire.moment(request, "endTime").orElse(request.wireMillis());
    Matcher cursor = LAST_TIME.matcher(request.parameter("cursor", ""));
    if (cursor.find()) {
      end = Math.min(end, Long.parseLong(cursor.group(1)) * 1000 - 1);
    }
    return Intervals.grid(
            step,
            Wire.moment(request, "startTime").orElse(0),
            Math.min(end, request.wireMillis()),
            request.limit("limit", 50, most),
            false)
        .reversed();
  }

  /** Where the next page starts. */
  static String cursor(List<Long> moments) {
    return moments.isEmpty() ? "" : "lastid%3D0%26lasttime%3D" + moments.getLast() / 1000;
  }

  static ObjectNode openInterest(Venue venue, Contract contract, long at) {
    double base = venue.openInterest(contract, at);
    double single = contract.type().inverse() ? Math.floor(base * venue.mark(contract, at)) : base;
    int decimals = contract.type().inverse() ? 0 : contract.sizeDecimals();
    return Json.object()
        .put("openInterest", Decimals.fixed(2 * Decimals.round(single, decimals), 8))
        .put("singleOpenInterest", Decimals.fixed(single, decimals))
        .put("timestamp", Long.toString(at));
  }

  static ObjectNode accountRatio(Venue venue, Contract contract, long at) {
    double buy = Decimals.round(venue.longShare(contract, at), 4);
    return Json.object()
        .put("symbol", contract.symbol())
        .put("buyRatio", Decimals.plain(buy, 4))
        .put("sellRatio", Decimals.plain(1 - buy, 4))
        .put("timestamp", Long.toString(at));
  }
}
