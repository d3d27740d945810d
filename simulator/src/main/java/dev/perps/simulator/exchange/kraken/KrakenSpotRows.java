package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Kraken's spot answers. */
final class KrakenSpotRows {
  private static final long DAY = 86_400_000L;

  private KrakenSpotRows() {}

  static String webSocketName(Contract pair) {
    return KrakenSpotPairs.altName(pair.base()) + "/" + KrakenSpotPairs.altName(pair.quote());
  }

  static ObjectNode pair(Quote quote) {
    Contract pair = quote.contract();
    boolean tokenised = KrakenSpotPairs.tokenised(pair);
    ObjectNode row =
        Json.object()
            .put("altname", KrakenSpotPairs.altName(pair))
            .put("wsname", webSocketName(pair))
            .put("aclass_base", tokenised ? "tokenized_asset" : "currency")
            .put("base", KrakenSpotPairs.code(pair.base()))
            .put("aclass_quote", "currency")
            .put("quote", KrakenSpotPairs.code(pair.quote()))
            .put("lot", "unit")
            .put("cost_decimals", 5)
            .put("pair_decimals", pair.priceDecimals())
            .put("lot_decimals", 8)
            .put("lot_multiplier", 1);
    row.putArray("leverage_buy").add(2).add(3);
    row.putArray("leverage_sell").add(2).add(3);
    fees(row.putArray("fees"), 0.4);
    fees(row.putArray("fees_maker"), 0.25);
    row.put("fee_volume_currency", "ZUSD")
        .put("margin_call", 80)
        .put("margin_stop", 40)
        .put("ordermin", "0.00005")
        .put("costmin", "0.5")
        .put("tick_size", Wire.step(pair.priceDecimals()))
        .put("status", status(pair));
    if (tokenised) {
      row.put("execution_venue", "international");
    }
    return row.put("long_position_limit", 80).put("short_position_limit", 80);
  }

  private static String status(Contract pair) {
    return switch (pair.symbol()) {
      case "BLASTUSD" -> "cancel_only";
      case "PORTALUSD" -> "reduce_only";
      default -> "online";
    };
  }

  private static void fees(ArrayNode tiers, double base) {
    tiers.addArray().add(0).add(base);
    tiers.addArray().add(10_000).add(base - 0.05);
  }

  static ObjectNode ticker(Venue venue, Quote quote, ApiRequest request) {
    Contract pair = quote.contract();
    long now = venue.world().marketTime(request.marketMillis());
    long midnight = Math.floorDiv(now, DAY) * DAY;
    double opened = venue.last(pair, midnight);
    double average = quote.turnover() / quote.volume();
    double today =
        Decimals.round(venue.volumeUsd(pair, midnight, now) / quote.quoteUsd() / average, 8);
    double low = Math.max(quote.low(), Math.min(opened, quote.last()));
    double high = Math.min(quote.high(), Math.max(opened, quote.last()));
    ObjectNode row = Json.object();
    row.set("a", Json.strings(price(pair, quote.ask()), "1", "1.000"));
    row.set("b", Json.strings(price(pair, quote.bid()), "1", "1.000"));
    row.set("c", Json.strings(price(pair, quote.last()), lot(quote.lastSize())));
    row.set("v", Json.strings(lot(today), lot(quote.volume())));
    row.set("p", Json.strings(price(pair, (low + high) / 2), price(pair, average)));
    row.putArray("t").add((long) (quote.trades() * today / quote.volume())).add(quote.trades());
    row.set("l", Json.strings(price(pair, Math.min(low, high)), price(pair, quote.low())));
    row.set("h", Json.strings(price(pair, Math.max(low, high)), price(pair, quote.high())));
    return row.put("o", price(pair, opened));
  }

  static JsonNode candle(Contract pair, Candle candle) {
    double average = candle.volume() > 0 ? candle.turnover() / candle.volume() : 0;
    return Json.array()
        .add(candle.start() / 1000)
        .add(Decimals.fixed(candle.open(), pair.priceDecimals()))
        .add(Decimals.fixed(candle.high(), pair.priceDecimals()))
        .add(Decimals.fixed(candle.low(), pair.priceDecimals()))
        .add(Decimals.fixed(candle.close(), pair.priceDecimals()))
        .add(Decimals.fixed(average, pair.priceDecimals()))
        .add(lot(candle.volume()))
        .add(candle.trades());
  }

  static String lot(double size) {
    return Decimals.fixed(size, 8);
  }

  private static String price(Contract pair, double price) {
    return Decimals.fixed(price, Math.max(5, pair.priceDecimals()));
  }
}
