package dev.perps.simulator.exchange.gateio;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Gate.io's {@code /futures/{settle}/tickers}: everything is a string. */
final class GateioTickerRows {
  private GateioTickerRows() {}

  static ObjectNode ticker(Quote quote) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    long volume = GateioContractRows.contracts(quote, quote.volume());
    String coins = inverse ? plain(quote.volume(), 2) : coins(contract, volume);
    String turnover = inverse ? Long.toString(volume) : plain(quote.turnover(), 0);
    String rate = GateioContractRows.rate(quote);
    return Json.object()
        .put("last", GateioContractRows.last(quote))
        .put("low_24h", traded(quote, quote.low()))
        .put("high_24h", traded(quote, quote.high()))
        .put("volume_24h", Long.toString(volume))
        .put("change_percentage", quote.traded() ? plain(100 * quote.change(), 2) : "0")
        .put("funding_rate_indicative", rate)
        .put("index_price", GateioContractRows.price(contract, quote.index()))
        .put("volume_24h_base", coins)
        .put("volume_24h_quote", turnover)
        .put("contract", quote.symbol())
        .put("volume_24h_settle", inverse ? coins : turnover)
        .put("funding_rate", rate)
        .put("mark_price", GateioContractRows.price(contract, quote.mark()))
        // Both sides on Gate.io, one side to ccxt's users: shown as these read it, so that figures
        // can
        // be compared. The exporter reads position_size of the contract list.
        .put("total_size", Long.toString(GateioContractRows.openInterest(quote)))
        .put("highest_bid", quote.bidden() ? plain(quote.bid(), contract.priceDecimals()) : "0")
        .put("highest_size", quote.bidden() ? size(quote, quote.bidSize()) : "0")
        .put("lowest_ask", plain(quote.ask(), contract.priceDecimals()))
        .put("lowest_size", size(quote, quote.askSize()))
        .put("quanto_multiplier", GateioSizes.written(contract));
  }

  private static String coins(Contract contract, long contracts) {
    double coins = contracts * GateioSizes.multiplier(contract);
    return plain(coins, coins < 1000 ? 4 : 0);
  }

  private static String size(Quote quote, double base) {
    return Long.toString(Math.max(1, GateioContractRows.contracts(quote, base)));
  }

  private static String traded(Quote quote, double price) {
    return quote.traded() ? plain(price, quote.contract().priceDecimals()) : "0";
  }

  private static String plain(double value, int decimals) {
    return Decimals.plain(value, decimals);
  }

  static ObjectNode spot(Quote quote) {
    int decimals = quote.contract().priceDecimals();
    String change = plain(100 * quote.change(), 2);
    return Json.object()
        .put("currency_pair", quote.symbol())
        .put("last", plain(quote.last(), decimals))
        .put("lowest_ask", plain(quote.ask(), decimals))
        .put("highest_bid", plain(quote.bid(), decimals))
        .put("change_percentage", change)
        .put("change_utc0", change)
        .put("change_utc8", change)
        .put("base_volume", plain(quote.volume(), 9))
        .put("quote_volume", plain(quote.turnover(), 6))
        .put("high_24h", plain(quote.high(), decimals))
        .put("low_24h", plain(quote.low(), decimals));
  }
}
