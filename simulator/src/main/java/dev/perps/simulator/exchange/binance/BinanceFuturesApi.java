package dev.perps.simulator.exchange.binance;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
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
import tools.jackson.databind.node.ObjectNode;

/** Paths of one of the two futures hosts. */
final class BinanceFuturesApi {
  private final String prefix;
  private final boolean coinMargined;
  private final Board board;

  /**
   * Makes one host.
   *
   * @param prefix {@code /fapi/} or {@code /dapi/}
   */
  BinanceFuturesApi(String prefix, Board board) {
    this.prefix = prefix;
    this.coinMargined = prefix.equals("/dapi/");
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    String path = request.path();
    if (!path.startsWith(prefix + "v1/") && !path.equals(prefix + "v2/ticker/price")) {
      return BinanceErrors.noSuchPath(request);
    }
    return switch (path.substring(prefix.length() + 3)) {
      case "ping" -> ApiResponse.ok(Json.object());
      case "time" -> ApiResponse.ok(Json.object().put("serverTime", request.wireMillis()));
      case "exchangeInfo" -> exchangeInfo(request);
      case "ticker/24hr" ->
          rows(request, BinanceFuturesApi::known, q -> BinanceRows.ticker(q, request));
      case "ticker/price" ->
          rows(request, BinanceFuturesApi::quoted, q -> BinanceRows.price(q, request));
      case "ticker/bookTicker" ->
          rows(request, BinanceFuturesApi::quoted, q -> BinanceRows.bookTicker(q, request));
      case "premiumIndex" ->
          rows(request, BinanceFuturesApi::quoted, q -> BinanceRows.premium(q, request));
      case "fundingInfo" -> fundingInfo(request);
      case "fundingRate" -> fundingRate(request);
      case "openInterest" -> openInterest(request);
      case "depth" -> depth(request);
      case "klines" -> klines(request, Candles.Of.LAST);
      case "markPriceKlines" -> klines(request, Candles.Of.MARK);
      case "indexPriceKlines" -> klines(request, Candles.Of.INDEX);
      case "premiumIndexKlines" -> klines(request, Candles.Of.PREMIUM);
      default -> BinanceErrors.noSuchPath(request);
    };
  }

  /** The endpoints under {@code /futures/data}. */
  ApiResponse data(ApiRequest request) {
    String key = coinMargined ? "pair" : "symbol";
    if (request.parameter(key).isEmpty()) {
      return BinanceErrors.missing(key);
    }
    OptionalLong period = Intervals.millis(request.parameter("period", ""));
    Optional<Quote> found = find(request, byPair(request.parameter(key, "")));
    if (found.isEmpty()) {
      return BinanceErrors.invalidSymbol();
    }
    if (period.isEmpty() || period.getAsLong() < 300_000) {
      return BinanceErrors.malformed("period");
    }
    Venue venue = board.venue();
    long step = period.getAsLong();
    return switch (request.path().substring("/futures/data/".length())) {
      case "openInterestHist" ->
          ApiResponse.ok(BinanceHistory.openInterest(venue, found.get().contract(), request, step));
      case "globalLongShortAccountRatio" -> ratio(found.get(), request, step, 1);
      case "topLongShortAccountRatio" -> ratio(found.get(), request, step, 1.1);
      case "topLongShortPositionRatio" -> ratio(found.get(), request, step, 0.8);
      default -> BinanceErrors.noSuchPath(request);
    };
  }

  private ApiResponse ratio(Quote quote, ApiRequest request, long step, double tilt) {
    return ApiResponse.ok(
        BinanceHistory.longShort(board.venue(), quote.contract(), request, step, tilt));
  }

  private Predicate<Quote> byPair(String name) {
    return quote ->
        quote.contract().type().perpetual()
            && (coinMargined ? BinanceRows.pair(quote.contract()) : quote.symbol()).equals(name);
  }

  private ApiResponse exchangeInfo(ApiRequest request) {
    List<Quote> listed = quotes(request, quote -> quote.phase() != Phase.DELISTED);
    return ApiResponse.ok(
        coinMargined
            ? BinanceInfo.coinMargined(listed, request)
            : BinanceInfo.usdMargined(listed, request));
  }

  // Rows of symbols that no longer trade stay in the 24 h tickers.
  private static boolean known(Quote quote) {
    return quote.phase() != Phase.PENDING;
  }

  private static boolean quoted(Quote quote) {
    return quote.phase() == Phase.LIVE || quote.phase() == Phase.SETTLING;
  }

