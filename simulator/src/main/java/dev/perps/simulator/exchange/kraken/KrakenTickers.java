package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Expiries;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Kraken Futures' {@code tickers}: JSON numbers, and what does not exist is left out. */
final class KrakenTickers {
  private static final int RATE_DECIMALS = 18;

  private KrakenTickers() {}

  static ObjectNode row(Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    int price = contract.priceDecimals();
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    Json.number(row, "last", quote.last(), price);
    if (quote.traded()) {
      row.put(
          "lastTime",
          Json.iso(request.wireMillis() - 1_000 - Math.floorMod(contract.key(), 4_000)));
    }
    row.put("tag", tag(contract)).put("pair", contract.baseName() + ":USD");
    Json.number(row, "markPrice", quote.mark(), price + 1);
    Json.number(row, "bid", quote.bid(), price);
    Json.number(row, "bidSize", size(quote, quote.bidSize()), 8);
    Json.number(row, "ask", quote.ask(), price);
    Json.number(row, "askSize", size(quote, quote.askSize()), 8);
    Json.number(row, "vol24h", volume(quote), 8);
    Json.number(
        row, "volumeQuote", contract.type().inverse() ? volume(quote) : quote.turnover(), 4);
    Json.number(row, "openInterest", openInterest(quote), 8);
    Json.number(row, "open24h", quote.open(), price);
    Json.number(row, "high24h", quote.high(), price);
    Json.number(row, "low24h", quote.low(), price);
    Json.number(row, "lastSize", size(quote, quote.lastSize()), 8);
    if (contract.type().perpetual()) {
      Json.number(row, "fundingRate", absoluteNow(venue, quote), RATE_DECIMALS);
      Json.number(
          row,
          "fundingRatePrediction",
          absolute(contract, quote.predictedRate(), quote.index()),
          RATE_DECIMALS);
    }
    row.put("suspended", !quote.live());
    Json.number(row, "indexPrice", quote.index(), price + 1);
    row.put("postOnly", false);
    Json.number(row, "change24h", 100 * quote.change(), 2);
    if (contract.base().kind().traditional()) {
      row.put("isUnderlyingMarketClosed", false);
    }
    return row;
  }

  /** The rate of the running hour, fixed at its start. */
  private static double absoluteNow(Venue venue, Quote quote) {
    Contract contract = quote.contract();
    return absolute(venue, contract, Venue.intervalStart(contract.fundingHours(), quote.millis()));
  }

  /** Absolute rate of the period that starts at {@code start}. */
  static double absolute(Venue venue, Contract contract, long start) {
    return absolute(contract, venue.fundingRate(contract, start), venue.index(contract, start));
  }

  // USD per unit of base for linear contracts, base per USD for inverse ones.
  private static double absolute(Contract contract, double relative, double index) {
    return contract.type().inverse() ? relative / index : relative * index;
  }

  private static double volume(Quote quote) {
    return quote.contract().type().inverse() ? Math.floor(quote.turnover()) : quote.volume();
  }

  private static double openInterest(Quote quote) {
    return quote.contract().type().inverse()
        ? Math.floor(quote.openInterestUsd())
        : quote.openInterest();
  }

  // Contracts of one USD for inverse ones.
  private static double size(Quote quote, double size) {
    return quote.contract().type().inverse() && !Double.isNaN(size)
        ? Math.max(1, Math.floor(size * quote.mark()))
        : size;
  }

  private static String tag(Contract contract) {
    if (contract.type().perpetual()) {
      return "perpetual";
    }
    return Expiries.day(contract.expiry()).getMonthValue() % 3 == 0 ? "quarter" : "month";
  }

  /** An index row: no tag, no mark price. */
  static ObjectNode index(String symbol, double price, long millis) {
    ObjectNode row = Json.object().put("symbol", symbol);
    Json.number(row, "last", price, 1);
    return row.put("lastTime", Json.iso(millis / 1000 * 1000));
  }
}
