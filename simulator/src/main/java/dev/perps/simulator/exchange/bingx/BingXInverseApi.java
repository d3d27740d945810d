package dev.perps.simulator.exchange.bingx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inverse contracts, below {@code /openApi/cswap/}. Every request wants a timestamp, every answer
 * is a list and has the time it was made at.
 */
final class BingXInverseApi {
  static final String PREFIX = "/openApi/cswap/v1/market/";
  private final Board board;

  BingXInverseApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    if (Wire.moment(request, "timestamp").isEmpty()) {
      return BingX.error(400, 104414, "parameter error: timestamp is required");
    }
    return switch (request.path().substring(PREFIX.length())) {
      case "contracts" ->
          rows(request, quotes(request), quote -> BingXRows.inverseContract(quote, request));
      case "ticker" ->
          rows(request, quotes(request), quote -> BingXRows.inverseTicker(quote, request));
      case "premiumIndex" ->
          rows(request, live(request), quote -> BingXRows.inversePremium(quote, request));
      case "openInterest" ->
          one(
              request,
              quote -> Json.array().add(BingXRows.inverseInterest(board.venue(), quote, request)));
      case "depth" -> one(request, quote -> depth(request, quote));
      case "klines" -> klines(request);
      default -> BingX.unknownPath();
    };
  }

  private static ApiResponse rows(
      ApiRequest request, List<Quote> quotes, Function<Quote, JsonNode> row) {
    String symbol = request.parameter("symbol", "");
    List<Quote> wanted =
        quotes.stream().filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol)).toList();
    return wanted.isEmpty() ? BingX.unknownSymbol(symbol) : ok(request, Json.array(wanted, row));
  }

  private ApiResponse one(ApiRequest request, Function<Quote, JsonNode> data) {
    String symbol = request.parameter("symbol", "");
    return live(request).stream()
        .filter(quote -> quote.symbol().equals(symbol))
        .findFirst()
        .map(quote -> ok(request, data.apply(quote)))
        .orElseGet(() -> BingX.unknownSymbol(symbol));
  }

  private static JsonNode depth(ApiRequest request, Quote quote) {
    int levels = request.limit("limit", 20, 1000);
    ObjectNode data = Json.object().put("T", request.wireMillis());
    data.set("bids", levels(quote.contract(), Book.bids(quote, levels)));
    data.set("asks", levels(quote.contract(), Book.asks(quote, levels)));
    return data;
  }

  private static ArrayNode levels(Contract contract, List<Book.Level> levels) {
    int face = BingXRows.face(contract);
    return Json.array(
        levels,
        level ->
            Json.strings(
                Wire.price(contract, level.price()),
                Decimals.fixed(Math.max(1, level.size() * level.price() / face), 1)));
  }

  private ApiResponse klines(ApiRequest request) {
    OptionalLong interval = BingXHistory.interval(request);
    if (interval.isEmpty()) {
      return BingX.error(80014, "Invalid parameters, err:interval");
    }
    return one(
        request,
        quote ->
            Json.array(
                BingXHistory.candles(
                    board.venue(),
                    quote.contract(),
                    Candles.Of.LAST,
                    request,
                    interval.getAsLong()),
                candle -> BingXHistory.kline(quote.contract(), candle)));
  }

  private List<Quote> live(ApiRequest request) {
    return quotes(request).stream().filter(Quote::live).toList();
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  private static ApiResponse ok(ApiRequest request, JsonNode data) {
    ObjectNode body =
        Json.object().put("code", 0).put("msg", "").put("timestamp", request.wireMillis());
    body.set("data", data);
    return ApiResponse.ok(body);
  }
}
