package dev.perps.simulator.exchange.mexc;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of MEXC's {@code ticker} and {@code funding_rate}: numbers, 0 where there is none. */
final class MexcTickers {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  // The exchange's days begin at 16:00 UTC.
  private static final long UTC_PLUS_8 = 8 * HOUR;
  private static final double CAP = 0.0018;

  private MexcTickers() {}

  static ObjectNode ticker(Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    double today = sinceMidnight(venue, quote, UTC_PLUS_8);
    ObjectNode row =
        Json.object()
            .put("contractId", Math.floorMod(contract.key(), 2000))
            .put("symbol", quote.symbol());
    price(row, "lastPrice", quote, quote.last());
    price(row, "bid1", quote, quote.bid());
    price(row, "ask1", quote, quote.ask());
    long volume = MexcDetails.contracts(contract, quote.volume(), quote.mark());
    row.put("volume24", volume);
    Json.number(row, "amount24", inverse ? quote.volume() : quote.turnover(), 5);
    row.put("holdVol", MexcDetails.contracts(contract, quote.openInterest(), quote.mark()));
    price(row, "lower24Price", quote, quote.low());
    price(row, "high24Price", quote, quote.high());
    // Since midnight UTC+8 on MEXC, of 24 hours to ccxt: shown as ccxt reads it, so that the two
    // can be compared. The exporter reads riseFallRatesOfTimezone.
    double day = quote.traded() ? quote.change() : 0;
    Json.number(row, "riseFallRate", day, 4);
    price(row, "riseFallValue", quote, quote.last() - quote.last() / (1 + day));
    fine(row, "indexPrice", quote, quote.index());
    fine(row, "fairPrice", quote, quote.mark());
    Json.number(row, "fundingRate", rate(quote), 6);
    price(row, "maxBidPrice", quote, quote.index() * 1.1);
    price(row, "minAskPrice", quote, quote.index() * 0.9);
    row.put("timestamp", request.wireMillis());
    ObjectNode days = row.putObject("riseFallRates").put("zone", "UTC+8");
    Json.number(days, "r", today, 4);
    price(days, "v", quote, quote.last() - quote.last() / (1 + today));
    for (int age : new int[] {7, 30, 90, 180, 365}) {
      Json.number(days, "r" + age, since(venue, quote, quote.millis() - age * DAY), 4);
    }
    row.putArray("riseFallRatesOfTimezone")
        .add(Json.number(day, 4))
        .add(Json.number(sinceMidnight(venue, quote, 0), 4))
        .add(Json.number(today, 4));
    return row;
  }

  static ObjectNode funding(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    Json.number(row, "fundingRate", rate(quote), 6);
    row.put("maxFundingRate", CAP)
        .put("minFundingRate", -CAP)
        .put("collectCycle", contract.fundingHours())
        .put("nextSettleTime", Venue.intervalEnd(contract.fundingHours(), request.wireMillis()))
        .put("timestamp", request.wireMillis());
    fine(row, "idxPrice", quote, quote.index());
    fine(row, "fairPrice", quote, quote.mark());
    return row;
  }

  /** Contracts on what is no coin are charged nothing, which is a rate of 0. */
  static double rate(Quote quote) {
    return quote.contract().base().kind().traditional()
        ? 0
        : Decimals.round(quote.fundingRate(), 6);
  }

  private static double sinceMidnight(Venue venue, Quote quote, long zone) {
    long then = Math.floorDiv(quote.millis() + zone, DAY) * DAY - zone;
    return since(venue, quote, then);
  }

  private static double since(Venue venue, Quote quote, long then) {
    return quote.traded() ? quote.last() / venue.last(quote.contract(), then) - 1 : 0;
  }

  private static void price(ObjectNode row, String name, Quote quote, double price) {
    int decimals = quote.contract().priceDecimals();
    Json.number(row, name, Double.isNaN(price) ? 0 : price, decimals);
  }

  /** Index and mark have one decimal more than trades. */
  private static void fine(ObjectNode row, String name, Quote quote, double price) {
    Json.number(row, name, price, quote.contract().priceDecimals() + 1);
  }
}
