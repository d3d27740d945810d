package dev.perps.simulator.exchange.gateio;

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
import tools.jackson.databind.node.ObjectNode;

/** Gate.io's candles and histories. Times are seconds. */
final class GateioHistory {
  static final int MOST_STATS = 2000;
  private static final long HOUR = 3_600_000L;
  private static final Set<String> INTERVALS =
      Set.of("10s", "1m", "5m", "15m", "30m", "1h", "2h", "4h", "8h", "1d", "7d", "1w");

  private GateioHistory() {}

  static OptionalLong interval(String word) {
    if (!INTERVALS.contains(word)) {
      return OptionalLong.empty();
    }
    return word.equals("10s") ? OptionalLong.of(10_000) : Intervals.millis(word);
  }

  /** Ascending: the newest ones, or those of a stretch of time. */
  static List<Candle> candles(
      Venue venue,
      Contract contract,
      Candles.Of what,
      ApiRequest request,
      long interval,
      int most) {
    OptionalLong from = millis(request, "from");
    return Wire.candles(
        venue,
        contract,
        what,
        interval,
        from,
        millis(request, "to"),
        from.isPresent() ? most : request.limit("limit", 100, most),
        true,
        request.wireMillis());
  }

  private static OptionalLong millis(ApiRequest request, String name) {
    OptionalLong seconds = Wire.moment(request, name);
    return seconds.isPresent() ? OptionalLong.of(seconds.getAsLong() * 1000) : seconds;
  }

  static JsonNode futuresCandle(Contract contract, Candle candle, boolean traded) {
    ObjectNode row = Json.object().put("t", candle.start() / 1000);
    if (traded) {
      row.put("v", GateioSizes.contracts(contract, candle.volume(), candle.close()));
    }
    int decimals = contract.priceDecimals() + (traded ? 0 : 1);
    row.put("c", Decimals.plain(candle.close(), decimals))
        .put("h", Decimals.plain(candle.high(), decimals))
        .put("l", Decimals.plain(candle.low(), decimals))
        .put("o", Decimals.plain(candle.open(), decimals));
    if (traded) {
      row.put("sum", Decimals.plain(candle.turnover(), 5));
    }
    return row;
  }

  /** Close before high, open behind low. */
  static JsonNode spotCandle(Contract pair, Candle candle, long now) {
    int decimals = pair.priceDecimals();
    return Json.strings(
        Long.toString(candle.start() / 1000),
        Decimals.fixed(candle.turnover(), 8),
        Decimals.plain(candle.close(), decimals),
        Decimals.plain(candle.high(), decimals),
        Decimals.plain(candle.low(), decimals),
        Decimals.plain(candle.open(), decimals),
        Decimals.fixed(candle.volume(), 8),
        Boolean.toString(candle.end() <= now));
  }

  /** Newest first. */
  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(
                millis(request, "from").orElse(0),
                contract.life().listedAt(request.marketMillis())),
            Math.min(millis(request, "to").orElse(Long.MAX_VALUE), request.wireMillis()),
            request.limit("limit", 100, 1000),
            false);
    return Json.array(
        payments.reversed(),
        at ->
            Json.object()
                .put("t", at / 1000)
                .put("r", Decimals.plain(venue.fundingRate(contract, at - 1), 6)));
  }

  /**
   * Ascending, the running one too: a row tells how a stretch of time ended that it bears the start
   * of. Open interest counts both sides.
   */
  static ArrayNode stats(Venue venue, Contract contract, ApiRequest request, long interval) {
    OptionalLong from = millis(request, "from");
    List<Long> starts =
        Intervals.grid(
            interval,
            Math.max(from.orElse(0), contract.life().listedAt(request.marketMillis())),
            request.wireMillis(),
            request.limit("limit", 30, MOST_STATS),
            from.isPresent());
    return Json.array(
        starts,
        start -> stat(venue, contract, start, Math.min(start + interval, request.wireMillis())));
  }

  private static JsonNode stat(Venue venue, Contract contract, long start, long at) {
    double mark = Decimals.round(venue.mark(contract, at), contract.priceDecimals() + 1);
    long size = 2 * GateioSizes.contracts(contract, venue.openInterest(contract, at), mark);
    double worth = size * GateioSizes.multiplier(contract);
    double longs = venue.longShare(contract, at);
    ObjectNode row = Json.object().put("time", start / 1000);
    Json.number(row, "lsr_taker", 0.5 + longs, 6);
    Json.number(row, "lsr_account", longs / (1 - longs), 6);
    row.put("long_liq_size", 0).put("long_liq_amount", 0).put("long_liq_usd", 0);
    row.put("short_liq_size", 0).put("short_liq_amount", 0).put("short_liq_usd", 0);
    row.put("open_interest", size);
    Json.number(row, "open_interest_usd", contract.type().inverse() ? worth : worth * mark, 4);
    Json.number(row, "mark_price", mark, contract.priceDecimals() + 1);
    Json.number(row, "top_lsr_account", 0.8 + longs / 2, 6);
    Json.number(row, "top_lsr_size", 0.9 + longs / 4, 6);
    return row;
  }
}
