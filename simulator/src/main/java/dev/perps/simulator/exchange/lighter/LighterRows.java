package dev.perps.simulator.exchange.lighter;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Lighter's answers. */
final class LighterRows {
  private static final long HOUR = 3_600_000L;

  private LighterRows() {}

  /** What a market is: a row of {@code orderBooks}, and the beginning of its details. */
  static ObjectNode market(Quote quote, int number) {
    Contract contract = quote.contract();
    boolean spot = contract.type() == Contract.Type.SPOT;
    return Json.object()
        .put("symbol", quote.symbol())
        .put("market_id", number)
        .put("market_type", spot ? "spot" : "perp")
        .put("base_asset_id", spot ? number - 2047 : 0)
        .put("quote_asset_id", spot ? 3 : 0)
        .put("status", quote.live() ? "active" : "inactive")
        .put("taker_fee", "0.0000")
        .put("is_taker_fee_enabled", true)
        .put("maker_fee", "0.0000")
        .put("is_maker_fee_enabled", true)
        .put("liquidation_fee", spot ? "0.0000" : "1.0000")
        .put("min_base_amount", Decimals.fixed(5 * Math.pow(10, -sizes(contract)), sizes(contract)))
        .put("min_quote_amount", "10.000000")
        .put("order_quote_limit", "281474976.710655")
        .put("supported_size_decimals", sizes(contract))
        .put("supported_price_decimals", contract.priceDecimals())
        .put("supported_quote_decimals", 6);
  }

  private static int sizes(Contract contract) {
    return Math.max(0, contract.sizeDecimals());
  }

  static ObjectNode details(Quote quote, int number) {
    Contract contract = quote.contract();
    ObjectNode row =
        market(quote, number)
            .put("size_decimals", sizes(contract))
            .put("price_decimals", contract.priceDecimals());
    boolean perpetual = contract.type().perpetual();
    if (perpetual) {
      row.put("quote_multiplier", 1)
          .put("default_initial_margin_fraction", 500)
          .put("min_initial_margin_fraction", 200)
          .put("maintenance_margin_fraction", 120)
          .put("closeout_margin_fraction", 80)
          .put("mark_price", price(contract, quote.mark()))
          .put("index_price", price(contract, quote.index()));
    }
    day(row, quote);
    if (perpetual) {
      row.set("open_interest", Json.number(quote.openInterest(), sizes(contract)));
    }
    row.putObject("daily_chart");
    if (perpetual) {
      row.putObject("market_config")
          .put("market_margin_mode", 0)
          .put("insurance_fund_account_index", 281_474_976_710_655L)
          .put("liquidation_mode", 0)
          .put("force_reduce_only", !quote.live())
          .put("trading_hours", "")
          .put("funding_fee_discounts_enabled", false)
          .put("hidden", false)
          .put("rfq_enabled", true);
      row.put("strategy_index", 2);
    }
    return row;
  }

  private static void day(ObjectNode row, Quote quote) {
    boolean quiet = !quote.live() || !quote.traded();
    int price = quote.contract().priceDecimals();
    row.set("last_trade_price", orZero(quote.last(), price));
    row.put("daily_trades_count", quiet ? 0 : quote.trades());
    row.set("daily_base_token_volume", orZero(quiet ? 0 : quote.volume(), 8));
    row.set("daily_quote_token_volume", orZero(quiet ? 0 : quote.turnover(), 6));
    row.set("daily_price_low", orZero(quiet ? 0 : quote.low(), price));
    row.set("daily_price_high", orZero(quiet ? 0 : quote.high(), price));
    row.set("daily_price_change", orZero(quiet ? 0 : 100 * quote.change(), 12));
  }

  private static JsonNode orZero(double figure, int decimals) {
    return Json.number(Double.isNaN(figure) ? 0 : figure, decimals);
  }

  private static String price(Contract contract, double price) {
    return Decimals.fixed(price, contract.priceDecimals());
  }

  /** A rate per eight hours of one exchange; that of an hour has four decimals of a per cent. */
  static ObjectNode rate(Quote quote, int number, String exchange, double hourly) {
    return Json.object()
        .put("market_id", number)
        .put("exchange", exchange)
        .put("symbol", quote.symbol())
        .put("rate", percent(hourly) / 100 * 8);
  }

  private static double percent(double hourly) {
    return Decimals.round(100 * hourly, 4);
  }

  /** A payment: per cent of the hour before, without a sign. */
  static ObjectNode funding(Venue venue, Contract contract, long at) {
    double percent = percent(venue.fundingRate(contract, at - 1));
    double value = Math.abs(percent) / 100 * venue.index(contract, at);
    return Json.object()
        .put("timestamp", at / 1000)
        .put("value", Decimals.fixed(value, 8))
        .put("rate", Decimals.fixed(Math.abs(percent), 4))
        .put("direction", percent < 0 ? "short" : "long");
  }

  static ObjectNode candle(Contract contract, Candle candle) {
    int price = contract.priceDecimals();
    ObjectNode row = Json.object().put("t", candle.start());
    row.set("o", Json.number(candle.open(), price));
    row.set("h", Json.number(candle.high(), price));
    row.set("l", Json.number(candle.low(), price));
    row.set("c", Json.number(candle.close(), price));
    row.set("v", Json.number(candle.volume(), 8));
    row.set("V", Json.number(candle.turnover(), 6));
    return row.put("i", candle.start() / HOUR * 1000 + Math.floorMod(contract.key(), 1000L));
  }
}
