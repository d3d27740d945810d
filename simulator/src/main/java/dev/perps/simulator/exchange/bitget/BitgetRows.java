package dev.perps.simulator.exchange.bitget;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Bitget's futures: strings, amounts in base coins for every margin. */
final class BitgetRows {
  private static final long MONTH = 30 * 86_400_000L;

  private BitgetRows() {}

  static ObjectNode contract(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean dated = contract.type().dated();
    String step = Wire.step(contract.sizeDecimals());
    String end = end(contract, request);
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("baseCoin", contract.baseName())
            .put("quoteCoin", contract.quote().ticker())
            .put("buyLimitPriceRatio", "0.05")
            .put("sellLimitPriceRatio", "0.05")
            .put("feeRateUpRatio", "0.005")
            .put("makerFeeRate", "0.0002")
            .put("takerFeeRate", "0.0006")
            .put("openCostUpRatio", "0.01");
    row.putArray("supportMarginCoins")
        .add(contract.type().inverse() ? contract.baseName() : contract.quote().ticker());
    return row.put("minTradeNum", step)
        .put("priceEndStep", "1")
        .put("volumePlace", Integer.toString(contract.sizeDecimals()))
        .put("pricePlace", Integer.toString(contract.priceDecimals()))
        .put("sizeMultiplier", step)
        .put("symbolType", dated ? "delivery" : "perpetual")
        .put("minTradeUSDT", "5")
        .put("maxSymbolOrderNum", "200")
        .put("maxProductOrderNum", "1000")
        .put("maxPositionNum", "200")
        .put("symbolStatus", status(quote))
        .put("offTime", end)
        .put("limitOpenTime", end)
        .put("deliveryTime", dated ? Long.toString(contract.expiry()) : "")
        .put("deliveryStartTime", dated ? Long.toString(contract.expiry() - 3 * MONTH) : "")
        .put("deliveryPeriod", dated ? "this_quarter" : "")
        .put(
            "launchTime",
            quote.phase() == Phase.PENDING ? Long.toString(request.wireMillis() + MONTH) : "")
        .put("fundInterval", dated ? "" : Integer.toString(contract.fundingHours()))
        .put("minLever", "1")
        .put("maxLever", contract.base().rank() < 20 ? "125" : "50")
        .put("posLimit", "0.1")
        .put("maintainTime", "")
        .put("openTime", "")
        .put("maxMarketOrderQty", "220")
        .put("maxOrderQty", "1200")
        .put("isRwa", contract.base().kind().traditional() ? "YES" : "NO");
  }

  private static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "listed";
      case LIVE -> "normal";
      case SETTLING -> quote.symbol().equals("BLASTUSDT") ? "maintain" : "limit_open";
      case DELISTED, GONE -> "off";
    };
  }

  /** An announced end, -1 without one. */
  private static String end(Contract contract, ApiRequest request) {
    long now = request.marketMillis();
    return contract.life().endAnnounced(now)
        ? Long.toString(request.announced(contract.life().endsAt(now)) / 60_000 * 60_000)
        : "-1";
  }

  /** What trades no longer keeps a row without a moment. */
  static ObjectNode ticker(Quote quote, double usdtUsd, long now) {
    Contract contract = quote.contract();
    String open = Wire.price(contract, quote.open());
    boolean dated = contract.type().dated();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("lastPr", Wire.price(contract, quote.last()))
        .put("askPr", Wire.price(contract, quote.ask()))
        .put("bidPr", Wire.price(contract, quote.bid()))
        .put("bidSz", Wire.size(contract, quote.bidSize()))
        .put("askSz", Wire.size(contract, quote.askSize()))
        .put("high24h", Wire.price(contract, quote.high()))
        .put("low24h", Wire.price(contract, quote.low()))
        .put("ts", quote.phase() == Phase.DELISTED ? "0" : Long.toString(now))
        .put("change24h", Decimals.plain(quote.change(), 5))
        .put("baseVolume", Decimals.plain(quote.volume(), contract.sizeDecimals()))
        .put("quoteVolume", Decimals.plain(quote.turnover(), 6))
        .put("usdtVolume", Decimals.plain(quote.volumeUsd() / usdtUsd, 6))
        .put("openUtc", open)
        .put("changeUtc24h", Decimals.plain(quote.change(), 5))
        .put("indexPrice", Decimals.plain(quote.index(), contract.priceDecimals() + 4))
        .put("fundingRate", rate(quote))
        .put("holdingAmount", Decimals.plain(quote.openInterest(), contract.sizeDecimals()))
        .put("deliveryStartTime", dated ? Long.toString(contract.expiry() - 3 * MONTH) : null)
        .put("deliveryTime", dated ? Long.toString(contract.expiry()) : null)
        .put("deliveryStatus", dated ? "delivery_normal" : "")
        .put("open24h", open)
        .put("markPrice", Wire.price(contract, quote.mark()));
  }

  /** Dated contracts are in the list as well, with zeros. */
  static ObjectNode fundRate(Quote quote, long now) {
    int hours = quote.contract().fundingHours();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("fundingRate", rate(quote))
        .put("fundingRateInterval", Integer.toString(hours))
        .put("nextUpdate", hours == 0 ? "0" : Long.toString(Venue.intervalEnd(hours, now)))
        .put("minFundingRate", Decimals.plain(-Bitget.RATE_CAP, 4))
        .put("maxFundingRate", Decimals.plain(Bitget.RATE_CAP, 4));
  }

  private static String rate(Quote quote) {
    return quote.contract().type().dated() ? "0" : Decimals.plain(quote.fundingRate(), 6);
  }

  static ObjectNode symbolPrice(Quote quote, long now) {
    Contract contract = quote.contract();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("price", Wire.price(contract, quote.last()))
        .put("indexPrice", Decimals.plain(quote.index(), contract.priceDecimals() + 4))
        .put("markPrice", Wire.price(contract, quote.mark()))
        .put("ts", Long.toString(now));
  }
}
