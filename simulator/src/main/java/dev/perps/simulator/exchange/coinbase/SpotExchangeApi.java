package dev.perps.simulator.exchange.coinbase;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of Coinbase Exchange, {@code api.exchange.coinbase.com}. */
final class SpotExchangeApi {
  static final String PREFIX = "/products";
  private static final int MOST_CANDLES = 300;
  private static final Set<Long> GRANULARITIES = Set.of(60L, 300L, 900L, 3600L, 21_600L, 86_400L);
  private final Board board;

  SpotExchangeApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    String[] words = request.path().substring(PREFIX.length()).split("/", -1);
    List<Quote> quotes =
        board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
    if (words.length == 1) {
      return ApiResponse.ok(Json.array(quotes, SpotExchangeApi::product));
    }
    return quotes.stream()
        .filter(quote -> quote.symbol().equals(words[1]))
        .findFirst()
        .map(quote -> answer(request, quote, words.length == 2 ? "" : words[2]))
        .orElseGet(SpotExchangeApi::notFound);
  }

  private ApiResponse answer(ApiRequest request, Quote quote, String what) {
    return switch (what) {
      case "" -> ApiResponse.ok(product(quote));
      case "ticker" -> ApiResponse.ok(ticker(quote, request));
      case "stats" -> ApiResponse.ok(stats(quote));
      case "candles" -> candles(request, quote.contract());
      default -> notFound();
    };
  }

  private static ObjectNode product(Quote quote) {
    Contract pair = quote.contract();
    return Json.object()
        .put("id", quote.symbol())
        .put("base_currency", pair.baseName())
        .put("quote_currency", pair.quote().ticker())
        .put("base_min_size", "0.0001")
        .put("base_max_size", "1000000")
        .put("quote_increment", Wire.step(pair.priceDecimals()))
        .put("base_increment", Wire.step(pair.sizeDecimals()))
        .put("display_name", pair.baseName() + "/" + pair.quote().ticker())
        .put("min_market_funds", "1")
        .put("margin_enabled", false)
        .put("post_only", false)
        .put("limit_only", false)
        .put("cancel_only", false)
        .put("status", quote.live() ? "online" : "delisted")
        .put("status_message", "")
        .put("trading_disabled", !quote.live())
        .put("fx_stablecoin", false)
        .put("max_slippage_percentage", "0.02000000")
        .put("auction_mode", false);
  }

  private static ObjectNode ticker(Quote quote, ApiRequest request) {
    Contract pair = quote.contract();
    return Json.object()
        .put("trade_id", Math.floorMod(pair.key(), 1_000_000_000L))
        .put("price", Wire.price(pair, quote.last()))
        .put("size", Wire.size(pair, quote.lastSize()))
        .put("bid", Wire.price(pair, quote.bid()))
        .put("ask", Wire.price(pair, quote.ask()))
        .put("volume", Wire.size(pair, quote.volume()))
        .put("time", Json.iso(request.wireMillis()));
  }

  private static ObjectNode stats(Quote quote) {
    Contract pair = quote.contract();
    return Json.object()
        .put("open", Wire.price(pair, quote.open()))
        .put("high", Wire.price(pair, quote.high()))
        .put("low", Wire.price(pair, quote.low()))
        .put("last", Wire.price(pair, quote.last()))
        .put("volume", Wire.size(pair, quote.volume()))
        .put("volume_30day", Wire.size(pair, quote.volume() * 31));
  }

  // Newest first; low and high stand before open and close.
  private ApiResponse candles(ApiRequest request, Contract pair) {
    long seconds = request.number("granularity", 60);
    if (!GRANULARITIES.contains(seconds)) {
      return ApiResponse.json(400, Json.object().put("message", "Unsupported granularity"));
    }
    List<Candle> candles =
        Wire.candles(
            board.venue(),
            pair,
            Candles.Of.LAST,
            seconds * 1000,
            CoinbaseTimes.moment(request, "start"),
            CoinbaseTimes.moment(request, "end"),
            MOST_CANDLES,
            false,
            request.wireMillis());
    return ApiResponse.ok(Json.array(candles.reversed(), candle -> candle(pair, candle)));
  }

  private static JsonNode candle(Contract pair, Candle candle) {
    int decimals = pair.priceDecimals();
    return Json.array()
        .add(candle.start() / 1000)
        .add(Decimals.round(candle.low(), decimals))
        .add(Decimals.round(candle.high(), decimals))
        .add(Decimals.round(candle.open(), decimals))
        .add(Decimals.round(candle.close(), decimals))
        .add(Decimals.round(candle.volume(), 8));
  }

  private static ApiResponse notFound() {
    return ApiResponse.json(404, Json.object().put("message", "NotFound"));
  }
}
