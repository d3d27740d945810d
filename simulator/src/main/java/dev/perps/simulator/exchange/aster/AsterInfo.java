package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import java.util.Collection;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Aster's {@code exchangeInfo} of both hosts. */
final class AsterInfo {
  private static final long NEVER = 4_133_404_800_000L;
  private static final Set<String> FUNDS = Set.of("SPY", "QQQ", "GLD");

  private AsterInfo() {}

  static ObjectNode futures(Collection<Quote> quotes, ApiRequest request) {
    ObjectNode info = Json.object().put("timezone", "UTC").put("serverTime", request.wireMillis());
    info.put("futuresType", "U_MARGINED");
    limits(info, AsterLimits.FUTURES);
    ArrayNode assets = info.putArray("assets");
    for (String asset : new String[] {"USDT", "BTC", "BNB", "ETH", "USDC", "USD1"}) {
      ObjectNode row = assets.addObject().put("asset", asset).put("marginAvailable", true);
      if (asset.startsWith("USD")) {
        row.put("autoAssetExchange", 0);
      } else {
        row.putNull("autoAssetExchange");
      }
    }
    info.set("symbols", Json.array(quotes, quote -> symbol(quote, request)));
    return info;
  }

  static ObjectNode spot(Collection<Quote> quotes, ApiRequest request) {
    ObjectNode info = Json.object().put("timezone", "UTC").put("serverTime", request.wireMillis());
    limits(info, AsterLimits.SPOT);
    ArrayNode assets = info.putArray("assets");
    for (String asset : new String[] {"USD", "USDT", "BNB"}) {
      assets.addObject().put("asset", asset);
    }
    info.set("symbols", Json.array(quotes, AsterInfo::pair));
    return info;
  }

  private static void limits(ObjectNode info, RateLimit weight) {
    ArrayNode limits = info.putArray("rateLimits");
    limit(limits, "REQUEST_WEIGHT", weight.capacity());
    limit(limits, "ORDERS", 1200);
    info.putArray("exchangeFilters");
  }

  private static void limit(ArrayNode limits, String type, int limit) {
    limits
        .addObject()
        .put("rateLimitType", type)
        .put("interval", "MINUTE")
        .put("intervalNum", 1)
        .put("limit", limit);
  }

  private static ObjectNode symbol(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    ObjectNode row =
        Json.object()
            .put("symbol", contract.symbol())
            .put("pair", contract.symbol())
            .put("contractType", quote.phase() == Phase.PENDING ? "" : "PERPETUAL")
            .put("deliveryDate", delivery(quote, request))
            .put("onboardDate", contract.life().listedAt(now))
            .put("createTime", contract.life().listedAt(now) + 36_651_058)
            .put("status", status(quote))
            .put("maintMarginPercent", "2.5000")
            .put("requiredMarginPercent", "5.0000");
    if (!contract.symbol().startsWith("PIXEL")) { // a few rows of what is to come lack it
      row.put("baseAsset", contract.baseName());
    }
    row.put("quoteAsset", contract.quote().ticker())
        .put("marginAsset", contract.quote().ticker())
        .put("pricePrecision", contract.priceDecimals())
        .put("quantityPrecision", contract.sizeDecimals())
        .put("baseAssetPrecision", 8)
        .put("quotePrecision", 8);
    underlying(row, contract);
    row.put("tradingMode", 0)
        .put("name", "")
        .put("sequenceNo", 100)
        .put("twapMinNotional", "1000")
        .put("imn", "4000.00");
    row.putArray("tags");
    row.put("settlePlan", 0).put("triggerProtect", "0.1500");
    row.set("filters", filters(contract));
    row.set(
        "orderTypes",
        Json.strings(
            "LIMIT",
            "MARKET",
            "STOP",
            "STOP_MARKET",
            "TAKE_PROFIT",
            "TAKE_PROFIT_MARKET",
            "TRAILING_STOP_MARKET"));
    row.set("timeInForce", Json.strings("GTC", "IOC", "FOK", "GTX", "HIDDEN"));
    return row.put("liquidationFee", "0.025000").put("marketTakeBound", "0.05");
  }

  private static long delivery(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    if (contract.life().endAnnounced(now)) {
      return request.announced(contract.life().endsAt(now));
    }
    return quote.phase() == Phase.SETTLING ? Math.min(contract.life().endsAt(now), now) : NEVER;
  }

  private static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "PENDING_TRADING";
      case LIVE -> "TRADING";
      case SETTLING -> "SETTLING";
      case DELISTED, GONE -> "CLOSE";
    };
  }

  /** The type is COIN for everything; the tags, the channel and the symbol's type tell. */
  private static void underlying(ObjectNode row, Contract contract) {
    Asset base = contract.base();
    row.put("underlyingType", "COIN");
    ArrayNode tags = row.putArray("underlyingSubType");
    switch (base.kind()) {
      case EQUITY -> tags.add(FUNDS.contains(base.ticker()) ? "ETF" : "STOCK");
      case PREMARKET -> tags.add("pre-launch").add("STOCK");
      case COMMODITY -> tags.add("Commodities");
      case INDEX -> tags.add("ETF");
      case COIN -> {
        if (base.rank() < 10) {
          tags.add("Top");
        } else if (contract.multiplier() > 1) {
          tags.add("Meme");
        }
      }
      case STABLE, CASH -> {}
    }
    boolean coin = base.coin();
    if (!coin && contract.quote().ticker().equals("USD1")) {
      tags.add("AOS2").add("USD1-RWA");
    }
    row.put("symbolType", coin ? 0 : 1).put("channel", channel(base));
  }

  private static String channel(Asset base) {
    return switch (base.kind()) {
      case EQUITY, INDEX -> "nasdaq";
      case CASH -> "forex";
      case COIN, STABLE -> "{}";
      case COMMODITY, PREMARKET -> "";
    };
  }

  private static ObjectNode pair(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("status", quote.live() ? "TRADING" : "CLOSE")
            .put("baseAsset", pair.baseName())
            .put("quoteAsset", pair.quote().ticker())
            .put("pricePrecision", pair.priceDecimals())
            .put("quantityPrecision", pair.sizeDecimals())
            .put("baseAssetPrecision", 8)
            .put("quotePrecision", 8);
    row.set("filters", filters(pair));
    row.set(
        "orderTypes",
        Json.strings(
            "LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET"));
    row.set("timeInForce", Json.strings("GTC", "IOC", "FOK", "GTX", "HIDDEN"));
    return row.put("symbol", pair.symbol()).put("ocoAllowed", false);
  }

  private static ArrayNode filters(Contract contract) {
    ArrayNode filters = Json.array();
    filters
        .addObject()
        .put("minPrice", Wire.step(contract.priceDecimals()))
        .put("maxPrice", "1000000")
        .put("filterType", "PRICE_FILTER")
        .put("tickSize", Wire.step(contract.priceDecimals()));
    for (String type : new String[] {"LOT_SIZE", "MARKET_LOT_SIZE"}) {
      filters
          .addObject()
          .put("stepSize", Wire.step(contract.sizeDecimals()))
          .put("filterType", type)
          .put("maxQty", "900000")
          .put("minQty", Wire.step(contract.sizeDecimals()));
    }
    filters.addObject().put("limit", 200).put("filterType", "MAX_NUM_ORDERS");
    filters.addObject().put("notional", "5").put("filterType", "MIN_NOTIONAL");
    return filters;
  }
}
