package dev.perps.simulator.exchange.gateio;

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
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v4/futures/{settle}}. */
final class GateioFuturesApi {
  static final String PREFIX = "/api/v4/futures/";
  private static final int PAGE = 100;
  private final Venue venue;
  private final Map<String, Board> boards;

  /**
   * Makes the API.
   *
   * @param boards by what margin is paid in
   */
  GateioFuturesApi(Venue venue, Map<String, Board> boards) {
    this.venue = venue;
    this.boards = boards;
  }

  ApiResponse answer(ApiRequest request) {
    String[] words = request.path().substring(PREFIX.length()).split("/", -1);
    Board board = boards.get(words[0]);
    if (board == null) {
      return Gateio.invalid("settle");
    }
    List<Quote> quotes =
        board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
    String name = words.length > 1 ? words[1] : "";
    if (words.length == 3 && name.equals("contracts")) {
      return find(quotes, words[2])
          .map(quote -> ApiResponse.ok(GateioContractRows.contract(venue, quote, request)))
          .orElseGet(GateioFuturesApi::unknown);
    }
    if (words.length != 2) {
      return Gateio.notFound();
    }
    return switch (name) {
      case "contracts" -> contracts(quotes, request);
      case "tickers" -> tickers(quotes, request);
      case "candlesticks", "funding_rate", "order_book", "contract_stats" ->
          byContract(name, quotes, request);
      default -> Gateio.notFound();
    };
  }

  private ApiResponse contracts(List<Quote> quotes, ApiRequest request) {
    long limit = request.number("limit", PAGE);
    if (limit <= 0 || limit > PAGE) {
      return Gateio.invalid("limit, must in (0, 100]");
    }
    // Without a limit all of them come.
    boolean paged = request.parameter("limit").isPresent();
    List<Quote> page =
        quotes.stream()
            .skip(Math.max(0, request.number("offset", 0)))
            .limit(paged ? limit : quotes.size())
            .toList();
    return ApiResponse.ok(
        Json.array(page, quote -> GateioContractRows.contract(venue, quote, request)));
  }

  private static ApiResponse tickers(List<Quote> quotes, ApiRequest request) {
    Optional<String> symbol = request.parameter("contract");
    List<Quote> wanted =
        quotes.stream()
            .filter(quote -> quote.phase() != Phase.DELISTED && quote.phase() != Phase.PENDING)
            .filter(quote -> symbol.isEmpty() || quote.symbol().equals(symbol.get()))
            .toList();
    return symbol.isPresent() && wanted.isEmpty()
        ? unknown()
        : ApiResponse.ok(Json.array(wanted, GateioTickerRows::ticker));
  }

  private ApiResponse byContract(String name, List<Quote> quotes, ApiRequest request) {
    Optional<String> symbol = request.parameter("contract");
    if (symbol.isEmpty()) {
      return Gateio.error(400, "MISSING_REQUIRED_PARAM", "Missing required parameter: contract");
    }
    Candles.Of what =
        symbol.get().startsWith("mark_")
            ? Candles.Of.MARK
            : symbol.get().startsWith("index_") ? Candles.Of.INDEX : Candles.Of.LAST;
    boolean candles = name.equals("candlesticks");
    Optional<Quote> found =
        find(quotes, candles ? symbol.get().replaceFirst("^(mark|index)_", "") : symbol.get());
    if (found.isEmpty()) {
      return unknown();
    }
    Contract contract = found.get().contract();
    if (name.equals("funding_rate")) {
      return ApiResponse.ok(GateioHistory.fundingRates(venue, contract, request));
    }
    if (name.equals("order_book")) {
      return ApiResponse.ok(book(found.get(), request));
    }
    OptionalLong interval = GateioHistory.interval(request.parameter("interval", "5m"));
    boolean both = request.parameter("limit").isPresent() && request.parameter("from").isPresent();
    if (interval.isEmpty() || (candles && both)) {
      return Gateio.invalid(interval.isEmpty() ? "interval" : "limit");
    }
    if (!candles && request.number("limit", 1) > GateioHistory.MOST_STATS) {
      return Gateio.invalid("limit");
    }
    return ApiResponse.ok(
        candles
            ? Json.array(
                GateioHistory.candles(venue, contract, what, request, interval.getAsLong(), 2000),
                candle -> GateioHistory.futuresCandle(contract, candle, what == Candles.Of.LAST))
            : GateioHistory.stats(venue, contract, request, interval.getAsLong()));
  }

  private static ObjectNode book(Quote quote, ApiRequest request) {
    double now = request.wireMillis() / 1000.0;
    int levels = request.limit("limit", 10, 300);
    ObjectNode book = Json.object().put("current", now).put("update", now - 0.016);
    book.set("asks", levels(quote, Book.asks(quote, levels)));
    book.set("bids", levels(quote, Book.bids(quote, levels)));
    return request.parameter("with_id", "false").equals("true")
        ? book.put("id", request.wireMillis() / 20)
        : book;
  }

  private static ArrayNode levels(Quote quote, List<Book.Level> levels) {
    return Json.array(
        levels,
        level ->
            Json.object()
                .put("s", Math.max(1, GateioContractRows.contracts(quote, level.size())))
                .put("p", Wire.price(quote.contract(), level.price())));
  }

  private static Optional<Quote> find(List<Quote> quotes, String symbol) {
    return quotes.stream().filter(quote -> quote.symbol().equals(symbol)).findFirst();
  }

  private static ApiResponse unknown() {
    return Gateio.error(400, "CONTRACT_NOT_FOUND", "contract not found");
  }
}
