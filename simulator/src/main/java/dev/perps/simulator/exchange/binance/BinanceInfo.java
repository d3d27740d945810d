package dev.perps.simulator.exchange.binance;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Expiries;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Binance's {@code exchangeInfo} of both futures markets. */
final class BinanceInfo {
  private static final long NEVER = 4_133_404_800_000L;

  private BinanceInfo() {}

  static ObjectNode usdMargined(Collection<Quote> quotes, ApiRequest request) {
    ObjectNode info = envelope(request).put("futuresType", "U_MARGINED");
    limits(info);
    ArrayNode assets = info.putArray("assets");
    for (String asset : new String[] {"USDT", "BTC", "BNB", "ETH", "USDC"}) {
      assets
          .addObject()
          .put("asset", asset)
          .put("marginAvailable", true)
          .put("autoAssetExchange", "-10000");
    }
    info.set("symbols", Json.array(quotes, quote -> usdSymbol(quote, request)));
    return info;
  }

  static ObjectNode coinMargined(Collection<Quote> quotes, ApiRequest request) {
    ObjectNode info = envelope(request);
    limits(info);
    info.set("symbols", Json.array(quotes, quote -> coinSymbol(quote, request)));
    return info;
  }

  private static ObjectNode envelope(ApiRequest request) {
    return Json.object().put("timezone", "UTC").put("serverTime", request.wireMillis());
  }

  private static void limits(ObjectNode info) {
    ArrayNode limits = info.putArray("rateLimits");
    limits
        .addObject()
        .put("rateLimitType", "REQUEST_WEIGHT")
        .put("interval", "MINUTE")
        .put("intervalNum", 1)
        .put("limit", BinanceLimits.USD_MARGINED.capacity());
    limits
        .addObject()
        .put("rateLimitType", "ORDERS")
        .put("interval", "MINUTE")
        .put("intervalNum", 1)
        .put("limit", 1200);
    info.putArray("exchangeFilters");
  }

  private static ObjectNode usdSymbol(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    Asset base = contract.base();
    ObjectNode row = head(quote, request).put("status", status(quote));
    margins(row, contract, contract.quote().ticker());
    row.put("pricePrecision", contract.priceDecimals())
        .put("quantityPrecision", contract.sizeDecimals())
        .put("baseAssetPrecision", 8)
        .put("quotePrecision", 8)
        .put("underlyingType", base.coin() ? "COIN" : base.kind().name());
    row.set("underlyingSubType", base.coin() ? Json.array() : Json.strings("TradFi"));
    row.put("settlePlan", 0).put("triggerProtect", "0.0500");
    return tail(row, contract);
  }

  private static ObjectNode coinSymbol(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row = head(quote, request).put("contractStatus", status(quote));
    row.put("contractSize", BinanceRows.contractSize(contract));
    margins(row, contract, contract.base().ticker());
    row.put("pricePrecision", contract.priceDecimals())
        .put("quantityPrecision", 0)
        .put("baseAssetPrecision", 8)
        .put("quotePrecision", 8)
        .put("equalQtyPrecision", 4)
        .put("maxMoveOrderLimit", 10_000)
        .put("triggerProtect", "0.0500")
        .put("underlyingType", "COIN");
    row.putArray("underlyingSubType");
    return tail(row, contract);
  }

  private static ObjectNode head(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    return Json.object()
        .put("symbol", contract.symbol())
        .put("pair", BinanceRows.pair(contract))
        .put("contractType", contractType(quote, now))
        .put("deliveryDate", delivery(quote, request))
        .put("onboardDate", contract.life().listedAt(now));
  }

  private static long delivery(Quote quote, ApiRequest request) {
    long now = request.marketMillis();
    if (quote.contract().type().dated()) {
      return quote.contract().expiry();
    }
    if (quote.contract().life().endAnnounced(now)) {
      return request.announced(quote.contract().life().endsAt(now));
    }
    return quote.phase() == Phase.SETTLING
        ? Math.min(quote.contract().life().endsAt(now), now) / 60_000 * 60_000
        : NEVER;
  }

  static String contractType(Quote quote, long now) {
    Contract contract = quote.contract();
    if (contract.type().dated()) {
      return contract.expiry() == Expiries.quarters(now, 1).getFirst()
          ? "CURRENT_QUARTER"
          : "NEXT_QUARTER";
    }
    if (quote.phase() == Phase.PENDING) {
      return "";
    }
    return contract.base().kind().traditional() && !cryptoIndex(contract.base())
        ? "TRADIFI_PERPETUAL"
        : "PERPETUAL";
  }

  private static boolean cryptoIndex(Asset base) {
    return base.ticker().equals("BTCDOM") || base.ticker().equals("DEFI");
  }

  private static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "PENDING_TRADING";
      case LIVE -> "TRADING";
      case SETTLING -> "SETTLING";
      case DELISTED, GONE -> "CLOSE";
    };
  }

  private static void margins(ObjectNode row, Contract contract, String marginAsset) {
    row.put("maintMarginPercent", "2.5000")
        .put("requiredMarginPercent", "5.0000")
        .put("baseAsset", contract.baseName())
        .put("quoteAsset", contract.quote().ticker())
        .put("marginAsset", marginAsset);
  }

  private static ObjectNode tail(ObjectNode row, Contract contract) {
    boolean inverse = contract.type().inverse();
    String lot = inverse ? "1" : Wire.step(contract.sizeDecimals());
    row.put("liquidationFee", "0.012000").put("marketTakeBound", "0.30");
    ArrayNode filters = row.putArray("filters");
    filters
        .addObject()
        .put("minPrice", Wire.step(contract.priceDecimals()))
        .put("maxPrice", "1000000")
        .put("filterType", "PRICE_FILTER")
        .put("tickSize", Wire.step(contract.priceDecimals()));
    for (String type : new String[] {"LOT_SIZE", "MARKET_LOT_SIZE"}) {
      filters
          .addObject()
          .put("stepSize", lot)
          .put("filterType", type)
          .put("maxQty", "1000000")
          .put("minQty", lot);
    }
    filters.addObject().put("limit", 200).put("filterType", "MAX_NUM_ORDERS");
    if (!inverse) {
      filters.addObject().put("notional", "5").put("filterType", "MIN_NOTIONAL");
    }
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
    row.set("timeInForce", Json.strings("GTC", "IOC", "FOK", "GTX"));
    return row;
  }
}
