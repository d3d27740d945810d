package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Paths of the spot host; {@code /api/v1} and {@code /api/v3} give the same answers. */
final class AsterSpotApi {
  private final Board board;

  AsterSpotApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().matches("/api/v[13]/.*")) {
      return AsterErrors.noSuchPath(request);
    }
    return switch (request.path().substring("/api/v3/".length())) {
      case "ping" -> ApiResponse.ok(Json.object());
      case "time" -> ApiResponse.ok(Json.object().put("serverTime", request.wireMillis()));
      case "exchangeInfo" -> ApiResponse.ok(AsterInfo.spot(quotes(request), request));
      case "ticker/24hr" -> rows(request, quote -> AsterRows.spotTicker(quote, request));
      case "ticker/price" -> rows(request, quote -> AsterRows.price(quote, request));
      case "ticker/bookTicker" -> rows(request, quote -> AsterRows.spotBookTicker(quote, request));
      case "depth" -> bySymbol(request, quote -> AsterRows.depth(quote, request));
      case "klines" -> klines(request);
      default -> AsterErrors.noSuchPath(request);
    };
  }

  private ApiResponse rows(ApiRequest request, Function<Quote, JsonNode> row) {
    return request.parameter("symbol").isPresent()
        ? bySymbol(request, row)
        : ApiResponse.ok(Json.array(quotes(request), row));
  }

  private ApiResponse klines(ApiRequest request) {
    OptionalLong interval = Intervals.millis(request.parameter("interval", ""));
    if (interval.isEmpty()) {
      return AsterErrors.invalidInterval();
    }
    return bySymbol(
        request,
        quote ->
            AsterHistory.klines(
                board.venue(), quote.contract(), Candles.Of.LAST, request, interval.getAsLong()));
  }

  private ApiResponse bySymbol(ApiRequest request, Function<Quote, JsonNode> body) {
    Optional<String> symbol = request.parameter("symbol");
    if (symbol.isEmpty()) {
      return AsterErrors.missing("symbol");
    }
    return quotes(request).stream()
        .filter(quote -> quote.symbol().equals(symbol.get()))
        .findFirst()
        .map(quote -> ApiResponse.ok(body.apply(quote)))
        .orElseGet(AsterErrors::invalidSymbol);
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }
}
