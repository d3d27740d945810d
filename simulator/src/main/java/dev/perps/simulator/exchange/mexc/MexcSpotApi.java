package dev.perps.simulator.exchange.mexc;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v3}: much like Binance's, with fractions where that has per cent. */
final class MexcSpotApi {
  static final String PREFIX = "/api/v3/";
  private static final Set<String> INTERVALS =
      Set.of("1m", "5m", "15m", "30m", "60m", "4h", "1d", "1W", "1M");
  private final Venue venue;
  private final Board board;

  MexcSpotApi(Venue venue, Board board) {
    this.venue = venue;
    this.board = board;
  }

  static int weight(ApiRequest request) {
    boolean all = request.parameter("symbol").isEmpty();
    return switch (request.path().substring(PREFIX.length())) {
      case "exchangeInfo" -> 10;
      case "ticker/24hr" -> all ? 40 : 1;
      default -> 1;
    };
  }

  ApiResponse answer(ApiRequest request) {
    List<Quote> quotes =
        board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
    Optional<String> symbol = request.parameter("symbol");
    Optional<Quote> found =
        quotes.stream().filter(quote -> symbol.equals(Optional.of(quote.symbol()))).findFirst();
    if (symbol.isPresent() && found.isEmpty()) {
      return Mexc.spotError(400, -1121, "Invalid symbol.");
    }
    List<Quote> wanted = found.map(List::of).orElse(quotes);
    return switch (request.path().substring(PREFIX.length())) {
      case "ping" -> ApiResponse.ok(Json.object());
      case "time" -> ApiResponse.ok(Json.object().put("serverTime", request.wireMillis()));
      case "exchangeInfo" -> exchangeInfo(wanted, request);
      case "ticker/24hr" ->
          ApiResponse.ok(
              found
                  .<JsonNode>map(quote -> ticker(quote, request))
                  .orElseGet(() -> Json.array(quotes, quote -> ticker(quote, request))));
      case "klines" -> found.map(quote -> klines(quote, request)).orElseGet(MexcSpotApi::missing);
      case "depth" -> found.map(quote -> depth(quote, request)).orElseGet(MexcSpotApi::missing);
      default -> Mexc.notFound();
    };
  }

  private static ApiResponse missing() {
    return Mexc.spotError(400, 700004, "Param 'symbol' is mandatory, and can not be null");
  }

  private static ApiResponse exchangeInfo(List<Quote> quotes, ApiRequest request) {
    ObjectNode info = Json.object().put("timezone", "CST").put("serverTime", request.wireMillis());
    info.putArray("rateLimits");
    info.putArray("exchangeFilters");
    info.set("symbols", Json.array(quotes, MexcSpotApi::market));
    return ApiResponse.ok(info);
  }

  private static ObjectNode market(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("status", quote.live() ? "1" : "2")
            .put("baseAsset", pair.baseName())
            .put("baseAssetPrecision", pair.sizeDecimals())
            .put("quoteAsset", pair.quote().ticker())
            .put("quotePrecision", pair.priceDecimals())
            .put("quoteAssetPrecision", pair.priceDecimals())
            .put("baseCommissionPrecision", 2)
            .put("quoteCommissionPrecision", 5);
    row.set("orderTypes", Json.strings("LIMIT", "MARKET", "LIMIT_MAKER"));
    row.put("isSpotTradingAllowed", quote.live())
        .put("isMarginTradingAllowed", false)
        .put("quoteAmountPrecision", "1")
        .put("baseSizePrecision", "0");
    row.set("permissions", Json.strings("SPOT"));
    row.putArray("filters");
    return row.put("maxQuoteAmount", "2000000")
        .put("makerCommission", "0")
        .put("takerCommission", "0.0005")
        .put("quoteAmountPrecisionMarket", "1")
        .put("maxQuoteAmountMarket", "100000")
        .put("fullName", pair.baseName())
        .put("tradeSideType", quote.live() ? 1 : 4);
  }

  private static ObjectNode ticker(Quote quote, ApiRequest request) {
    Contract pair = quote.contract();
    long now = request.wireMillis();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("priceChange", Wire.price(pair, quote.last() - quote.open()))
        .put("priceChangePercent", Decimals.plain(quote.change(), 8))
        .put("prevClosePrice", Wire.price(pair, quote.open()))
        .put("lastPrice", Wire.price(pair, quote.last()))
        .put("bidPrice", Wire.price(pair, quote.bid()))
        .put("bidQty", Wire.size(pair, quote.bidSize()))
        .put("askPrice", Wire.price(pair, quote.ask()))
        .put("askQty", Wire.size(pair, quote.askSize()))
        .put("openPrice", Wire.price(pair, quote.open()))
        .put("highPrice", Wire.price(pair, quote.high()))
        .put("lowPrice", Wire.price(pair, quote.low()))
        .put("volume", Decimals.plain(quote.volume(), 8))
        .put("quoteVolume", Decimals.plain(quote.turnover(), 2))
        .put("openTime", now - 86_400_000)
        .put("closeTime", now)
        .putNull("count");
  }

  private ApiResponse klines(Quote quote, ApiRequest request) {
    String word = request.parameter("interval", "");
    OptionalLong interval =
        INTERVALS.contains(word) ? Intervals.millis(word.replace('W', 'w')) : OptionalLong.empty();
    if (interval.isEmpty()) {
      return Mexc.spotError(400, -1121, "Invalid interval.");
    }
    Contract pair = quote.contract();
    OptionalLong start = Wire.moment(request, "startTime");
    ArrayNode rows =
        Json.array(
            Wire.candles(
                venue,
                pair,
                Candles.Of.LAST,
                interval.getAsLong(),
                start,
                Wire.moment(request, "endTime"),
                request.limit("limit", 500, 500),
                true,
                request.wireMillis()),
            candle ->
                Json.array()
                    .add(candle.start())
                    .add(Wire.price(pair, candle.open()))
                    .add(Wire.price(pair, candle.high()))
                    .add(Wire.price(pair, candle.low()))
                    .add(Wire.price(pair, candle.close()))
                    .add(Decimals.plain(candle.volume(), 8))
                    .add(candle.end())
                    .add(Decimals.plain(candle.turnover(), 2)));
    return ApiResponse.ok(rows);
  }

  private static ApiResponse depth(Quote quote, ApiRequest request) {
    int levels = request.limit("limit", 100, 5000);
    ObjectNode book = Json.object().put("lastUpdateId", request.wireMillis() / 20);
    book.set("bids", Wire.levels(quote.contract(), Book.bids(quote, levels)));
    book.set("asks", Wire.levels(quote.contract(), Book.asks(quote, levels)));
    return ApiResponse.ok(book.put("timestamp", request.wireMillis()));
  }
}
