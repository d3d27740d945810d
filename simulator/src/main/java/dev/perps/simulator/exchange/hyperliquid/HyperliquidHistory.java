package dev.perps.simulator.exchange.hyperliquid;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hyperliquid's funding history and candles, ascending. */
final class HyperliquidHistory {
  static final int MOST_CANDLES = 5000;
  static final int MOST_RATES = 500;
  private static final long HOUR = 3_600_000L;

  private HyperliquidHistory() {}

  /** Rates that were paid from {@code start} on, at most 500. */
  static ArrayNode fundingRates(Venue venue, Contract contract, long start, long end, long now) {
    long listed = contract.life().listedAt(now);
    List<Long> payments =
        Intervals.grid(HOUR, Math.max(start - 999, listed), Math.min(end, now), MOST_RATES, true);
    return Json.array(
        payments,
        at -> {
          double rate = venue.fundingRate(contract, at - 1);
          return Json.object()
              .put("coin", contract.symbol())
              .put("fundingRate", Decimals.plain(rate, 10))
              .put(
                  "premium",
                  Decimals.plain(venue.mark(contract, at) / venue.index(contract, at) - 1, 10))
              .put("time", at + Math.floorMod(contract.key() ^ at, 90));
        });
  }

  /** Candles that start in [start, end]; only the newest 5000 exist. */
  static ArrayNode candles(
      Venue venue, Contract contract, String word, long interval, long start, long end, long now) {
    long oldest = now - MOST_CANDLES * interval;
    return Json.array(
        Candles.between(
            venue,
            contract,
            Candles.Of.LAST,
            interval,
            Math.max(Math.floorDiv(start, interval) * interval, oldest),
            Math.min(end, now),
            now),
        candle -> candle(contract, word, candle));
  }

  private static ObjectNode candle(Contract contract, String word, Candle candle) {
    return Json.object()
        .put("t", candle.start())
        .put("T", candle.end() - 1)
        .put("s", contract.symbol())
        .put("i", word)
        .put("o", HyperliquidRows.price(contract, candle.open()))
        .put("c", HyperliquidRows.price(contract, candle.close()))
        .put("h", HyperliquidRows.price(contract, candle.high()))
        .put("l", HyperliquidRows.price(contract, candle.low()))
        .put("v", HyperliquidRows.decimal(candle.volume(), contract.sizeDecimals()))
        .put("n", candle.trades());
  }
}
