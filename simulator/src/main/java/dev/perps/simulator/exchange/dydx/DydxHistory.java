package dev.perps.simulator.exchange.dydx;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was: candles, last closes and paid funding, the newest first. */
final class DydxHistory {
  static final long HOUR = 3_600_000L;
  private static final long FIRST_BLOCK = 1_698_339_600_000L; // October 2023
  private static final Map<String, String> RESOLUTIONS =
      Map.of(
          "1MIN", "1m", "5MINS", "5m", "15MINS", "15m", "30MINS", "30m", "1HOUR", "1h", "4HOURS",
          "4h", "1DAY", "1d");

  private DydxHistory() {}

  static OptionalLong resolution(String word) {
    return Intervals.millis(RESOLUTIONS.getOrDefault(word, ""));
  }

  /** Candles that start in [from, to), as many of the newest as wanted. */
  static ArrayNode candles(
      Venue venue, Contract contract, String word, long from, long to, int limit, long now) {
    long step = resolution(word).orElseThrow();
    List<Long> starts = Intervals.grid(step, from, Math.min(to - 1, now), limit, false);
    if (starts.isEmpty()) {
      return Json.array();
    }
    List<Candle> candles =
        Candles.between(
            venue, contract, Candles.Of.LAST, step, starts.getFirst(), starts.getLast(), now);
    return Json.array(candles.reversed(), candle -> candle(venue, contract, word, candle, now));
  }

  private static ObjectNode candle(
      Venue venue, Contract contract, String word, Candle candle, long now) {
    int decimals = contract.priceDecimals();
    long end = Math.min(candle.end(), now);
    return Json.object()
        .put("startedAt", Json.iso(candle.start()))
        .put("ticker", contract.symbol())
        .put("resolution", word)
        .put("low", Decimals.plain(candle.low(), decimals))
        .put("high", Decimals.plain(candle.high(), decimals))
        .put("open", Decimals.plain(candle.open(), decimals))
        .put("close", Decimals.plain(candle.close(), decimals))
        .put("baseTokenVolume", DydxRows.size(contract, candle.volume()))
        .put("usdVolume", Decimals.plain(candle.turnover(), 4))
        .put("trades", candle.trades())
        .put(
            "startingOpenInterest",
            DydxRows.size(contract, venue.openInterest(contract, candle.start())))
        .put(
            "orderbookMidPriceOpen",
            Decimals.plain(venue.last(contract, candle.start()), decimals + 1))
        .put("orderbookMidPriceClose", Decimals.plain(venue.last(contract, end), decimals + 1));
  }

  /**
   * Closes of the candles of a period.
   *
   * @param closes how many there are at most
   */
  static ArrayNode closes(Venue venue, Quote quote, long step, int closes, long now) {
    ArrayNode array = Json.array();
    if (!quote.live() || !quote.traded()) {
      return array;
    }
    Contract contract = quote.contract();
    int decimals = contract.priceDecimals();
    array.add(Decimals.plain(quote.last(), decimals));
    long running = Math.floorDiv(now, step) * step;
    long listed = contract.life().listedAt(now);
    for (int i = 0; i < closes - 1 && running - i * step > listed; i++) {
      array.add(Decimals.plain(venue.last(contract, running - i * step), decimals));
    }
    return array;
  }

  /** Rates that were paid until a moment. */
  static ArrayNode fundingRates(
      Venue venue, Contract contract, long listed, long until, int limit) {
    List<Long> payments = Intervals.grid(HOUR, listed, until, limit, false);
    return Json.array(
        payments.reversed(),
        at ->
            Json.object()
                .put("ticker", contract.symbol())
                .put("rate", Decimals.plain(venue.fundingRate(contract, at - 1), 18))
                .put("price", DydxRows.price(contract, venue.index(contract, at)))
                .put("effectiveAtHeight", Long.toString(height(at)))
                .put("effectiveAt", Json.iso(at + Math.floorMod(contract.key() ^ at, 900))));
  }

  /** The block of a moment: there is about one in a second. */
  static long height(long millis) {
    return (millis - FIRST_BLOCK) / 1100;
  }
}
