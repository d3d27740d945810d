package dev.perps.simulator.exchange.binance;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths of the spot host. */
final class BinanceSpotApi {
  private static final String PREFIX = "/api/v3/";
  private final Board board;

  BinanceSpotApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX)) {
      return BinanceErrors.noSuchPath(request);
    }
    return switch (request.path().substring(PREFIX.length())) {
      case "ping" -> ApiResponse.ok(Json.object());
      case "time" -> ApiResponse.ok(Json.object().put("serverTime", request.wireMillis()));
      case "exchangeInfo" -> exchangeInfo(request);
      case "ticker/24hr" -> rows(request, quote -> BinanceSpot.ticker(quote, request));
      case "ticker/price" -> rows(request, BinanceSpot::price);
      case "ticker/bookTicker" -> rows(request, BinanceSpot::bookTicker);
      case "klines" -> klines(request);
      case "depth" -> depth(request);
      default -> BinanceErrors.noSuchPath(request);
    };
  }

  private ApiResponse exchangeInfo(ApiRequest request) {
    Optional<String> symbol = request.parameter("symbol");
    List<Quote> quotes =
        quotes(request).stream()
            .filter(quote -> symbol.isEmpty() || symbol.get().equals(quote.symbol()))
            .toList();
    return quotes.isEmpty()
        ? BinanceErrors.invalidSymbol()
        : ApiResponse.ok(BinanceSpot.exchangeInfo(quotes, request));
  }

  private ApiResponse rows(ApiRequest request, Function<Quote, JsonNode> row) {
    if (request.parameter("symbol").isPresent()) {
      return bySymbol(request, row);
    }
    return ApiResponse.ok(Json.array(quotes(request), row));
  }

  private ApiResponse klines(ApiRequest request) {
    OptionalLong interval = Intervals.millis(request.parameter("interval", ""));
    if (interval.isEmpty()) {
      return BinanceErrors.invalidInterval();
    }
    return bySymbol(
        request,
        quote ->
            BinanceHistory.klines(
                board, quote.contract(), Candles.Of.LAST, request, interval.getAsLong(), 1000));
  }

  private ApiResponse depth(ApiRequest request) {
    int levels = request.limit("limit", 100, 5000);
    return bySymbol(
        request,
        quote -> {
          ObjectNode book = Json.object().put("lastUpdateId", request.wireMillis() * 31);
          book.set("bids", Wire.levels(quote.contract(), Book.bids(quote, levels)));
          book.set("asks", Wire.levels(quote.contract(), Book.asks(quote, levels)));
          return book;
        });
  }

  private ApiResponse bySymbol(ApiRequest request, Function<Quote, JsonNode> body) {
    Optional<String> symbol = request.parameter("symbol");
    if (symbol.isEmpty()) {
      return BinanceErrors.missing("symbol");
    }
    return quotes(request).stream()
        .filter(quote -> quote.symbol().equals(symbol.get()))
        .findFirst()
        .map(quote -> ApiResponse.ok(body.apply(quote)))
        .orElseGet(BinanceErrors::invalidSymbol);
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }
}
