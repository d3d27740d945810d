package dev.perps.simulator.exchange.bitget;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Bar;
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

/** Bitget's candles and histories. */
final class BitgetHistory {
  private static final long HOUR = 3_600_000L;
  private static final int RATIOS = 30;

  private BitgetHistory() {}

  /** Oldest first: from {@code startTime} on where that is given alone, else the newest. */
  static ArrayNode candles(
      Venue venue, Contract contract, Candles.Of what, Bar bar, ApiRequest request, int most) {
    long now = request.wireMillis();
    OptionalLong start = Wire.moment(request, "startTime");
    OptionalLong end = Wire.moment(request, "endTime");
    int limit = request.limit("limit", 100, most);
    long span = (limit - 1) * bar.interval();
    long last = bar.start(Math.min(end.orElse(now), now));
    long first = last - span;
    if (start.isPresent()) {
      long asked = bar.start(start.getAsLong() + bar.interval() - 1);
      first = end.isPresent() ? Math.max(first, asked) : asked;
      last = end.isPresent() ? last : Math.min(last, asked + span);
    }
    return Json.array(
        bar.between(venue, contract, what, first, last, now),
        candle -> candle(contract, candle, venue.world().price(contract.quote(), candle.start())));
  }

  /** Base, quote, and for spot the turnover in USDT once more. */
  private static JsonNode candle(Contract contract, Candle candle, double quoteUsd) {
    int decimals = contract.priceDecimals();
    String turnover = Decimals.plain(candle.turnover(), 8);
    ArrayNode row =
        Json.strings(
            Long.toString(candle.start()),
            Decimals.plain(candle.open(), decimals),
            Decimals.plain(candle.high(), decimals),
            Decimals.plain(candle.low(), decimals),
            Decimals.plain(candle.close(), decimals),
            Decimals.plain(candle.volume(), contract.sizeDecimals()),
            turnover);
    if (contract.type() != Contract.Type.SPOT) {
      return row;
    }
    return row.add(
        contract.quote().ticker().equals("USDT")
            ? turnover
            : Decimals.plain(candle.turnover() * quoteUsd, 8));
  }

  /** Newest first, by pages. */
  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    int size = request.limit("pageSize", 20, 100);
    int page = request.limit("pageNo", 1, 1000);
    List<Long> payments =
        Intervals.grid(
                contract.fundingHours() * HOUR,
                contract.life().listedAt(request.marketMillis()),
                request.wireMillis(),
                size * page,
                false)
            .reversed();
    return Json.array(
        payments.subList(Math.min(payments.size(), size * (page - 1)), payments.size()),
        at ->
            Json.object()
                .put("symbol", contract.symbol())
                .put("fundingRate", Decimals.plain(venue.fundingRate(contract, at - 1), 6))
                .put("fundingTime", Long.toString(at)));
  }

  /** Oldest first; there is no limit to ask for. */
  static ArrayNode accountRatios(Venue venue, Contract contract, long step, ApiRequest request) {
    return Json.array(
        Intervals.grid(step, 0, request.wireMillis(), RATIOS, false),
        at -> {
          double share = Decimals.round(venue.longShare(contract, at), 4);
          return Json.object()
              .put("longAccountRatio", Decimals.fixed(share, 4))
              .put("shortAccountRatio", Decimals.fixed(1 - share, 4))
              .put("longShortAccountRatio", Decimals.fixed(share / (1 - share), 4))
              .put("ts", Long.toString(at));
        });
  }
}
