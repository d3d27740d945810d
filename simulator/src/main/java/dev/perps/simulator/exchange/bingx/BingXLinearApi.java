package dev.perps.simulator.exchange.bingx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Linear contracts, below {@code /openApi/swap/}. One symbol asked for is an object, all a list.
 */
final class BingXLinearApi {
  private final Board board;

  BingXLinearApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    return switch (request.path()) {
      case "/openApi/swap/v2/server/time" ->
          ok(Json.object().put("serverTime", request.wireMillis()));
      case "/openApi/swap/v2/quote/contracts" -> ok(contracts(request));
      case "/openApi/swap/v2/quote/ticker" ->
          many(
              request,
              quote -> quote.phase() != Phase.PENDING,
              quote -> BingXRows.linearTicker(quote, request));
      case "/openApi/swap/v2/quote/premiumIndex" ->
          many(request, Quote::live, quote -> BingXRows.linearPremium(quote, request));
      case "/openApi/swap/v2/quote/openInterest" ->
          one(request, quote -> ok(BingXRows.linearInterest(quote, request)));
      case "/openApi/swap/v2/quote/fundingRate" ->
          one(
              request,
              quote -> ok(BingXHistory.fundingRates(board.venue(), quote.contract(), request)));
      case "/openApi/swap/v2/quote/depth" -> one(request, quote -> depth(request, quote));
      case "/openApi/swap/v2/quote/klines", "/openApi/swap/v3/quote/klines" ->
          one(request, quote -> klines(request, quote.contract(), Candles.Of.LAST));
      case "/openApi/swap/v1/market/markPriceKlines" ->
          one(request, quote -> klines(request, quote.contract(), Candles.Of.MARK));
      default -> BingX.unknownPath();
    };
  }

  private JsonNode contracts(ApiRequest request) {
    String symbol = request.parameter("symbol", "");
    List<Quote> listed =
        quotes(request).stream()
            .filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol))
            .toList();
    return Json.array(listed, quote -> BingXRows.linearContract(quote, request));
  }

  private ApiResponse many(
      ApiRequest request, Predicate<Quote> shown, Function<Quote, JsonNode> row) {
    if (request.parameter("symbol").isPresent()) {
      return one(request, quote -> ok(row.apply(quote)));
    }
    return ok(Json.array(quotes(request).stream().filter(shown).toList(), row));
  }

  private ApiResponse one(ApiRequest request, Function<Quote, ApiResponse> answer) {
    String symbol = request.parameter("symbol", "");
    Optional<Quote> found =
        quotes(request).stream().filter(quote -> quote.symbol().equals(symbol)).findFirst();
    if (found.isEmpty()) {
      return BingX.unknownSymbol(symbol);
    }
    return switch (found.get().phase()) {
      case LIVE -> answer.apply(found.get());
      case PENDING, SETTLING -> BingX.error(109415, symbol + " is pause currently");
      case DELISTED, GONE -> BingX.error(109418, symbol + " is offline currently");
    };
  }

  private static ApiResponse depth(ApiRequest request, Quote quote) {
    int levels = request.limit("limit", 20, 1000);
    ArrayNode bids = Wire.levels(quote.contract(), Book.bids(quote, levels));
    ArrayNode asks = Wire.levels(quote.contract(), Book.asks(quote, levels));
    ObjectNode data = Json.object().put("T", request.wireMillis());
    data.set("bids", bids);
    data.set("asks", asks);
    data.set("bidsCoin", bids.deepCopy());
    data.set("asksCoin", asks.deepCopy());
    return ok(data);
  }

  private ApiResponse klines(ApiRequest request, Contract contract, Candles.Of what) {
    OptionalLong interval = BingXHistory.interval(request);
    if (interval.isEmpty()) {
      return BingX.error(80014, "Invalid parameters, err:interval");
    }
    return ok(
        Json.array(
            BingXHistory.candles(board.venue(), contract, what, request, interval.getAsLong()),
            candle ->
                what == Candles.Of.MARK
                    ? BingXHistory.markKline(contract, candle)
                    : BingXHistory.kline(contract, candle)));
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  private static ApiResponse ok(JsonNode data) {
    ObjectNode body = Json.object().put("code", 0).put("msg", "");
    body.set("data", data);
    return ApiResponse.ok(body);
  }
}
