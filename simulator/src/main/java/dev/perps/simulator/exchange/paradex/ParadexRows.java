package dev.perps.simulator.exchange.paradex;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Paradex's answers about perpetuals: strings, "" where there is none. */
final class ParadexRows {
  private static final int DIGITS = 8;
  private static final int RATE_DECIMALS = 14;

  private ParadexRows() {}

  static ObjectNode market(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("base_currency", contract.baseName())
            .put("quote_currency", "USD")
            .put("settlement_currency", "USDC")
            .put("order_size_increment", Wire.step(Math.max(0, contract.sizeDecimals())))
            .put("price_tick_size", Wire.step(contract.priceDecimals()))
            .put("min_notional", "10")
            .put("open_at", openAt(quote, request, now))
            .put("expiry_at", 0)
            .put("asset_kind", "PERP")
            .put("market_kind", "cross")
            .put("position_limit", "2000000")
            .put("price_bands_width", "0.05")
            .put("max_open_orders", 150)
            .put("max_funding_rate", "0.02");
    row.putObject("delta1_cross_margin_params")
        .put("imf_base", "0.02")
        .put("imf_shift", "0")
        .put("imf_factor", "0")
        .put("mmf_factor", "0.5");
    row.put("price_feed_id", "GVXRSBjFk6e6J3NbVPXohDJetcTjaeeuykUpbQF8UoMU")
        .put("oracle_ewma_factor", "0.20000046249626113")
        .put("max_order_size", "520000")
        .put("max_funding_rate_change", "0.0005")
        .put("max_tob_spread", "0.2")
        .put("interest_rate", "0.0001")
        .put("clamp_rate", "0.0005")
        .put("funding_period_hours", contract.fundingHours())
        .put("funding_multiplier", 1);
    row.set("tags", Json.strings(contract.base().coin() ? "LAYER-1" : "RWA"));
    return row;
  }

  private static long openAt(Quote quote, ApiRequest request, long now) {
    Contract contract = quote.contract();
    return quote.phase() == Phase.PENDING
        ? request.wireMillis() + 3_600_000L
        : contract.life().listedAt(now);
  }

  static ObjectNode summary(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("mark_price", price(quote, quote.mark()))
            .put("delta", "1.00021352");
    row.putObject("greeks").put("delta", "1.00021352144713").put("gamma", "0").put("vega", "0");
    return row.put("last_traded_price", Wire.price(contract, quote.last()))
        .put("bid", Wire.price(contract, quote.bid()))
        .put("bid_size", Wire.size(contract, quote.bidSize()))
        .put("ask", Wire.price(contract, quote.ask()))
        .put("ask_size", Wire.size(contract, quote.askSize()))
        .put("volume_24h", Decimals.plain(quote.turnover(), DIGITS))
        .put("total_volume", Decimals.plain(quote.turnover() * 800, DIGITS))
        .put("created_at", request.wireMillis())
        .put("underlying_price", price(quote, quote.index()))
        .put("open_interest", Decimals.plain(quote.openInterest(), DIGITS))
        .put("funding_rate", Decimals.plain(quote.fundingRate(), RATE_DECIMALS))
        .put("price_change_rate_24h", quote.traded() ? Decimals.plain(quote.change(), 6) : "")
        .put("external_fair_price", price(quote, quote.index()))
        .put("risk_free_rate", "0");
  }

  private static String price(Quote quote, double price) {
    return Decimals.plain(price, decimals(quote.contract()));
  }

  /** Of mark and index. */
  static int decimals(Contract contract) {
    return Math.max(DIGITS, contract.priceDecimals() + 4);
  }

  /** What funding was at a moment: it accrues all the time, and nothing is ever paid out. */
  static ObjectNode funding(Venue venue, Contract contract, long at, double accrued) {
    double rate = venue.fundingRate(contract, at);
    return Json.object()
        .put("market", contract.symbol())
        .put("funding_index", Decimals.fixed(accrued, RATE_DECIMALS))
        .put("funding_premium", Decimals.fixed(rate * venue.index(contract, at), RATE_DECIMALS))
        .put("funding_rate", Decimals.plain(rate, RATE_DECIMALS))
        .put("funding_rate_8h", Decimals.plain(rate * 8 / contract.fundingHours(), RATE_DECIMALS))
        .put("funding_period_hours", contract.fundingHours())
        .put("created_at", at);
  }
}
