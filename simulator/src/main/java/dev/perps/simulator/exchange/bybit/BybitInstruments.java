package dev.perps.simulator.exchange.bybit;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Bybit's {@code /v5/market/instruments-info}. */
final class BybitInstruments {
  static final String CAP = "0.02";

  private BybitInstruments() {}

  static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "PreLaunch";
      case LIVE -> "Trading";
      case SETTLING -> "Settling";
      case DELISTED, GONE -> "Closed";
    };
  }

  static ObjectNode contract(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    boolean pending = quote.phase() == Phase.PENDING;
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("symbolId", Math.floorMod(contract.key(), 100_000))
            .put("contractType", contractType(contract))
            .put("status", status(quote))
            .put("baseCoin", contract.baseName())
            .put("quoteCoin", contract.quote().ticker())
            .put("launchTime", Long.toString(contract.life().listedAt(now)))
            .put("deliveryTime", Long.toString(BybitTickers.deliveryTime(quote, request)))
            .put("deliveryFeeRate", contract.type().dated() ? "0.0005" : "")
            .put("priceScale", Integer.toString(contract.priceDecimals()));
    row.putObject("leverageFilter")
        .put("minLeverage", "1")
        .put("maxLeverage", contract.base().rank() < 20 ? "100.00" : "50.00")
        .put("leverageStep", "0.01");
    row.putObject("priceFilter")
        .put("minPrice", Wire.step(contract.priceDecimals()))
        .put("maxPrice", "1999999.80")
        .put("tickSize", Wire.step(contract.priceDecimals()));
    String step = contract.type().inverse() ? "1" : Wire.step(contract.sizeDecimals());
    row.putObject("lotSizeFilter")
        .put("maxOrderQty", "1190000")
        .put("minOrderQty", step)
        .put("qtyStep", step)
        .put("postOnlyMaxOrderQty", "1190000")
        .put("maxMktOrderQty", "500000")
        .put("minNotionalValue", "5");
    row.put("unifiedMarginTrade", true)
        .put("fundingInterval", 60 * contract.fundingHours())
        .put(
            "settleCoin",
            contract.type().inverse() ? contract.base().ticker() : contract.quote().ticker())
        .put("copyTrading", contract.base().rank() < 100 ? "both" : "none")
        .put("upperFundingRate", CAP)
        .put("lowerFundingRate", "-" + CAP)
        .put("isPreListing", pending);
    if (pending) {
      row.set("preListingInfo", preListing(now));
    } else {
      row.putNull("preListingInfo");
    }
    row.putObject("riskParameters").put("priceLimitRatioX", "0.01").put("priceLimitRatioY", "0.02");
    return row.put("symbolType", symbolType(contract.base()));
  }

  private static String contractType(Contract contract) {
    return switch (contract.type()) {
      case LINEAR -> "LinearPerpetual";
      case INVERSE -> "InversePerpetual";
      case DATED_LINEAR -> "LinearFutures";
      case DATED_INVERSE -> "InverseFutures";
      case SPOT -> "";
    };
  }

  private static String symbolType(Asset base) {
    return switch (base.kind()) {
      case EQUITY, PREMARKET, INDEX -> "stock";
      case COMMODITY -> "commodity";
      case COIN -> base.rank() > 300 ? "innovation" : "";
      case STABLE, CASH -> "";
    };
  }

  private static ObjectNode preListing(long now) {
    ObjectNode info = Json.object().put("curAuctionPhase", "ContinuousTrading");
    ArrayNode phases = info.putArray("phases");
    phases
        .addObject()
        .put("phase", "CallAuction")
        .put("startTime", Long.toString(now - 7_200_000))
        .put("endTime", Long.toString(now - 3_600_000));
    phases
        .addObject()
        .put("phase", "ContinuousTrading")
        .put("startTime", Long.toString(now - 3_600_000))
        .put("endTime", "");
    info.putObject("auctionFeeInfo")
        .put("auctionFeeRate", "0")
        .put("takerFeeRate", "0.001")
        .put("makerFeeRate", "0.0004");
    return info;
  }

  static ObjectNode spot(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("symbolId", Math.floorMod(pair.key(), 100_000))
            .put("symbol", quote.symbol())
            .put("baseCoin", pair.baseName())
            .put("quoteCoin", pair.quote().ticker())
            .put("innovation", pair.base().rank() > 300 ? "1" : "0")
            .put("status", status(quote))
            .put("marginTrading", "utaOnly")
            .put("stTag", "0");
    row.putObject("lotSizeFilter")
        .put("basePrecision", Wire.step(pair.sizeDecimals()))
        .put("quotePrecision", "0.0000001")
        .put("minOrderQty", Wire.step(pair.sizeDecimals()))
        .put("maxOrderQty", Decimals.plain(8_000_000 / quote.last(), 0))
        .put("minOrderAmt", "5")
        .put("maxOrderAmt", "8000000")
        .put("maxLimitOrderQty", Decimals.plain(8_000_000 / quote.last(), 0))
        .put("maxMarketOrderQty", Decimals.plain(4_000_000 / quote.last(), 0))
        .put("postOnlyMaxLimitOrderSize", "60000");
    row.putObject("priceFilter").put("tickSize", Wire.step(pair.priceDecimals()));
    row.putObject("riskParameters")
        .put("priceLimitRatioX", "0.005")
        .put("priceLimitRatioY", "0.01");
    return row.put("symbolType", "");
  }
}
