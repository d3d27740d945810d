package dev.perps.simulator.exchange.bitget;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Bar;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v2/mix/market}. */
final class BitgetMixApi {
  static final String PREFIX = "/api/v2/mix/market/";

  /** Product types for practice, in which nothing is listed here. */
  private static final Set<String> PRACTICE =
      Set.of("SUSDT-FUTURES", "SUSDC-FUTURES", "SCOIN-FUTURES");

  private final Venue venue;
  private final Map<String, Board> boards;

  /**
   * Makes the API.
   *
   * @param boards by product type
   */
  BitgetMixApi(Venue venue, Map<String, Board> boards) {
    this.venue = venue;
    this.boards = boards;
  }

  ApiResponse answer(ApiRequest request) {
    // Account ratios take the USDT contracts for granted.
    String productType = request.parameter("productType", "USDT-FUTURES").toUpperCase(Locale.ROOT);
    String call = request.path().substring(PREFIX.length());
    if (request.parameter("productType").isEmpty() && !call.equals("account-long-short")) {
      return BitgetAnswers.missing(request, "productType");
    }
    if (!boards.containsKey(productType) && !PRACTICE.contains(productType)) {
      return BitgetAnswers.error(request, 400, "40019", "Parameter productType cannot be empty");
    }
    List<Quote> quotes = quotes(request, productType);
    long now = request.wireMillis();
    double usdt = venue.world().price(venue.world().catalogue().get("USDT"), now);
    return switch (call) {
      case "contracts" -> rows(request, quotes, q -> true, q -> BitgetRows.contract(q, request));
      case "tickers", "ticker" ->
          rows(
              request,
              quotes,
              q -> q.phase() != Phase.PENDING,
              q -> BitgetRows.ticker(q, usdt, now));
      case "current-fund-rate" ->
          rows(request, quotes, BitgetMixApi::open, q -> BitgetRows.fundRate(q, now));
      case "symbol-price" ->
          rows(request, quotes, BitgetMixApi::open, q -> BitgetRows.symbolPrice(q, now));
      default -> ofOne(request, quotes, call);
    };
  }

  private static boolean open(Quote quote) {
    return quote.live() || quote.phase() == Phase.SETTLING;
  }

  private static ApiResponse rows(
      ApiRequest request,
      List<Quote> quotes,
      Predicate<Quote> shown,
      Function<Quote, JsonNode> row) {
    Optional<String> symbol = request.parameter("symbol");
    List<Quote> wanted =
        quotes.stream()
            .filter(shown)
            .filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol.get()))
            .toList();
    return wanted.isEmpty() && symbol.isPresent()
        ? BitgetAnswers.unknown(request, symbol.get())
        : BitgetAnswers.ok(request, Json.array(wanted, row));
  }

  private ApiResponse ofOne(ApiRequest request, List<Quote> quotes, String call) {
    Optional<String> symbol = request.parameter("symbol");
    if (symbol.isEmpty()) {
      return BitgetAnswers.missing(request, "symbol");
    }
    Optional<Quote> found =
        quotes.stream()
            .filter(BitgetMixApi::open)
            .filter(quote -> quote.symbol().equals(symbol.get()))
            .findFirst();
    if (found.isEmpty()) {
      return BitgetAnswers.unknown(request, symbol.get());
    }
    Quote quote = found.get();
    Contract contract = quote.contract();
    return switch (call) {
      case "open-interest" -> BitgetAnswers.ok(request, interest(quote, request.wireMillis()));
      case "funding-time" -> BitgetAnswers.ok(request, fundingTime(contract, request));
      case "history-fund-rate" ->
          BitgetAnswers.ok(request, BitgetHistory.fundingRates(venue, contract, request));
      case "account-long-short" -> accountRatios(request, contract);
      case "merge-depth" -> BitgetAnswers.ok(request, depth(quote, request));
      case "candles" -> candles(request, contract, kind(request), 1000);
      case "history-candles" -> candles(request, contract, Candles.Of.LAST, 200);
      case "history-mark-candles" -> candles(request, contract, Candles.Of.MARK, 200);
      case "history-index-candles" -> candles(request, contract, Candles.Of.INDEX, 200);
      default -> BitgetAnswers.notFound(request);
    };
  }

  private static Candles.Of kind(ApiRequest request) {
    return switch (request.parameter("kLineType", "MARKET").toUpperCase(Locale.ROOT)) {
      case "MARK" -> Candles.Of.MARK;
      case "INDEX" -> Candles.Of.INDEX;
      default -> Candles.Of.LAST;
    };
  }

  private ApiResponse candles(ApiRequest request, Contract contract, Candles.Of what, int most) {
    String granularity = request.parameter("granularity", "");
    return Bar.hongKong(granularity)
        .map(bar -> BitgetHistory.candles(venue, contract, what, bar, request, most))
        .map(candles -> BitgetAnswers.ok(request, candles))
        .orElseGet(() -> BitgetAnswers.unknown(request, granularity));
  }

  private ApiResponse accountRatios(ApiRequest request, Contract contract) {
    String period = request.parameter("period", "5m");
    return Bar.hongKong(period)
        .or(() -> Bar.hongKong(period.toUpperCase(Locale.ROOT)))
        .map(bar -> BitgetHistory.accountRatios(venue, contract, bar.interval(), request))
        .map(ratios -> BitgetAnswers.ok(request, ratios))
        .orElseGet(() -> BitgetAnswers.unknown(request, period));
  }

  private static ObjectNode interest(Quote quote, long now) {
    ObjectNode data = Json.object();
    data.putArray("openInterestList")
        .addObject()
        .put("symbol", quote.symbol())
        .put("size", Wire.size(quote.contract(), quote.openInterest()));
    return data.put("ts", Long.toString(now));
  }

  private static ArrayNode fundingTime(Contract contract, ApiRequest request) {
    long next = Venue.intervalEnd(Math.max(1, contract.fundingHours()), request.wireMillis());
    return Json.array()
        .add(
            Json.object()
                .put("symbol", contract.symbol())
                .put("nextFundingTime", Long.toString(next))
                .put("ratePeriod", Integer.toString(contract.fundingHours())));
  }

  /** Prices and sizes are JSON numbers, here alone. */
  private static ObjectNode depth(Quote quote, ApiRequest request) {
    String limit = request.parameter("limit", "100");
    int levels = limit.equals("max") ? 1000 : request.limit("limit", 100, 1000);
    ObjectNode data = Json.object();
    data.set("asks", levels(quote, Book.asks(quote, levels)));
    data.set("bids", levels(quote, Book.bids(quote, levels)));
    return data.put("ts", Long.toString(request.wireMillis()))
        .put("scale", Wire.step(quote.contract().priceDecimals()))
        .put("precision", "scale0")
        .put("isMaxPrecision", "NO");
  }

  private static ArrayNode levels(Quote quote, List<Book.Level> levels) {
    Contract contract = quote.contract();
    return Json.array(
        levels,
        level ->
            Json.array()
                .add(Json.number(level.price(), contract.priceDecimals()))
                .add(Json.number(level.size(), contract.sizeDecimals())));
  }

  private List<Quote> quotes(ApiRequest request, String productType) {
    Board board = boards.get(productType);
    return board == null
        ? List.of()
        : board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
  }
}
