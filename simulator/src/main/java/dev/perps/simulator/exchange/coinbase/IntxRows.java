package dev.perps.simulator.exchange.coinbase;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Lifecycle;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Coinbase International: strings, and nothing at all where there is none. */
final class IntxRows {
  private static final String HOUR_NANOS = "3600000000000";

  private IntxRows() {}

  static ObjectNode perpetual(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row =
        head(contract, quote.symbol(), "PERP", early(quote) ? "PRE_LAUNCH" : "STANDARD")
            .put("qty_24hr", Decimals.plain(quote.volume(), 4))
            .put("notional_24hr", Decimals.plain(quote.turnover(), 6))
            .put("open_interest", Decimals.plain(quote.openInterest(), 4))
            .put("funding_interval", HOUR_NANOS)
            .put("trading_state", early(quote) ? "TRADING" : state(quote.phase()));
    row.set("quote", quote(quote, request));
    return averages(row, quote)
        .put("base_imf", 0.1)
        .put("default_imf", 0.2)
        .put("base_asset_multiplier", Double.toString(contract.multiplier()))
        .put("underlying_type", underlying(contract));
  }

  /** A spot pair, whose figures stand still here. */
  static ObjectNode spot(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    String price = Decimals.plain(quote.mark(), contract.priceDecimals());
    ObjectNode row =
        head(contract, contract.baseName() + "-USDC", "SPOT", "STANDARD")
            .put("qty_24hr", "2596.0012")
            .put("notional_24hr", "256513568.462852")
            .put("open_interest", "0")
            .put("funding_interval", "0")
            .put("trading_state", "TRADING");
    row.set(
        "quote",
        Json.object()
            .put("best_bid_size", "0")
            .put("best_ask_size", "0")
            .put("trade_price", price)
            .put("trade_qty", "3")
            .put("index_price", price)
            .put("mark_price", price)
            .put("settlement_price", price)
            .put("limit_up", price)
            .put("limit_down", price)
            .put("timestamp", Json.iso(request.wireMillis() - 7_200_000)));
    return averages(row, quote)
        .put("base_imf", 1.0)
        .put("default_imf", 1.0)
        .put("base_asset_multiplier", "1.0")
        .put("underlying_type", "SPOT");
  }

  private static ObjectNode head(Contract contract, String symbol, String type, String mode) {
    long asset = contract.base().key();
    return Json.object()
        .put("instrument_id", id(contract))
        .put("instrument_uuid", new UUID(contract.key(), asset).toString())
        .put("symbol", symbol)
        .put("type", type)
        .put("mode", mode)
        .put("base_asset_id", Long.toString(Math.floorMod(asset, 1L << 57)))
        .put("base_asset_uuid", new UUID(asset, asset).toString())
        .put("base_asset_name", contract.baseName())
        .put("quote_asset_id", "1")
        .put("quote_asset_uuid", "2b92315d-eab7-5bef-84fa-089a131333f5")
        .put("quote_asset_name", "USDC")
        .put("base_increment", Wire.step(contract.sizeDecimals()))
        .put("quote_increment", Wire.step(contract.priceDecimals()))
        .put("price_band_percent", 0.05)
        .put("market_order_percent", 0.01)
        .put("position_limit_qty", "2388.5974")
        .put("position_limit_adq_pct", 1.0)
        .put("position_notional_limit", "120000000")
        .put("open_interest_notional_limit", "300000000")
        .put("replacement_cost", "0.19")
        .put("min_notional_value", "10");
  }

  // The sum of thirty days bears the name of an average.
  private static ObjectNode averages(ObjectNode row, Quote quote) {
    return row.put("avg_daily_qty", Decimals.plain(quote.volume() * 1.05, 6))
        .put("avg_daily_notional", Decimals.plain(quote.turnover() * 1.05, 6))
        .put("avg_30day_notional", Decimals.plain(quote.turnover() * 31.5, 6))
        .put("avg_30day_qty", Decimals.plain(quote.volume() * 31.5, 4))
        .put("previous_day_qty", Decimals.plain(quote.volume() * 0.98, 4));
  }

  static ObjectNode quote(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean halted = !quote.live() && !early(quote);
    ObjectNode row =
        Json.object()
            .put("best_bid_size", quote.bidden() ? Decimals.plain(quote.bidSize(), 4) : "0")
            .put("best_ask_size", Decimals.plain(quote.askSize(), 4));
    price(row, "best_bid_price", contract, quote.bid());
    price(row, "best_ask_price", contract, quote.ask());
    price(row, "trade_price", contract, quote.last());
    if (quote.traded()) {
      row.put("trade_qty", Decimals.plain(quote.lastSize(), 4));
    }
    price(row, "index_price", contract, quote.index());
    price(row, "mark_price", contract, quote.mark());
    // at the last full hour
    price(row, "settlement_price", contract, quote.traded() ? quote.hourAgo() : quote.mark());
    price(row, "limit_up", contract, quote.mark() * 1.1);
    price(row, "limit_down", contract, quote.mark() * 0.9);
    if (!contract.has(Contract.Quirk.NO_PREDICTION)) {
      row.put("predicted_funding", Decimals.fixed(quote.fundingRate(), 6));
    }
    // Where nobody trades, the last quote stays.
    return row.put("timestamp", Json.iso(request.wireMillis() - (halted ? 86_400_000 : 300)));
  }

  private static void price(ObjectNode row, String name, Contract contract, double price) {
    if (!Double.isNaN(price)) {
      row.put(name, Decimals.plain(price, contract.priceDecimals()));
    }
  }

  static String id(Contract contract) {
    return Long.toString(Math.floorMod(contract.key(), 1L << 58));
  }

  /** 2024-02-10T16:00:00Z, without a fraction. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  // A contract before the launch of its coin trades; one that is still to be listed does not.
  private static boolean early(Quote quote) {
    return quote.phase() == Phase.PENDING && quote.contract().life() instanceof Lifecycle.Always;
  }

  private static String state(Phase phase) {
    return switch (phase) {
      case LIVE -> "TRADING";
      case PENDING -> "PAUSED";
      case SETTLING -> "HALT";
      case DELISTED, GONE -> "DELISTED";
    };
  }

  private static String underlying(Contract contract) {
    return switch (contract.base().kind()) {
      case COIN, STABLE, CASH -> "SPOT";
      case EQUITY -> "EQUITY";
      case PREMARKET -> "PREIPO";
      case COMMODITY -> "COMMOD";
      case INDEX -> "INDEX";
    };
  }
}
