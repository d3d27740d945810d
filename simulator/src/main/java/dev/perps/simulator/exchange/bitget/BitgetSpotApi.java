package dev.perps.simulator.exchange.bitget;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Bar;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v2/spot}. */
final class BitgetSpotApi {
  static final String PREFIX = "/api/v2/spot/";
  private final Board board;

  BitgetSpotApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    Optional<String> symbol = request.parameter("symbol");
    List<Quote> quotes =
        board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol.get()))
            .toList();
    if (quotes.isEmpty()) {
      return BitgetAnswers.unknown(request, symbol.orElse("symbol"));
    }
    Venue venue = board.venue();
    long now = request.wireMillis();
    double usdt = venue.world().price(venue.world().catalogue().get("USDT"), now);
    return switch (request.path().substring(PREFIX.length())) {
      case "public/symbols" ->
          BitgetAnswers.ok(request, Json.array(quotes, quote -> symbol(quote, now)));
      case "market/tickers" ->
          BitgetAnswers.ok(request, Json.array(quotes, quote -> ticker(quote, usdt, now)));
      case "market/candles", "market/history-candles" ->
          candles(request, quotes.getFirst().contract());
      default -> BitgetAnswers.notFound(request);
    };
  }

  private static ObjectNode symbol(Quote quote, long now) {
    Contract pair = quote.contract();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("baseCoin", pair.baseName())
        .put("quoteCoin", pair.quote().ticker())
        .put("minTradeAmount", "0")
        .put("maxTradeAmount", "900000000000000000000")
        .put("takerFeeRate", "0.002")
        .put("makerFeeRate", "0.002")
        .put("pricePrecision", Integer.toString(pair.priceDecimals()))
        .put("quantityPrecision", Integer.toString(pair.sizeDecimals()))
        .put("quotePrecision", "8")
        .put("status", quote.live() ? "online" : "offline")
        .put("minTradeUSDT", "1")
        .put("buyLimitPriceRatio", "0.02")
        .put("sellLimitPriceRatio", "0.02")
        .put("areaSymbol", "no")
        .put("orderQuantity", "200")
        .put("openTime", Long.toString(pair.life().listedAt(now)))
        .put("offTime", "")
        .put("maxLimitOrderValue", "20000000")
        .put("maxMarketOrderValue", "1000000");
  }

  private static ObjectNode ticker(Quote quote, double usdtUsd, long now) {
    Contract pair = quote.contract();
    String open = Wire.price(pair, quote.open());
    return Json.object()
        .put("open", open)
        .put("symbol", quote.symbol())
        .put("high24h", Wire.price(pair, quote.high()))
        .put("low24h", Wire.price(pair, quote.low()))
        .put("lastPr", Wire.price(pair, quote.last()))
        .put("quoteVolume", Decimals.plain(quote.turnover(), 6))
        .put("baseVolume", Decimals.plain(quote.volume(), pair.sizeDecimals()))
        .put("usdtVolume", Decimals.plain(quote.volumeUsd() / usdtUsd, 6))
        .put("ts", Long.toString(now))
        .put("bidPr", Wire.price(pair, quote.bid()))
        .put("askPr", Wire.price(pair, quote.ask()))
        .put("bidSz", Wire.size(pair, quote.bidSize()))
        .put("askSz", Wire.size(pair, quote.askSize()))
        .put("openUtc", open)
        .put("changeUtc24h", Decimals.plain(quote.change(), 5))
        .put("change24h", Decimals.plain(quote.change(), 5));
  }

  /** Lengths have longer names than those of futures: 1min, 4h, 1day, 1week. */
  private ApiResponse candles(ApiRequest request, Contract pair) {
    if (request.parameter("symbol").isEmpty()) {
      return BitgetAnswers.missing(request, "symbol");
    }
    String granularity = request.parameter("granularity", "");
    String bar =
        granularity.replace("min", "m").replace("h", "H").replace("day", "D").replace("week", "W");
    return Bar.hongKong(bar)
        .map(
            length ->
                BitgetHistory.candles(board.venue(), pair, Candles.Of.LAST, length, request, 1000))
        .map(candles -> BitgetAnswers.ok(request, candles))
        .orElseGet(() -> BitgetAnswers.unknown(request, granularity));
  }
}
