package dev.perps.simulator.exchange.coinbase;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import tools.jackson.databind.node.ObjectNode;

/** Products as Advanced Trade shows them: strings, "" means there is none. */
final class AdvancedRows {
  private static final int MOST_ALIASES = 60;

  private AdvancedRows() {}

  /** Whether a pair with the dollar is also shown with USDC. */
  static boolean hasAlias(Contract pair) {
    return pair.quote().ticker().equals("USD") && pair.base().rank() < MOST_ALIASES;
  }

  static String alias(Contract pair) {
    return pair.baseName() + "-USDC";
  }

  static String id(Quote quote) {
    return quote.contract().type().perpetual() ? quote.symbol() + "-INTX" : quote.symbol();
  }

  /**
   * A spot pair.
   *
   * @param alias the pair whose book this is, "" for its own
   * @param aliasTo under what name the book is shown once more, "" for none
   */
  static ObjectNode spot(Quote quote, String id, String alias, String aliasTo) {
    Contract pair = quote.contract();
    String currency = id.substring(id.indexOf('-') + 1);
    ObjectNode row = product(quote, id, alias, aliasTo, quote.volume() * quote.last());
    return row.put("volume_24h", Decimals.plain(quote.volume(), 8))
        .put("base_name", pair.baseName())
        .put("quote_name", currency.equals("USD") ? "US Dollar" : currency)
        .put("status", "online")
        .put("product_type", "SPOT")
        .put("quote_currency_id", currency)
        .put("base_currency_id", pair.baseName())
        .putNull("fcm_trading_session_details")
        .put("mid_market_price", "")
        .put("base_display_symbol", pair.baseName())
        .put("quote_display_symbol", pair.quote().ticker())
        .put("display_name", id)
        .put("product_venue", "CBE")
        .put("new_at", "2023-01-01T00:00:00Z");
  }

  static ObjectNode perpetual(Quote quote) {
    Contract contract = quote.contract();
    ObjectNode row = product(quote, id(quote), "", "", quote.turnover());
    row.put("volume_24h", Decimals.plain(quote.volume(), 4))
        .put("base_name", "")
        .put("quote_name", "USDC")
        .put("status", "")
        .put("product_type", "FUTURE")
        .put("quote_currency_id", "USDC")
        .put("base_currency_id", "")
        .putNull("fcm_trading_session_details")
        .put(
            "mid_market_price",
            quote.bidden()
                ? Decimals.plain((quote.bid() + quote.ask()) / 2, contract.priceDecimals() + 1)
                : "")
        .put("base_display_symbol", "")
        .put("quote_display_symbol", "USDC")
        .put("display_name", contract.baseName() + " PERP")
        .put("product_venue", "INTX")
        .putNull("new_at");
    row.set("future_product_details", details(quote));
    return row;
  }

  private static ObjectNode details(Quote quote) {
    Contract contract = quote.contract();
    String name = contract.baseName();
    String interest = Decimals.plain(quote.openInterest(), 4);
    String rate = Decimals.fixed(quote.fundingRate(), 6);
    ObjectNode details =
        Json.object()
            .put("venue", "")
            .put("contract_code", name)
            .putNull("contract_expiry")
            .put("contract_size", "1")
            .put("contract_root_unit", name)
            .put("group_description", "")
            .put("contract_expiry_timezone", "")
            .put("group_short_description", "")
            .put("risk_managed_by", "MANAGED_BY_VENUE")
            .put("contract_expiry_type", "PERPETUAL");
    details
        .putObject("perpetual_details")
        .put("open_interest", interest)
        .put("funding_rate", rate)
        .putNull("funding_time")
        .put("max_leverage", "10")
        .put("base_asset_uuid", "")
        .put("underlying_type", "");
    details
        .put("contract_display_name", name + " PERPETUAL")
        .putNull("time_to_expiry_ms")
        .put("non_crypto", contract.base().kind().traditional())
        .put("contract_expiry_name", "")
        .put("twenty_four_by_seven", true)
        .put("funding_interval", "3600s")
        .put("open_interest", interest)
        .put("funding_rate", rate)
        .putNull("funding_time")
        .put("display_name", name + " PERP");
    details.putObject("region_enabled");
    details.putNull("intraday_margin_rate").putNull("overnight_margin_rate");
    return details
        .put("settlement_price", Decimals.plain(quote.mark(), contract.priceDecimals()))
        .put("futures_asset_type", "FUTURES_ASSET_TYPE_CRYPTO")
        .put("index_price", Decimals.plain(quote.index(), contract.priceDecimals() + 1))
        .put("contract_code_display_name", "")
        .put("product_group_cbrn", "");
  }

  // What spot pairs and contracts have in common.
  private static ObjectNode product(
      Quote quote, String id, String alias, String aliasTo, double turnover) {
    Contract contract = quote.contract();
    boolean live = quote.live();
    return Json.object()
        .put("product_id", id)
        .put("price", Decimals.plain(quote.last(), contract.priceDecimals()))
        .put(
            "price_percentage_change_24h",
            quote.traded() ? Decimals.plain(quote.change() * 100, 14) : "")
        .put("volume_percentage_change_24h", "12.5")
        .put("base_increment", Wire.step(contract.sizeDecimals()))
        .put("quote_increment", Wire.step(contract.priceDecimals()))
        .put("quote_min_size", "1")
        .put("quote_max_size", "150000000")
        .put("base_min_size", Wire.step(contract.sizeDecimals()))
        .put("base_max_size", "3400")
        .put("watched", false)
        .put("is_disabled", !live)
        .put("new", false)
        .put("cancel_only", false)
        .put("limit_only", false)
        .put("post_only", false)
        .put("trading_disabled", !live)
        .put("auction_mode", false)
        .put("alias", alias)
        .put("view_only", false)
        .put("price_increment", Wire.step(contract.priceDecimals()))
        .put("approximate_quote_24h_volume", Decimals.plain(turnover, 2))
        .put("market_cap", "")
        .put("base_cbrn", "")
        .put("quote_cbrn", "")
        .put("product_cbrn", "")
        .put("icon_color", "")
        .put("icon_url", "")
        .put("display_name_overwrite", "")
        .put("is_alpha_testing", false)
        .put("about_description", "")
        .put("best_bid_price", "")
        .put("best_ask_price", "")
        .set("alias_to", aliasTo.isEmpty() ? Json.array() : Json.strings(aliasTo));
  }
}