  /** Without symbol all rows, with one its row: on COIN-M in an array all the same. */
  private ApiResponse rows(
      ApiRequest request, Predicate<Quote> wanted, Function<Quote, JsonNode> row) {
    Optional<String> symbol = request.parameter("symbol");
    if (symbol.isEmpty()) {
      return ApiResponse.ok(Json.array(quotes(request, wanted), row));
    }
    Optional<Quote> quote = find(request, q -> wanted.test(q) && q.symbol().equals(symbol.get()));
    if (quote.isEmpty()) {
      return BinanceErrors.invalidSymbol();
    }
    JsonNode one = row.apply(quote.get());
    return ApiResponse.ok(coinMargined ? Json.array().add(one) : one);
  }

  // 8 h symbols are left out, but for a few whose caps were adjusted.
  private ApiResponse fundingInfo(ApiRequest request) {
    List<Quote> adjusted =
        quotes(
            request,
            quote ->
                quote.contract().type().perpetual()
                    && quoted(quote)
                    && (quote.contract().fundingHours() != 8 || quote.contract().key() % 16 == 0));
    return ApiResponse.ok(Json.array(adjusted, BinanceRows::fundingInfo));
  }

  private ApiResponse fundingRate(ApiRequest request) {
    Optional<String> symbol = request.parameter("symbol");
    if (symbol.isEmpty()) {
      return coinMargined ? BinanceErrors.missing("symbol") : lastRates(request);
    }
    return bySymbol(
        request, quote -> BinanceHistory.fundingRates(board.venue(), quote.contract(), request));
  }

  private ApiResponse lastRates(ApiRequest request) {
    List<Quote> live = quotes(request, q -> q.live() && q.contract().type().perpetual());
    int limit = request.limit("limit", 100, 1000);
    return ApiResponse.ok(
        Json.array(
            live.subList(0, Math.min(limit, live.size())),
            quote ->
                BinanceHistory.fundingRate(
                    board.venue(),
                    quote.contract(),
                    Venue.intervalStart(quote.contract().fundingHours(), request.wireMillis()))));
  }

  private ApiResponse openInterest(ApiRequest request) {
    Optional<Quote> quote = request.parameter("symbol").flatMap(s -> find(request, s));
    if (quote.isPresent() && !quote.get().live()) {
      return BinanceErrors.closedSymbol();
    }
    return bySymbol(request, q -> BinanceRows.openInterest(q, request));
  }

  private ApiResponse depth(ApiRequest request) {
    int levels = request.limit("limit", 500, 1000);
    long now = request.wireMillis();
    return bySymbol(
        request,
        quote -> {
          ObjectNode book =
              Json.object().put("lastUpdateId", now * 31).put("E", now).put("T", now - 4);
          book.set("bids", Wire.levels(quote.contract(), Book.bids(quote, levels)));
          book.set("asks", Wire.levels(quote.contract(), Book.asks(quote, levels)));
          return book;
        });
  }

  private ApiResponse klines(ApiRequest request, Candles.Of what) {
    OptionalLong interval = Intervals.millis(request.parameter("interval", ""));
    if (interval.isEmpty()) {
      return BinanceErrors.invalidInterval();
    }
    if (what == Candles.Of.INDEX) {
      String pair = request.parameter("pair", "");
      return find(request, q -> BinanceRows.pair(q.contract()).equals(pair))
          .map(quote -> kline(quote, what, request, interval.getAsLong()))
          .orElseGet(BinanceErrors::invalidSymbol);
    }
    return bySymbol(
        request,
        quote ->
            BinanceHistory.klines(
                board, quote.contract(), what, request, interval.getAsLong(), 1500));
  }

  private ApiResponse kline(Quote quote, Candles.Of what, ApiRequest request, long interval) {
    return ApiResponse.ok(
        BinanceHistory.klines(board, quote.contract(), what, request, interval, 1500));
  }

  private ApiResponse bySymbol(ApiRequest request, Function<Quote, JsonNode> body) {
    Optional<String> symbol = request.parameter("symbol");
    if (symbol.isEmpty()) {
      return BinanceErrors.missing("symbol");
    }
    return find(request, symbol.get())
        .map(quote -> ApiResponse.ok(body.apply(quote)))
        .orElseGet(BinanceErrors::invalidSymbol);
  }

  private Optional<Quote> find(ApiRequest request, String symbol) {
    return find(request, quote -> quote.symbol().equals(symbol) && quoted(quote));
  }

  private Optional<Quote> find(ApiRequest request, Predicate<Quote> wanted) {
    return quotes(request, wanted).stream().findFirst();
  }

  private List<Quote> quotes(ApiRequest request, Predicate<Quote> wanted) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .filter(wanted)
        .toList();
  }
}
