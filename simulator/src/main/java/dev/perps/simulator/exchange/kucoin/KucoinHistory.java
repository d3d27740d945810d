package dev.perps.simulator.exchange.kucoin;

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

/** KuCoin's candles and histories. */
final class KucoinHistory {
  private static final long HOUR = 3_600_000L;
  private static final long MINUTE = 60_000L;
  private static final int MOST_RATES = 1000;
  private static final int MOST_FUTURES_CANDLES = 500;
  private static final int MOST_SPOT_CANDLES = 1500;

  private KucoinHistory() {}

  /** Length of a futures candle of so many minutes; empty for what is not offered. */
  static OptionalLong granularity(String minutes) {
    return switch (minutes) {
      case "1", "3", "5", "15", "30", "60", "120", "240", "480", "720", "1440", "10080" ->
          OptionalLong.of(Long.parseLong(minutes) * MINUTE);
      default -> OptionalLong.empty();
    };
  }

  /** Length of "1min".."1week"; empty for anything else. */
  static OptionalLong type(String word) {
    return switch (word) {
      case "1min", "3min", "5min", "15min", "30min" -> Intervals.millis(word);
      case "1hour", "2hour", "4hour", "6hour", "8hour", "12hour" ->
          Intervals.millis(word.replace("our", ""));
      case "1day" -> Intervals.millis("1d");
      case "1week" -> Intervals.millis("1w");
      default -> OptionalLong.empty();
    };
  }

  /** Oldest first; sizes in contracts. */
  static ArrayNode futuresCandles(
      Venue venue, Contract contract, ApiRequest request, long interval) {
    List<Candle> candles =
        Wire.candles(
            venue,
            contract,
            Candles.Of.LAST,
            interval,
            Wire.moment(request, "from"),
            Wire.moment(request, "to"),
            MOST_FUTURES_CANDLES,
            true,
            request.wireMillis());
    return Json.array(candles, candle -> futuresCandle(contract, candle));
  }

  private static JsonNode futuresCandle(Contract contract, Candle candle) {
    int decimals = contract.priceDecimals();
    boolean inverse = contract.type().inverse();
    return Json.array()
        .add(candle.start())
        .add(Json.number(candle.open(), decimals))
        .add(Json.number(candle.high(), decimals))
        .add(Json.number(candle.low(), decimals))
        .add(Json.number(candle.close(), decimals))
        .add(KucoinFuturesRows.lots(contract, candle.volume(), candle.close()))
        .add(inverse ? Json.number(candle.volume(), 8) : Json.number(candle.turnover(), 4));
  }

  /** Newest first, seconds; the close stands before high and low. */
  static ArrayNode spotCandles(Venue venue, Contract pair, ApiRequest request, long interval) {
    List<Candle> candles =
        Wire.candles(
            venue,
            pair,
            Candles.Of.LAST,
            interval,
            millis(request, "startAt"),
            millis(request, "endAt"),
            MOST_SPOT_CANDLES,
            false,
            request.wireMillis());
    return Json.array(
        candles.reversed(),
        candle ->
            Json.strings(
                Long.toString(candle.start() / 1000),
                Wire.price(pair, candle.open()),
                Wire.price(pair, candle.close()),
                Wire.price(pair, candle.high()),
                Wire.price(pair, candle.low()),
                Decimals.plain(candle.volume(), 8),
                Decimals.plain(candle.turnover(), 9)));
  }

  // 0 counts as not given.
  private static OptionalLong millis(ApiRequest request, String name) {
    long seconds = request.number(name, 0);
    return seconds == 0 ? OptionalLong.empty() : OptionalLong.of(seconds * 1000);
  }

  /** Newest first. */
  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(request.number("from", 0), contract.life().listedAt(request.marketMillis())),
            Math.min(request.number("to", Long.MAX_VALUE), request.wireMillis()),
            MOST_RATES,
            false);
    return Json.array(
        payments.reversed(),
        at ->
            Json.object()
                .put("symbol", contract.symbol())
                .put("fundingRate", KucoinFunding.settled(venue, contract, at))
                .put("timepoint", at));
  }

  /** Newest first; contracts. */
  static ArrayNode openInterest(Venue venue, Contract contract, ApiRequest request, long step) {
    List<Long> moments =
        Intervals.grid(
            step,
            request.number("startAt", 0),
            Math.min(request.number("endAt", Long.MAX_VALUE), request.wireMillis()),
            request.limit("pageSize", 30, 200),
            false);
    return Json.array(
        moments.reversed(),
        at ->
            Json.object()
                .put(
                    "openInterest",
                    Long.toString(
                        KucoinFuturesRows.lots(
                            contract,
                            Decimals.round(
                                venue.openInterest(contract, at), contract.sizeDecimals()),
                            venue.mark(contract, at))))
                .put("ts", at));
  }
}
