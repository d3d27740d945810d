package dev.perps.simulator.exchange.hyperliquid;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Perpetuals in Hyperliquid's answers: decimals are strings, what does not exist is null. */
final class HyperliquidRows {
  private HyperliquidRows() {}

  static ObjectNode universe(Quote quote) {
    Contract contract = quote.contract();
    int rank = contract.base().rank();
    ObjectNode row =
        Json.object()
            .put("szDecimals", contract.sizeDecimals())
            .put("name", quote.symbol())
            .put("maxLeverage", rank < 2 ? 40 : rank < 30 ? 20 : rank < 90 ? 10 : 3)
            .put("marginTableId", rank < 2 ? 56 : 50);
    if (rank > 160 && contract.base().coin()) {
      row.put("onlyIsolated", true);
    }
    if (!quote.live()) {
      row.put("isDelisted", true);
    }
    if (quote.symbol().contains(":")) {
      row.put("growthMode", "enabled");
    }
    return row;
  }

  /** The state of a market; a dead one keeps its row. */
  static ObjectNode context(Quote quote) {
    Contract contract = quote.contract();
    boolean live = quote.live();
    boolean quoted = live && quote.bidden();
    ObjectNode row =
        Json.object()
            .put("funding", live ? Decimals.plain(quote.fundingRate(), 10) : "0.0")
            .put(
                "openInterest",
                live ? decimal(quote.openInterest(), contract.sizeDecimals()) : "0.0")
            .put("prevDayPx", price(contract, live ? quote.open() : quote.last()))
            .put("dayNtlVlm", live ? decimal(quote.turnover(), 6) : "0.0");
    if (quoted) {
      row.put("premium", Decimals.plain(quote.mark() / quote.index() - 1, 10));
    } else {
      row.putNull("premium");
    }
    row.put("oraclePx", price(contract, quote.index()))
        .put("markPx", price(contract, quote.mark()));
    if (quoted) {
      row.put("midPx", decimal((quote.bid() + quote.ask()) / 2, contract.priceDecimals() + 1));
      row.set(
          "impactPxs",
          Json.strings(
              price(contract, quote.bid() - contract.tick()),
              price(contract, quote.ask() + contract.tick())));
    } else {
      row.putNull("midPx").putNull("impactPxs");
    }
    return row.put("dayBaseVlm", live ? decimal(quote.volume(), contract.sizeDecimals()) : "0.0");
  }

  static ArrayNode marginTables() {
    ArrayNode tables = Json.array();
    ArrayNode table = tables.addArray().add(50);
    ObjectNode tiers = table.addObject().put("description", "");
    tiers.putArray("marginTiers").addObject().put("lowerBound", "0.0").put("maxLeverage", 50);
    return tables;
  }

  static String price(Contract contract, double price) {
    return decimal(price, contract.priceDecimals());
  }

  /** Whole numbers carry one zero: "5.0". */
  static String decimal(double value, int decimals) {
    String text = Decimals.plain(value, decimals);
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }
}
