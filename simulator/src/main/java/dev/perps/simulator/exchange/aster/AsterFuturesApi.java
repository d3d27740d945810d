package dev.perps.simulator.exchange.aster;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Paths of the futures host; {@code /fapi/v1} and {@code /fapi/v3} give the same answers. */
final class AsterFuturesApi {
  private static final String OLD = "/fapi/v1/";
  private static final String NEW = "/fapi/v3/";
  private final Board board;

  AsterFuturesApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    String path = request.path();
    if (path.equals(OLD + "openInterest")) { // undocumented, and of old only
      return bySymbol(request, "symbol", AsterFuturesApi::open, AsterRows::openInterest);
    }
    if (!path.startsWith(OLD) && !path.startsWith(NEW)) {
      return AsterErrors.noSuchPath(request);
    }
    return switch (path.substring(NEW.length())) {
      case "ping" -> ApiResponse.ok(Json.object());
      case "time" -> ApiResponse.ok(Json.object().put("serverTime", request.wireMillis()));
      case "exchangeInfo" ->
          ApiResponse.ok(
              AsterInfo.futures(quotes(request, q -> q.phase() != Phase.DELISTED), request));
      case "ticker/24hr" -> rows(request, AsterFuturesApi::known, AsterRows::ticker);
      case "ticker/price" -> rows(request, AsterFuturesApi::quoted, AsterRows::price);
      case "ticker/bookTicker" -> rows(request, AsterFuturesApi::quoted, AsterRows::bookTicker);
      case "premiumIndex" -> rows(request, AsterFuturesApi::quoted, AsterRows::premium);
      case "fundingInfo" -> fundingInfo(request);
      case "fundingRate" -> fundingRate(request);
      case "depth" -> bySymbol(request, "symbol", AsterFuturesApi::quoted, AsterRows::depth);
      case "klines" -> klines(request, "symbol", Candles.Of.LAST);
      case "markPriceKlines" -> klines(request, "symbol", Candles.Of.MARK);
      case "indexPriceKlines" -> klines(request, "pair", Candles.Of.INDEX);
      default -> AsterErrors.noSuchPath(request);
    };
  }

  // Rows of symbols that no longer trade stay in the 24 h tickers.
  private static boolean known(Quote quote) {
    return quote.phase() != Phase.PENDING;
  }

  private static boolean quoted(Quote quote) {
    return quote.phase() == Phase.LIVE || quote.phase() == Phase.SETTLING;
  }

  private static boolean open(Quote quote) {
    return quote.live();
  }

  /** How a row, or a whole answer, is made of one contract. */
  @FunctionalInterface
  private interface Row {
    JsonNode of(Quote quote, ApiRequest request);
  }

  /** Without symbol all rows in an array, with one its row alone. */
  private ApiResponse rows(ApiRequest request, Predicate<Quote> wanted, Row row) {
    if (request.parameter("symbol").isPresent()) {
      return bySymbol(request, "symbol", wanted, row);
    }
    return ApiResponse.ok(Json.array(quotes(request, wanted), quote -> row.of(quote, request)));
  }

  // Most symbols of 8 h are left out.
  private ApiResponse fundingInfo(ApiRequest request) {
    Optional<String> symbol = request.parameter("symbol");
    List<Quote> told =
        quotes(
            request,
            quote ->
                quoted(quote)
                    && symbol.map(quote.symbol()::equals).orElse(true)
                    && (quote.contract().fundingHours() != 8 || quote.contract().key() % 4 == 0));
    return ApiResponse.ok(Json.array(told, quote -> AsterRows.fundingInfo(quote, request)));
  }

  private ApiResponse fundingRate(ApiRequest request) {
    if (request.parameter("symbol").isPresent()) {
      return bySymbol(
          request,
          "symbol",
          AsterFuturesApi::quoted,
          (quote, asked) -> AsterHistory.fundingRates(board.venue(), quote.contract(), asked));
    }
    List<Quote> live = quotes(request, Quote::live);
    int limit = request.limit("limit", 100, 1000);
    Function<Quote, JsonNode> last =
        quote ->
            AsterHistory.fundingRate(
                board.venue(),
                quote.contract(),
                Venue.intervalStart(quote.contract().fundingHours(), request.wireMillis()));
    return ApiResponse.ok(Json.array(live.subList(0, Math.min(limit, live.size())), last));
  }

  private ApiResponse klines(ApiRequest request, String key, Candles.Of what) {
    OptionalLong interval = Intervals.millis(request.parameter("interval", ""));
    if (interval.isEmpty()) {
      return AsterErrors.invalidInterval();
    }
    return bySymbol(
        request,
        key,
        AsterFuturesApi::quoted,
        (quote, asked) ->
            AsterHistory.klines(
                board.venue(), quote.contract(), what, asked, interval.getAsLong()));
  }

  private ApiResponse bySymbol(ApiRequest request, String key, Predicate<Quote> wanted, Row body) {
    Optional<String> symbol = request.parameter(key);
    if (symbol.isEmpty()) {
      return AsterErrors.missing(key);
    }
    return quotes(request, quote -> wanted.test(quote) && quote.symbol().equals(symbol.get()))
        .stream()
        .findFirst()
        .map(quote -> ApiResponse.ok(body.of(quote, request)))
        .orElseGet(AsterErrors::invalidSymbol);
  }

  private List<Quote> quotes(ApiRequest request, Predicate<Quote> wanted) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .filter(wanted)
        .toList();
  }
}
