package dev.perps.simulator.exchange.dydx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths of the indexer. */
final class DydxApi {
  static final String CANDLES = "/v4/candles/perpetualMarkets/";
  private static final String FUNDING = "/v4/historicalFunding/";
  private static final String BOOK = "/v4/orderbooks/perpetualMarket/";
  private static final int MOST_ROWS = 1000;
  private final Board board;

  DydxApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    String path = request.path();
    if (!request.method().equals("GET")) {
      return ApiResponse.text(404, "Cannot " + request.method() + " " + path);
    }
    if (path.startsWith(CANDLES)) {
      return candles(request);
    }
    if (path.startsWith(FUNDING)) {
      return forMarket(request, path.substring(FUNDING.length()), q -> funding(q, request));
    }
    if (path.startsWith(BOOK)) {
      return forMarket(request, path.substring(BOOK.length()), DydxRows::book);
    }
    return switch (path) {
      case "/v4/perpetualMarkets" -> markets(request);
      case "/v4/sparklines" -> sparklines(request);
      case "/v4/height" ->
          ApiResponse.ok(
              Json.object()
                  .put("height", Long.toString(DydxHistory.height(request.wireMillis())))
                  .put("time", Json.iso(request.wireMillis() - 700)));
      case "/v4/time" ->
          ApiResponse.ok(
              Json.object()
                  .put("iso", Json.iso(request.wireMillis()))
                  .put("epoch", request.wireMillis() / 1000.0));
      default -> ApiResponse.text(404, "Cannot GET " + path);
    };
  }

  private ApiResponse markets(ApiRequest request) {
    Optional<String> one = request.parameter("ticker").or(() -> request.parameter("market"));
    List<Quote> listed = board.at(request.marketMillis()).all();
    ObjectNode markets = Json.object();
    for (int place = 0; place < listed.size(); place++) {
      Quote quote = listed.get(place);
      if (isShown(quote, request) && one.map(quote.symbol()::equals).orElse(true)) {
        markets.set(quote.symbol(), DydxRows.market(board.venue(), quote, place));
      }
    }
    if (one.isPresent() && markets.isEmpty()) {
      return Dydx.error(404, one.get() + " not found in markets of type PERPETUAL");
    }
    ObjectNode body = Json.object();
    body.set("markets", markets);
    return ApiResponse.ok(body);
  }

  private ApiResponse sparklines(ApiRequest request) {
    boolean week = request.parameter("timePeriod", "").equals("SEVEN_DAYS");
    if (!week && !request.parameter("timePeriod", "").equals("ONE_DAY")) {
      return Dydx.error(400, "timePeriod must be a valid Time Period, one of ONE_DAY,SEVEN_DAYS");
    }
    ObjectNode lines = Json.object();
    for (Quote quote : board.at(request.marketMillis()).all()) {
      if (isShown(quote, request)) {
        lines.set(
            quote.symbol(),
            DydxHistory.closes(
                board.venue(),
                quote,
                week ? 4 * DydxHistory.HOUR : DydxHistory.HOUR,
                week ? 42 : 24,
                quote.millis()));
      }
    }
    return ApiResponse.ok(lines);
  }

  private ApiResponse candles(ApiRequest request) {
    String resolution = request.parameter("resolution", "");
    if (DydxHistory.resolution(resolution).isEmpty()) {
      return Dydx.error(
          400,
          "resolution must be a valid Candle Resolution, one of"
              + " 1MIN,5MINS,15MINS,30MINS,1HOUR,4HOURS,1DAY");
    }
    return forMarket(
        request,
        request.path().substring(CANDLES.length()),
        quote -> {
          ObjectNode body = Json.object();
          body.set(
              "candles",
              DydxHistory.candles(
                  board.venue(),
                  quote.contract(),
                  resolution,
                  moment(request, "fromISO", 0),
                  moment(request, "toISO", request.wireMillis() + 1),
                  request.limit("limit", 100, MOST_ROWS),
                  request.wireMillis()));
          return body;
        });
  }

  private JsonNode funding(Quote quote, ApiRequest request) {
    ObjectNode body = Json.object();
    body.set(
        "historicalFunding",
        DydxHistory.fundingRates(
            board.venue(),
            quote.contract(),
            quote.contract().life().listedAt(request.marketMillis()),
            moment(request, "effectiveBeforeOrAt", request.wireMillis()),
            request.limit("limit", MOST_ROWS, MOST_ROWS)));
    return body;
  }

  private static long moment(ApiRequest request, String name, long otherwise) {
    try {
      return request
          .parameter(name)
          .map(text -> Instant.parse(text).toEpochMilli())
          .orElse(otherwise);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  private ApiResponse forMarket(ApiRequest request, String ticker, Function<Quote, JsonNode> body) {
    return board
        .at(request.marketMillis())
        .find(ticker)
        .filter(quote -> isShown(quote, request) && quote.phase() != Phase.PENDING)
        .map(quote -> ApiResponse.ok(body.apply(quote)))
        .orElseGet(() -> Dydx.error(400, "ticker must be a valid ticker (BTC-USD, etc)"));
  }

  private static boolean isShown(Quote quote, ApiRequest request) {
    return !request.hidden().contains(quote.symbol());
  }
}
