package dev.perps.simulator.exchange.gateio;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.Asset;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Gate.io's {@code /futures/{settle}/contracts}: specification and state in one. */
final class GateioContractRows {
  private static final Set<String> METALS = Set.of("XAU", "XAG", "XPT", "XPD", "COPPER");
  // One that stands still since its price ran away.
  private static final String BROKEN = "STRK_USDT";

  private GateioContractRows() {}

  static ObjectNode contract(Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    boolean inverse = contract.type().inverse();
    boolean ended = quote.phase() == Phase.DELISTED;
    String rate = rate(quote);
    long number = Math.floorMod(contract.key(), 1_000_000_000L);
    ObjectNode row =
        Json.object()
            .put("funding_rate_indicative", rate)
            .put("mark_price_round", Wire.step(contract.priceDecimals() + 1))
            .put("funding_offset", 0)
            .put("in_delisting", quote.phase() == Phase.SETTLING || ended)
            .put("risk_limit_base", inverse ? "3" : "500000")
            .put("interest_rate", "0.0003")
            .put("index_price", price(contract, quote.index()))
            .put("order_price_round", Wire.step(contract.priceDecimals()))
            .put("order_size_min", 1)
            .put("enable_decimal", false)
            .put("ref_rebate_rate", "0.2")
            .put("name", quote.symbol())
            .put("ref_discount_rate", "0")
            .put("order_price_deviate", inverse ? "0.5" : "0.1")
            .put("maintenance_rate", contract.base().rank() < 20 ? "0.003" : "0.01")
            .put("mark_type", "index")
            .put("funding_interval", contract.fundingHours() * 3600)
            .put("type", inverse ? "inverse" : "direct")
            .put("risk_limit_step", "499500000")
            .put("enable_bonus", !inverse)
            .put("enable_credit", true)
            .put("leverage_min", "1")
            .put("funding_rate", rate)
            .put("last_price", last(quote))
            .put("mark_price", price(contract, quote.mark()))
            .put("order_size_max", 1_000_000)
            .put("funding_next_apply", nextFunding(contract, request))
            .put("short_users", users(venue, quote, false))
            .put("config_change_time", contract.life().listedAt(now) / 1000 + 86_400)
            .put("create_time", contract.life().listedAt(now) / 1000)
            .put("trade_size", 40 * contracts(quote, quote.volume()))
            .put("position_size", ended ? 0 : openInterest(quote))
            .put("long_users", users(venue, quote, true));
    row.put("quanto_multiplier", GateioSizes.written(contract))
        .put("funding_impact_value", inverse ? "0.5" : "7000")
        .put("leverage_max", contract.base().rank() < 20 ? "100" : "50")
        .put("cross_leverage_default", "10")
        .put("risk_limit_max", inverse ? "2500" : "500000000")
        .put("maker_fee_rate", "-0.0001")
        .put("taker_fee_rate", "0.00075")
        .put("orders_limit", 100)
        .put("trade_id", number)
        .put("orderbook_id", 12 * number)
        .put("funding_cap_ratio", "0.75")
        .put("voucher_leverage", "0")
        .put("is_pre_market", contract.base().kind() == Asset.Kind.PREMARKET)
        .put("status", status(quote))
        .put("launch_time", request.announced(contract.life().listedAt(now)) / 1000)
        .put("enable_circuit_breaker", false)
        .put("funding_rate_limit", "0.02")
        .put("market_order_slip_ratio", "0.04")
        .put("market_order_size_max", "300000")
        .put("contract_type", contractType(contract));
    if (contract.life().endAnnounced(now)) {
      long end = request.announced(contract.life().endsAt(now)) / 1000;
      row.put("delisting_time", end).put("delisted_time", end + 3600);
    }
    return row;
  }

  private static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "prelaunch";
      case LIVE -> quote.symbol().equals(BROKEN) ? "circuit_breaker" : "trading";
      case SETTLING -> "delisting";
      case DELISTED, GONE -> "delisted";
    };
  }

  private static String contractType(Contract contract) {
    return switch (contract.base().kind()) {
      case COIN, STABLE -> "";
      case EQUITY, PREMARKET -> "stocks";
      case INDEX -> "indices";
      case COMMODITY -> METALS.contains(contract.baseName()) ? "metals" : "commodities";
      case CASH -> "forex";
    };
  }

  /** Seconds. */
  private static long nextFunding(Contract contract, ApiRequest request) {
    return Venue.intervalEnd(contract.fundingHours(), request.wireMillis()) / 1000;
  }

  private static long users(Venue venue, Quote quote, boolean longs) {
    long all = 200 + 30_000L / (1 + quote.contract().base().rank());
    long holding = Math.round(all * venue.longShare(quote.contract(), quote.millis()));
    return longs ? holding : all - holding;
  }

  /** Mark and index have one decimal more than trades. */
  static String price(Contract contract, double price) {
    return Decimals.plain(price, contract.priceDecimals() + 1);
  }

  /** "0" where there was no trade yet. */
  static String last(Quote quote) {
    return quote.traded() ? Decimals.plain(quote.last(), quote.contract().priceDecimals()) : "0";
  }

  static String rate(Quote quote) {
    return Decimals.plain(quote.fundingRate(), 6);
  }

  static long contracts(Quote quote, double base) {
    return GateioSizes.contracts(quote.contract(), base, quote.mark());
  }

  /** Contracts, one side. */
  static long openInterest(Quote quote) {
    return contracts(quote, quote.openInterest());
  }
}
