package dev.perps.simulator.exchange.bingx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Spot markets, below {@code /openApi/spot/}. */
final class BingXSpotApi {
  static final String PREFIX = "/openApi/spot/";
  private final Board board;

  BingXSpotApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    return switch (request.path().substring(PREFIX.length())) {
      case "v1/server/time" ->
          dated(request, Json.object().put("serverTime", request.wireMillis()));
      case "v1/common/symbols" -> symbols(request);
      case "v1/ticker/24hr" -> tickers(request);
      case "v1/market/kline", "v2/market/kline" -> klines(request);
      default -> BingX.unknownPath();
    };
  }

  private ApiResponse symbols(ApiRequest request) {
    ObjectNode body = Json.object().put("code", 0).put("msg", "").put("debugMsg", "");
    body.putObject("data")
        .set("symbols", Json.array(wanted(request), quote -> BingXRows.spotSymbol(quote, request)));
    return ApiResponse.ok(body);
  }

  private ApiResponse tickers(ApiRequest request) {
    if (Wire.moment(request, "timestamp").isEmpty()) {
      return BingX.error(100400, "timestamp is required");
    }
    return dated(
        request, Json.array(wanted(request), quote -> BingXRows.spotTicker(quote, request)));
  }

  private ApiResponse klines(ApiRequest request) {
    OptionalLong interval = BingXHistory.interval(request);
    Optional<Contract> pair =
        request.parameter("symbol").isEmpty()
            ? Optional.empty()
            : wanted(request).stream().findFirst().map(Quote::contract);
    if (interval.isEmpty() || pair.isEmpty()) {
      return BingX.error(100400, "Invalid parameters, err:symbol or interval");
    }
    return dated(
        request,
        Json.array(
            BingXHistory.candles(
                board.venue(), pair.get(), Candles.Of.LAST, request, interval.getAsLong()),
            candle -> BingXHistory.spotKline(pair.get(), candle)));
  }

  private List<Quote> wanted(ApiRequest request) {
    String symbol = request.parameter("symbol", "");
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol))
        .toList();
  }

  private static ApiResponse dated(ApiRequest request, JsonNode data) {
    ObjectNode body = Json.object().put("code", 0).put("timestamp", request.wireMillis());
    body.set("data", data);
    return ApiResponse.ok(body);
  }
}
