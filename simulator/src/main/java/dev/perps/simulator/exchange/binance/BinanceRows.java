package dev.perps.simulator.exchange.binance;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Binance's futures answers; USD-M and COIN-M differ in names and units. */
final class BinanceRows {
  private static final long DAY = 86_400_000L;

  private BinanceRows() {}

  /** USD per contract of COIN-M. */
  static int contractSize(Contract contract) {
    return contract.base().ticker().equals("BTC") ? 100 : 10;
  }

  static String pair(Contract contract) {
    return contract.baseName() + contract.quote().ticker();
  }

  static ObjectNode ticker(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    if (inverse) {
      row.put("pair", pair(contract));
    }
    double average = quote.volume() > 0 ? quote.turnover() / quote.volume() : quote.last();
    row.put("priceChange", Wire.price(contract, quote.last() - quote.open()))
        .put("priceChangePercent", Decimals.fixed(100 * quote.change(), 3))
        .put("weightedAvgPrice", Wire.price(contract, average))
        .put("lastPrice", Wire.price(contract, quote.last()))
        .put("lastQty", inverse ? "1" : Wire.size(contract, quote.lastSize()))
        .put("openPrice", Wire.price(contract, quote.open()))
        .put("highPrice", Wire.price(contract, quote.high()))
        .put("lowPrice", Wire.price(contract, quote.low()));
    if (inverse) {
      double contracts = Math.floor(quote.volumeUsd() / contractSize(contract));
      row.put("volume", Decimals.fixed(contracts, 0))
          .put("baseVolume", Decimals.fixed(contracts * contractSize(contract) / average, 8));
    } else {
      row.put("volume", Wire.size(contract, quote.volume()))
          .put("quoteVolume", Wire.price(contract, quote.turnover()));
    }
    long close = request.wireMillis() - (quote.phase() == Phase.LIVE ? 0 : 40 * DAY) - 250;
    return row.put("openTime", close / 60_000 * 60_000 - DAY)
        .put("closeTime", close)
        .put("firstId", 600_507)
        .put("lastId", 600_507 + quote.trades())
        .put("count", quote.trades());
  }

  static ObjectNode bookTicker(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    boolean inverse = contract.type().inverse();
    if (inverse) {
      row.put("pair", pair(contract));
    }
    return row.put("bidPrice", zero(Wire.price(contract, quote.bid())))
        .put(
            "bidQty",
            zero(
                inverse ? contracts(quote, quote.bidSize()) : Wire.size(contract, quote.bidSize())))
        .put("askPrice", Wire.price(contract, quote.ask()))
        .put(
            "askQty",
            inverse ? contracts(quote, quote.askSize()) : Wire.size(contract, quote.askSize()))
        .put("time", request.wireMillis())
        .put("lastUpdateId", request.wireMillis() * 31);
  }

  private static String contracts(Quote quote, double coins) {
    return Decimals.fixed(Math.max(1, coins * quote.mark() / contractSize(quote.contract())), 0);
  }

  // An empty side is a zero here.
  private static String zero(String text) {
    return text.isEmpty() ? "0" : text;
  }

  static ObjectNode price(Quote quote, ApiRequest request) {
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    if (quote.contract().type().inverse()) {
      row.put("ps", pair(quote.contract()));
    }
    return row.put("price", Wire.price(quote.contract(), quote.last()))
        .put("time", request.wireMillis());
  }

  static ObjectNode premium(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean perpetual = contract.type().perpetual();
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    if (contract.type().inverse()) {
      row.put("pair", pair(contract));
    }
    return row.put("markPrice", Decimals.fixed(quote.mark(), 8))
        .put("indexPrice", Decimals.fixed(quote.index(), 8))
        .put("estimatedSettlePrice", Decimals.fixed(quote.index() * 0.9999, 8))
        .put("lastFundingRate", perpetual ? Decimals.fixed(quote.fundingRate(), 8) : "")
        .put("interestRate", perpetual ? "0.00010000" : "")
        .put(
            "nextFundingTime",
            perpetual ? Venue.intervalEnd(contract.fundingHours(), request.wireMillis()) : 0)
        .put("time", request.wireMillis());
  }

  static ObjectNode fundingInfo(Quote quote) {
    return Json.object()
        .put("symbol", quote.symbol())
        .put("adjustedFundingRateCap", "0.02000000")
        .put("adjustedFundingRateFloor", "-0.02000000")
        .put("fundingIntervalHours", quote.contract().fundingHours())
        .put("disclaimer", false);
  }

  static ObjectNode openInterest(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    if (!contract.type().inverse()) {
      return Json.object()
          .put("openInterest", Wire.size(contract, quote.openInterest()))
          .put("symbol", quote.symbol())
          .put("time", request.wireMillis());
    }
    return Json.object()
        .put("symbol", quote.symbol())
        .put("pair", pair(contract))
        .put("openInterest", contracts(quote, quote.openInterest()))
        .put("contractType", BinanceInfo.contractType(quote, request.marketMillis()))
        .put("time", request.wireMillis());
  }
}
