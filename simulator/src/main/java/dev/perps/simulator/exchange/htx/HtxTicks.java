package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of {@code batch_merged}. Open, high and low are of the day that began at midnight in
 * Singapore; the amounts are of 24 hours and count both sides.
 */
final class HtxTicks {
  private static final long DAY = 86_400_000L;
  private static final long EAST = 8 * 3_600_000L;

  private HtxTicks() {}

  /**
   * A row.
   *
   * @param second whether in version 2, where the meaning of {@code vol} differs
   */
  static ObjectNode row(Venue venue, Quote quote, ApiRequest request, boolean second) {
    Contract contract = quote.contract();
    boolean linear = !contract.type().inverse();
    ObjectNode row =
        Json.object().put("id", request.wireMillis() / 1000).put("ts", request.wireMillis());
    side(row, "ask", quote, quote.ask(), quote.askSize());
    side(row, "bid", quote, quote.bid(), quote.bidSize());
    if (linear) {
      if (!second) {
        row.put("trade_partition", contract.quote().ticker());
      }
      row.put("business_type", contract.type().dated() ? "futures" : "swap");
    }
    row.put("contract_code", quote.symbol());
    prices(row, venue, quote, request);
    HtxAmounts amounts = HtxAmounts.of(quote);
    String contracts = Decimals.plain(amounts.tradedContracts(), 0);
    String turnover = Decimals.plain(amounts.turnover(), 8);
    row.put("amount", Decimals.plain(amounts.tradedCoins(), 12)).put("count", quote.trades());
    if (second) {
      return row.put("vol", turnover).put("number_of", contracts);
    }
    // HTX counts contracts here, ccxt takes it for the turnover: shown as ccxt reads it, so that
    // the two can be compared. The exporter reads trade_turnover.
    return linear
        ? row.put("vol", turnover).put("trade_turnover", turnover)
        : row.put("vol", contracts);
  }

  private static void prices(ObjectNode row, Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = venue.world().marketTime(request.marketMillis());
    double open = venue.last(contract, Math.floorDiv(now + EAST, DAY) * DAY - EAST);
    double last = quote.last();
    double low = Math.max(quote.low(), Math.min(open, last));
    double high = Math.min(quote.high(), Math.max(open, last));
    row.put("open", price(contract, quote.traded() ? open : 0))
        .put("close", price(contract, quote.traded() ? last : 0))
        .put("low", price(contract, quote.traded() ? Math.min(low, high) : 0))
        .put("high", price(contract, quote.traded() ? Math.max(low, high) : 0));
  }

  private static String price(Contract contract, double price) {
    return Decimals.plain(price, contract.priceDecimals());
  }

  /** Price and contracts; null where nobody stands, as in a suspended contract. */
  private static void side(ObjectNode row, String name, Quote quote, double price, double size) {
    if (Double.isNaN(price) || quote.phase() != Phase.LIVE) {
      row.putNull(name);
    } else {
      row.set(name, level(quote.contract(), price, size));
    }
  }

  static ArrayNode level(Contract contract, double price, double size) {
    double units = contract.type().inverse() ? size * price : size;
    double contracts = Math.max(1, Math.floor(units / HtxContracts.size(contract)));
    return Json.array()
        .add(Json.number(price, contract.priceDecimals()))
        .add(Json.number(contracts, 0));
  }
}
