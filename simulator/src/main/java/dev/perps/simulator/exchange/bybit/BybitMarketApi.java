package dev.perps.simulator.exchange.bybit;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /v5/market}. */
final class BybitMarketApi {
  private static final String PREFIX = "/v5/market/";
  private final Venue venue;
  private final Map<String, Board> categories;

  BybitMarketApi(Venue venue, Map<String, Board> categories) {
    this.venue = venue;
    this.categories = categories;
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX) || !request.method().equals("GET")) {
      return notFound();
    }
    String name = request.path().substring(PREFIX.length());
    if (name.equals("time")) {
      long now = request.wireMillis();
      return ok(
          request,
          Json.object()
              .put("timeSecond", Long.toString(now / 1000))
              .put("timeNano", now + "000000"));
    }
    String category = request.parameter("category", "linear");
    if (category.equals("option")) {
      ObjectNode none = Json.object().put("category", category);
      none.putArray("list");
      return ok(request, none.put("nextPageCursor", ""));
    }
    if (!categories.containsKey(category)) {
      return invalid(request, "category");
    }
    return switch (name) {
      case "instruments-info" -> instruments(request, category);
      case "tickers" -> tickers(request, category);
      case "orderbook",
          "kline",
          "mark-price-kline",
          "index-price-kline",
          "premium-index-price-kline",
          "funding/history",
          "open-interest",
          "account-ratio" ->
          bySymbol(request, category, name);
      default -> notFound();
    };
  }

  private ApiResponse bySymbol(ApiRequest request, String category, String name) {
    Optional<Quote> found =
        quotes(request, category).stream()
            .filter(quote -> quote.symbol().equals(request.parameter("symbol", "")))
            .filter(quote -> quote.phase() != Phase.DELISTED)
            .findFirst();
    if (found.isEmpty()) {
      return invalid(request, "symbol");
    }
    Contract contract = found.get().contract();
    return switch (name) {
      case "orderbook" -> orderBook(request, category, found.get());
      case "kline" -> klines(request, category, contract, Candles.Of.LAST);
      case "mark-price-kline" -> klines(request, category, contract, Candles.Of.MARK);
      case "index-price-kline" -> klines(request, category, contract, Candles.Of.INDEX);
      case "premium-index-price-kline" -> klines(request, category, contract, Candles.Of.PREMIUM);
      case "funding/history" -> fundingHistory(request, category, contract);
      case "open-interest" ->
          history(
              request,
              category,
              contract,
              "intervalTime",
              200,
              at -> BybitHistory.openInterest(venue, contract, at));
      default ->
          history(
              request,
              category,
              contract,
              "period",
              500,
              at -> BybitHistory.accountRatio(venue, contract, at));
    };
  }

  private ApiResponse instruments(ApiRequest request, String category) {
    boolean spot = category.equals("spot");
    String status = request.parameter("status", "Trading");
    Optional<String> symbol = request.parameter("symbol");
    Optional<String> base = request.parameter("baseCoin");
    List<Quote> wanted =
        quotes(request, category).stream()
            .filter(
                quote ->
                    symbol.isPresent()
                        ? quote.symbol().equals(symbol.get())
                        : BybitInstruments.status(quote).equals(status))
            .filter(quote -> base.isEmpty() || quote.contract().baseName().equals(base.get()))
            .toList();
    ObjectNode result = Json.object().put("category", category);
    if (spot) {
      result.set("list", Json.array(wanted, BybitInstruments::spot));
      return ok(request, result);
    }
    int from = Math.min(wanted.size(), start(request.parameter("cursor", ""), wanted));
    int to = Math.min(wanted.size(), from + request.limit("limit", 500, 1000));
    result.set(
        "list", Json.array(wanted.subList(from, to), q -> BybitInstruments.contract(q, request)));
    result.put(
        "nextPageCursor",
        to == wanted.size()
            ? ""
            : "first%3D" + wanted.get(from).symbol() + "%26last%3D" + wanted.get(to - 1).symbol());
    return ok(request, result);
  }

  /** Position of the first row behind the one that the cursor names last. */
  private static int start(String cursor, List<Quote> rows) {
    int at = Math.max(cursor.lastIndexOf("last%3D") + 7, cursor.lastIndexOf("last=") + 5);
    if (at < 7) {
      return 0;
    }
    String last = cursor.substring(at);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).symbol().equals(last)) {
        return i + 1;
      }
    }
    return 0;
  }

  private ApiResponse tickers(ApiRequest request, String category) {
    Optional<String> symbol = request.parameter("symbol");
    Optional<String> base = request.parameter("baseCoin");
    List<Quote> wanted =
        quotes(request, category).stream()
            .filter(quote -> quote.phase() != Phase.DELISTED)
            .filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol.get()))
            .filter(quote -> base.isEmpty() || quote.contract().baseName().equals(base.get()))
            .toList();
    if (wanted.isEmpty() && symbol.isPresent()) {
      return invalid(request, "symbol");
    }
    ObjectNode result = Json.object().put("category", category);
    result.set(
        "list",
        category.equals("spot")
            ? Json.array(wanted, BybitTickers::spot)
            : Json.array(wanted, quote -> BybitTickers.contract(quote, request)));
    return ok(request, result);
  }

  private ApiResponse orderBook(ApiRequest request, String category, Quote quote) {
    int levels = request.limit("limit", category.equals("spot") ? 1 : 25, 1000);
    long now = request.wireMillis();
    ObjectNode result = Json.object().put("s", quote.symbol());
    result.set("b", Wire.levels(quote.contract(), Book.bids(quote, levels)));
    result.set("a", Wire.levels(quote.contract(), Book.asks(quote, levels)));
    return ok(
        request, result.put("ts", now).put("u", now / 20).put("seq", now * 7).put("cts", now - 3));
  }

  private ApiResponse klines(
      ApiRequest request, String category, Contract contract, Candles.Of what) {
    OptionalLong interval = BybitHistory.klineInterval(request.parameter("interval", ""));
    if (interval.isEmpty()) {
      return invalid(request, "interval");
    }
    ObjectNode result = Json.object().put("symbol", contract.symbol()).put("category", category);
    result.set("list", BybitHistory.klines(venue, contract, what, request, interval.getAsLong()));
    return ok(request, result);
  }

  private ApiResponse fundingHistory(ApiRequest request, String category, Contract contract) {
    boolean startAlone =
        request.parameter("startTime").isPresent() && request.parameter("endTime").isEmpty();
    if (startAlone || !contract.type().perpetual()) {
      return invalid(request, startAlone ? "endTime" : "symbol");
    }
    ObjectNode result = Json.object().put("category", category);
    result.set("list", BybitHistory.fundingRates(venue, contract, request));
    return ok(request, result);
  }

  private ApiResponse history(
      ApiRequest request,
      String category,
      Contract contract,
      String intervalName,
      int most,
      LongFunction<JsonNode> row) {
    OptionalLong step = Intervals.millis(request.parameter(intervalName, ""));
    if (step.isEmpty() || step.getAsLong() < 300_000) {
      return invalid(request, intervalName);
    }
    List<Long> moments = BybitHistory.moments(request, step.getAsLong(), most);
    ObjectNode result = Json.object();
    if (intervalName.equals("intervalTime")) {
      result.put("symbol", contract.symbol()).put("category", category);
    }
    result.set("list", Json.array(moments, row::apply));
    return ok(request, result.put("nextPageCursor", BybitHistory.cursor(moments)));
  }

  private List<Quote> quotes(ApiRequest request, String category) {
    Board board = categories.get(category);
    return board == null
        ? List.of()
        : board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
  }

  private static ApiResponse ok(ApiRequest request, JsonNode result) {
    ObjectNode body = Json.object().put("retCode", 0).put("retMsg", "OK");
    body.set("result", result);
    body.putObject("retExtInfo");
    return ApiResponse.ok(body.put("time", request.wireMillis()));
  }

  private static ApiResponse invalid(ApiRequest request, String parameter) {
    return Bybit.error(request.wireMillis(), 10001, "params error: " + parameter + " invalid");
  }

  private static ApiResponse notFound() {
    return ApiResponse.json(404, Json.object().put("retCode", 404).put("retMsg", "Not Found"));
  }
}
