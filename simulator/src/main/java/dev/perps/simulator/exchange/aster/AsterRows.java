package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Aster's answers; contracts and spot differ in a few members. What is not there is 0. */
final class AsterRows {
  private static final long DAY = 86_400_000L;

  private AsterRows() {}

  static ObjectNode ticker(Quote quote, ApiRequest request) {
    double average = quote.volume() > 0 ? quote.turnover() / quote.volume() : quote.last();
    long close = request.wireMillis() - (quote.phase() == Phase.LIVE ? 0 : 40 * DAY) - 120;
    return Json.object()
        .put("symbol", quote.symbol())
        .put("priceChange", price(quote, quote.last() - quote.open()))
        .put("priceChangePercent", fixed(100 * quote.change(), 3))
        .put("weightedAvgPrice", price(quote, average))
        .put("lastPrice", price(quote, quote.last()))
        .put("lastQty", size(quote, quote.lastSize()))
        .put("openPrice", price(quote, quote.open()))
        .put("highPrice", price(quote, quote.high()))
        .put("lowPrice", price(quote, quote.low()))
        .put("volume", size(quote, quote.volume()))
        .put("quoteVolume", fixed(quote.turnover(), 2))
        .put("openTime", (close - DAY) / 60_000 * 60_000)
        .put("closeTime", close)
        .put("firstId", 24_195_078)
        .put("lastId", 24_195_078 + quote.trades())
        .put("count", quote.trades());
  }

  static ObjectNode spotTicker(Quote quote, ApiRequest request) {
    return ticker(quote, request)
        .put("prevClosePrice", price(quote, quote.open()))
        .put("baseAsset", quote.contract().baseName())
        .put("quoteAsset", quote.contract().quote().ticker())
        .put("bidPrice", price(quote, quote.bid()))
        .put("bidQty", size(quote, quote.bidSize()))
        .put("askPrice", price(quote, quote.ask()))
        .put("askQty", size(quote, quote.askSize()));
  }

  static ObjectNode price(Quote quote, ApiRequest request) {
    return Json.object()
        .put("symbol", quote.symbol())
        .put("price", price(quote, quote.last()))
        .put("time", request.wireMillis());
  }

  static ObjectNode spotBookTicker(Quote quote, ApiRequest request) {
    return Json.object()
        .put("symbol", quote.symbol())
        .put("bidPrice", price(quote, quote.bid()))
        .put("bidQty", size(quote, quote.bidSize()))
        .put("askPrice", price(quote, quote.ask()))
        .put("askQty", size(quote, quote.askSize()))
        .put("time", request.wireMillis());
  }

  static ObjectNode bookTicker(Quote quote, ApiRequest request) {
    return spotBookTicker(quote, request).put("lastUpdateId", request.wireMillis() * 255);
  }

  static ObjectNode premium(Quote quote, ApiRequest request) {
    boolean live = quote.live();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("markPrice", fixed(live ? quote.mark() : 0, 8))
        .put("indexPrice", fixed(live ? quote.index() : 0, 8))
        .put("estimatedSettlePrice", fixed(live ? quote.index() * 0.9999 : 0, 8))
        .put("lastFundingRate", fixed(live ? quote.fundingRate() : 0, 8))
        .put("interestRate", interestRate(quote.contract()))
        .put(
            "nextFundingTime",
            live ? Venue.intervalEnd(quote.contract().fundingHours(), request.wireMillis()) : 0)
        .put("time", request.wireMillis());
  }

  static ObjectNode fundingInfo(Quote quote, ApiRequest request) {
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("interestRate", interestRate(quote.contract()))
            .put("time", request.wireMillis())
            .put("fundingIntervalHours", quote.contract().fundingHours());
    Json.number(row, "fundingFeeCap", 0.02, 2);
    Json.number(row, "fundingFeeFloor", -0.02, 2);
    return row;
  }

  // 0.01 % in eight hours.
  private static String interestRate(Contract contract) {
    return fixed(0.0001 * contract.fundingHours() / 8, 8);
  }

  static ObjectNode openInterest(Quote quote, ApiRequest request) {
    return Json.object()
        .put("symbol", quote.symbol())
        .put("openInterest", size(quote, quote.openInterest()))
        .put("time", request.wireMillis());
  }

  static ObjectNode depth(Quote quote, ApiRequest request) {
    int levels = request.limit("limit", 500, 1000);
    long now = request.wireMillis();
    ObjectNode book = Json.object().put("lastUpdateId", now * 255).put("E", now).put("T", now - 4);
    book.set("bids", Wire.levels(quote.contract(), Book.bids(quote, levels)));
    book.set("asks", Wire.levels(quote.contract(), Book.asks(quote, levels)));
    return book;
  }

  private static String price(Quote quote, double price) {
    return fixed(price, quote.contract().priceDecimals());
  }

  private static String size(Quote quote, double size) {
    return fixed(size, quote.contract().sizeDecimals());
  }

  private static String fixed(double value, int decimals) {
    return Decimals.fixed(Double.isNaN(value) ? 0 : value, decimals);
  }
}
