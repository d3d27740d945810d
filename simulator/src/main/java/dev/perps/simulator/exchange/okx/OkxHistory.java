package dev.perps.simulator.exchange.okx;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** OKX's candles and histories: newest first, {@code after} a moment are the older rows. */
final class OkxHistory {
  private static final long HOUR = 3_600_000L;
  private static final int KEPT_PERIODS = 1440;

  private OkxHistory() {}

  static ArrayNode candles(
      Venue venue, Contract contract, Candles.Of what, Bar bar, ApiRequest request, int most) {
    long now = request.wireMillis();
    long before = Wire.moment(request, "before").orElse(Long.MIN_VALUE);
    long after = Wire.moment(request, "after").orElse(Long.MAX_VALUE);
    long last = bar.start(Math.min(now, after - 1));
    int limit = request.limit("limit", 100, most);
    List<Candle> candles =
        bar.between(venue, contract, what, last - (limit - 1) * bar.interval(), last, now);
    return Json.array(
        candles.reversed().stream().filter(candle -> candle.start() > before).toList(),
        candle -> candle(contract, candle, what, now));
  }

  /** Candles of trades have contracts, coins and quote; of spot coins, quote and quote. */
  private static JsonNode candle(Contract contract, Candle candle, Candles.Of what, long now) {
    ArrayNode row =
        Json.strings(
            Long.toString(candle.start()),
            Decimals.plain(candle.open(), contract.priceDecimals()),
            Decimals.plain(candle.high(), contract.priceDecimals()),
            Decimals.plain(candle.low(), contract.priceDecimals()),
            Decimals.plain(candle.close(), contract.priceDecimals()));
    String closed = candle.end() <= now ? "1" : "0";
    if (what != Candles.Of.LAST) {
      return row.add(closed);
    }
    String coins = Decimals.plain(candle.volume(), 8);
    String turnover = Decimals.plain(candle.turnover(), 8);
    boolean spot = contract.type() == Contract.Type.SPOT;
    return row.add(spot ? coins : OkxSizes.contracts(contract, candle.volume(), candle.close()))
        .add(spot ? turnover : coins)
        .add(turnover)
        .add(closed);
  }

  static ArrayNode fundingRates(Venue venue, Contract contract, String type, ApiRequest request) {
    long before = Wire.moment(request, "before").orElse(0);
    long after = Wire.moment(request, "after").orElse(Long.MAX_VALUE);
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(before + 1, contract.life().listedAt(request.marketMillis())),
            Math.min(after - 1, request.wireMillis()),
            request.limit("limit", 100, 400),
            false);
    return Json.array(
        payments.reversed(),
        at -> {
          String rate = Decimals.fixed(venue.fundingRate(contract, at - 1), 16);
          return Json.object()
              .put("formulaType", "withRate")
              .put("fundingRate", rate)
              .put("fundingTime", Long.toString(at))
              .put("instId", contract.symbol())
              .put("instType", type)
              .put("method", "current_period")
              .put("realizedRate", rate);
        });
  }

  /** Accounts that are long over accounts that are short. */
  static ArrayNode accountRatios(Venue venue, Contract contract, long step, ApiRequest request) {
    List<Long> moments =
        Intervals.grid(
            step,
            Wire.moment(request, "begin").orElse(0),
            Math.min(
                Wire.moment(request, "end").orElse(Long.MAX_VALUE), request.wireMillis() - step),
            request.limit("limit", 100, 100),
            false);
    return Json.array(
        moments.reversed(),
        at -> {
          double share = venue.longShare(contract, at);
          return Json.strings(Long.toString(at), Decimals.plain(share / (1 - share), 4));
        });
  }

  /** Under the start of each period what is open at its end, of the running one what is now. */
  static ArrayNode openInterests(Venue venue, Contract contract, long step, ApiRequest request) {
    long now = request.wireMillis();
    List<Long> starts =
        Intervals.grid(
            step,
            Math.max(Wire.moment(request, "begin").orElse(0), now - KEPT_PERIODS * step),
            Math.min(Wire.moment(request, "end").orElse(now), now),
            request.limit("limit", 100, 100),
            false);
    return Json.array(
        starts.reversed(),
        start -> {
          long at = Math.min(start + step, now);
          OkxSizes.Interest open =
              OkxSizes.interest(
                  contract,
                  venue.openInterest(contract, at),
                  venue.mark(contract, at),
                  venue.world().price(contract.quote(), at));
          return Json.strings(Long.toString(start), open.contracts(), open.coins(), open.dollars());
        });
  }
}
