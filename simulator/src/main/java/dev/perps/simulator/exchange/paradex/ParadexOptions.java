package dev.perps.simulator.exchange.paradex;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Expiries;
import dev.perps.simulator.venue.Quote;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Options on Bitcoin, with an expiry and without: they stand in every list of all markets. */
final class ParadexOptions {
  private static final DateTimeFormatter DMMMYY =
      DateTimeFormatter.ofPattern("dMMMyy", Locale.ENGLISH);
  private static final long STRIKE_STEP = 2000;

  private ParadexOptions() {}

  /**
   * An option.
   *
   * @param expiry Unix milliseconds, 0 for one that does not expire
   */
  record Option(String symbol, boolean call, long strike, long expiry) {}

  /** Ten strikes around the price. */
  static List<Option> list(Quote bitcoin) {
    long expiry = Expiries.quarters(bitcoin.millis(), 1).getFirst();
    String day = DMMMYY.format(Expiries.day(expiry)).toUpperCase(Locale.ENGLISH) + "-";
    long middle = Math.round(bitcoin.index() / STRIKE_STEP) * STRIKE_STEP;
    List<Option> options = new ArrayList<>();
    for (long strike = middle - 4 * STRIKE_STEP;
        strike <= middle + 4 * STRIKE_STEP;
        strike += STRIKE_STEP) {
      for (String kind : List.of("C", "P")) {
        boolean call = kind.equals("C");
        options.add(new Option("BTC-USD-" + day + strike + "-" + kind, call, strike, expiry));
        options.add(new Option("BTC-USD-" + strike + "-" + kind, call, strike, 0));
      }
    }
    return options;
  }

  static ObjectNode market(Option option) {
    ObjectNode row =
        Json.object()
            .put("symbol", option.symbol())
            .put("base_currency", "BTC")
            .put("quote_currency", "USD")
            .put("settlement_currency", "USDC")
            .put("order_size_increment", "0.001")
            .put("price_tick_size", "0.01")
            .put("min_notional", "100")
            .put("open_at", 1736764200000L)
            .put("expiry_at", option.expiry())
            .put("asset_kind", option.expiry() == 0 ? "PERP_OPTION" : "OPTION")
            .put("market_kind", "cross")
            .put("max_funding_rate", option.expiry() == 0 ? "0.02" : "0")
            .put("option_type", option.call() ? "CALL" : "PUT")
            .put("strike_price", Long.toString(option.strike()))
            .put("funding_period_hours", option.expiry() == 0 ? 24 : 0)
            .put("funding_multiplier", 1);
    row.putArray("tags");
    return row;
  }

  static ObjectNode summary(Option option, Quote bitcoin, ApiRequest request) {
    double inner =
        option.call() ? bitcoin.index() - option.strike() : option.strike() - bitcoin.index();
    ObjectNode row =
        Json.object()
            .put("symbol", option.symbol())
            .put("mark_price", Decimals.plain(Math.max(inner, 0) + bitcoin.index() * 0.05, 8))
            .put("mark_iv", "0.40740974")
            .put("delta", option.call() ? "0.52294067" : "-0.47705933");
    row.putObject("greeks")
        .put("delta", "0.5229406727811445")
        .put("gamma", "0.000014758329631479825")
        .put("vega", "285.6961320392709");
    return row.put("last_traded_price", "")
        .put("bid", "")
        .put("bid_size", "")
        .put("ask", "")
        .put("ask_size", "")
        .put("volume_24h", "0")
        .put("total_volume", "0")
        .put("created_at", request.wireMillis())
        .put("underlying_price", Decimals.plain(bitcoin.index(), 8))
        .put("open_interest", "0")
        .put("funding_rate", "")
        .put("price_change_rate_24h", "0.023701")
        .put("risk_free_rate", "0");
  }
}
