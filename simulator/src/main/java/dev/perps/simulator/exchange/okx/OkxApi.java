package dev.perps.simulator.exchange.okx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Bar;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v5}. */
final class OkxApi {
  private static final String PREFIX = "/api/v5/";
  private static final List<String> DERIVATIVES = List.of("SWAP", "FUTURES");

  // The real list was seen cut at 500 rows of more than 700; here only a few are left out.
  private static final int MOST_INTERESTS = 275;

  private final Venue venue;
  private final Map<String, Board> boards;

  /**
   * Makes the API.
   *
   * @param boards by type of instrument
   */
  OkxApi(Venue venue, Map<String, Board> boards) {
    this.venue = venue;
    this.boards = boards;
  }

  /** A quote with the type of its instrument. */
  private record Listed(Quote quote, String type) {}

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX) || !request.method().equals("GET")) {
      return notFound();
    }
    long now = request.wireMillis();
    return switch (request.path().substring(PREFIX.length())) {
      case "public/time" -> ok(Json.array().add(Json.object().put("ts", Long.toString(now))));
      case "public/instruments" ->
          ofType(
              request,
              row -> row.quote().phase() != Phase.DELISTED,
              row -> OkxInstruments.row(row.quote(), row.type(), request));
      case "market/tickers" ->
          ofType(request, OkxApi::open, row -> OkxRows.ticker(row.quote(), row.type(), now));
      case "public/mark-price" ->
          ofType(request, OkxApi::priced, row -> OkxRows.mark(row.quote(), row.type(), now));
      case "market/index-tickers" -> indices(request);
      case "public/funding-rate" -> funding(request);
      case "public/open-interest" -> interest(request);
      case "market/ticker" ->
          ofOne(request, row -> Json.array().add(OkxRows.ticker(row.quote(), row.type(), now)));
      case "market/books" ->
          ofOne(
              request,
              row ->
                  Json.array()
                      .add(
                          OkxRows.book(
                              row.quote(),
                              row.type().equals("SPOT"),
                              request.limit("sz", 1, 400),
                              now)));
      case "public/funding-rate-history" ->
          ofOne(
              request,
              row -> OkxHistory.fundingRates(venue, row.quote().contract(), row.type(), request));
      case "market/candles", "market/history-candles" -> candles(request, Candles.Of.LAST, 300);
      case "market/mark-price-candles", "market/history-mark-price-candles" ->
          candles(request, Candles.Of.MARK, 100);
      case "market/index-candles", "market/history-index-candles" ->
          candles(request, Candles.Of.INDEX, 100);
      case "rubik/stat/contracts/long-short-account-ratio-contract" ->
          byPeriod(request, OkxHistory::accountRatios);
      case "rubik/stat/contracts/open-interest-history" ->
          byPeriod(request, OkxHistory::openInterests);
      default -> notFound();
    };
  }

  private static boolean open(Listed row) {
    return row.quote().live() || row.quote().phase() == Phase.SETTLING;
  }

  /** Marks stay for a while behind what is delisted. */
  private static boolean priced(Listed row) {
    return row.quote().phase() != Phase.PENDING;
  }

  private ApiResponse ofType(
      ApiRequest request, Predicate<Listed> shown, Function<Listed, JsonNode> row) {
    Optional<String> type = request.parameter("instType");
    if (type.isEmpty()) {
      return missing("instType");
    }
    if (type.get().equals("OPTION")) {
      return ok(Json.array());
    }
    if (!boards.containsKey(type.get())) {
      return Okx.error(400, "51000", "Parameter instType error");
    }
    Optional<String> id = request.parameter("instId");
    return ok(
        Json.array(
            listed(request, List.of(type.get()))
                .filter(shown)
                .filter(one -> id.isEmpty() || one.quote().symbol().equals(id.get()))
                .toList(),
            row));
  }

  private ApiResponse ofOne(ApiRequest request, Function<Listed, ArrayNode> rows) {
    Optional<String> id = request.parameter("instId");
    if (id.isEmpty()) {
      return missing("instId");
    }
    return find(request, id.get()).map(row -> ok(rows.apply(row))).orElseGet(OkxApi::unknown);
  }

  private Optional<Listed> find(ApiRequest request, String id) {
    return listed(request, boards.keySet())
        .filter(row -> row.quote().symbol().equals(id))
        .filter(OkxApi::open)
        .findFirst();
  }

  /** One row for each index, whatever follows it. */
  private ApiResponse indices(ApiRequest request) {
    Optional<String> quote = request.parameter("quoteCcy");
    Optional<String> id = request.parameter("instId");
    if (quote.isEmpty() && id.isEmpty()) {
      return Okx.error(400, "50015", "Either parameter quoteCcy or instId is required");
    }
    Map<String, Quote> byIndex = new LinkedHashMap<>();
    listed(request, DERIVATIVES)
        .filter(OkxApi::open)
        .map(Listed::quote)
        .filter(one -> quote.isEmpty() || OkxInstruments.quote(one.contract()).equals(quote.get()))
        .forEach(one -> byIndex.putIfAbsent(OkxInstruments.uly(one.contract()), one));
    byIndex.keySet().removeIf(index -> id.isPresent() && !index.equals(id.get()));
    return ok(Json.array(byIndex.values(), one -> OkxRows.index(one, request.wireMillis())));
  }

  /** {@code ANY} is everything that pays funding; no other word than a name is known. */
  private ApiResponse funding(ApiRequest request) {
    Optional<String> id = request.parameter("instId");
    if (id.isEmpty()) {
      return missing("instId");
    }
    List<Listed> rows =
        listed(request, DERIVATIVES)
            .filter(OkxApi::open)
            .filter(row -> row.quote().contract().fundingHours() > 0)
            .filter(row -> id.get().equals("ANY") || row.quote().symbol().equals(id.get()))
            .toList();
    return rows.isEmpty()
        ? unknown()
        : ok(
            Json.array(
                rows,
                row -> OkxRows.funding(venue, row.quote(), row.type(), request.wireMillis())));
  }

  private ApiResponse interest(ApiRequest request) {
    ApiResponse answer =
        ofType(
            request,
            OkxApi::open,
            row -> OkxRows.interest(row.quote(), row.type(), request.wireMillis()));
    if (answer.body().get("data") instanceof ArrayNode rows) {
      while (rows.size() > MOST_INTERESTS) {
        rows.remove(rows.size() - 1);
      }
    }
    return answer;
  }

  private ApiResponse candles(ApiRequest request, Candles.Of what, int most) {
    Optional<Bar> bar = Bar.hongKong(request.parameter("bar", "1m"));
    if (bar.isEmpty()) {
      return Okx.error(400, "51000", "Parameter bar error");
    }
    Optional<String> id = request.parameter("instId");
    if (what == Candles.Of.INDEX && id.isPresent()) {
      return listed(request, DERIVATIVES)
          .map(row -> row.quote().contract())
          .filter(contract -> OkxInstruments.uly(contract).equals(id.get()))
          .findFirst()
          .map(contract -> ok(OkxHistory.candles(venue, contract, what, bar.get(), request, most)))
          .orElseGet(OkxApi::unknown);
    }
    return ofOne(
        request,
        row -> OkxHistory.candles(venue, row.quote().contract(), what, bar.get(), request, most));
  }

  /** A history of figures, each of a period. */
  @FunctionalInterface
  private interface Figures {
    ArrayNode rows(Venue venue, Contract contract, long period, ApiRequest request);
  }

  private ApiResponse byPeriod(ApiRequest request, Figures figures) {
    Optional<Bar> period = Bar.hongKong(request.parameter("period", "5m"));
    if (period.isEmpty()) {
      return Okx.error(400, "51000", "Parameter period error");
    }
    return ofOne(
        request,
        row -> figures.rows(venue, row.quote().contract(), period.get().interval(), request));
  }

  private Stream<Listed> listed(ApiRequest request, Iterable<String> types) {
    Stream.Builder<Listed> all = Stream.builder();
    for (String type : types) {
      Board board = boards.get(type);
      if (board != null) {
        for (Quote quote : board.at(request.marketMillis()).all()) {
          if (!request.hidden().contains(quote.symbol())) {
            all.add(new Listed(quote, type));
          }
        }
      }
    }
    return all.build();
  }

  private static ApiResponse ok(ArrayNode data) {
    ObjectNode body = Json.object().put("code", "0");
    body.set("data", data);
    return ApiResponse.ok(body.put("msg", ""));
  }

  private static ApiResponse missing(String parameter) {
    return Okx.error(400, "50014", "Parameter " + parameter + " can not be empty.");
  }

  private static ApiResponse unknown() {
    return Okx.error(
        200, "51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.");
  }

  private static ApiResponse notFound() {
    return ApiResponse.json(
        404, Json.object().put("code", "404").put("msg", "Not Found").put("data", ""));
  }
}
