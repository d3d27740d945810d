package dev.perps.simulator.exchange.mexc;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v1/contract}. */
final class MexcContractApi {
  static final String PREFIX = "/api/v1/contract/";
  // In the funding list, one contract is always missing.
  private static final String WITHOUT_FUNDING = "NOT_USDT";
  private final Venue venue;
  private final Board board;

  MexcContractApi(Venue venue, Board board) {
    this.venue = venue;
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    List<Quote> quotes =
        board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
    String path = request.path().substring(PREFIX.length());
    String[] words = path.split("/", -1);
    Optional<String> symbol = request.parameter("symbol");
    return switch (path) {
      case "ping" -> ok(LongNode.valueOf(request.wireMillis()));
      case "detail", "detail/country" ->
          rows(quotes, symbol, quote -> MexcDetails.row(quote, request));
      case "ticker" ->
          rows(
              quotes.stream().filter(quote -> quote.phase() != Phase.PENDING).toList(),
              symbol,
              quote -> MexcTickers.ticker(venue, quote, request));
      case "funding_rate" ->
          rows(
              quotes.stream().filter(MexcContractApi::funded).toList(),
              Optional.empty(),
              quote -> MexcTickers.funding(quote, request));
      case "funding_rate/history" ->
          one(quotes, symbol, quote -> MexcHistory.fundingRates(venue, quote, request));
      default ->
          words.length < 2
              ? Mexc.notFound()
              : bySymbol(
                  path.substring(0, path.lastIndexOf('/')),
                  quotes,
                  Optional.of(words[words.length - 1]),
                  request);
    };
  }

  private ApiResponse bySymbol(
      String name, List<Quote> quotes, Optional<String> symbol, ApiRequest request) {
    return switch (name) {
      case "funding_rate" -> one(quotes, symbol, quote -> MexcTickers.funding(quote, request));
      case "depth" -> one(quotes, symbol, quote -> depth(quote, request));
      case "kline" -> klines(quotes, symbol, Candles.Of.LAST, request);
      case "kline/index_price" -> klines(quotes, symbol, Candles.Of.INDEX, request);
      case "kline/fair_price" -> klines(quotes, symbol, Candles.Of.MARK, request);
      default -> Mexc.notFound();
    };
  }

  private static boolean funded(Quote quote) {
    return quote.live() && !quote.symbol().equals(WITHOUT_FUNDING);
  }

  /** All as a list, one as an object. */
  private static ApiResponse rows(
      List<Quote> quotes, Optional<String> symbol, Function<Quote, JsonNode> row) {
    return symbol.isPresent() ? one(quotes, symbol, row) : ok(Json.array(quotes, row));
  }

  private static ApiResponse one(
      List<Quote> quotes, Optional<String> symbol, Function<Quote, JsonNode> row) {
    return quotes.stream()
        .filter(quote -> symbol.equals(Optional.of(quote.symbol())))
        .findFirst()
        .map(quote -> ok(row.apply(quote)))
        .orElseGet(() -> Mexc.error(1001, "Contract does not exist"));
  }

  private ApiResponse klines(
      List<Quote> quotes, Optional<String> symbol, Candles.Of what, ApiRequest request) {
    OptionalLong interval = MexcHistory.interval(request.parameter("interval", "Min1"));
    return interval.isEmpty()
        ? Mexc.error(600, "Parameter error: interval")
        : one(
            quotes,
            symbol,
            quote ->
                MexcHistory.candles(venue, quote.contract(), what, request, interval.getAsLong()));
  }

  private static ObjectNode depth(Quote quote, ApiRequest request) {
    int levels = request.limit("limit", 100, 1500);
    ObjectNode book = Json.object();
    book.set("asks", levels(quote, Book.asks(quote, levels)));
    book.set("bids", levels(quote, Book.bids(quote, levels)));
    return book.put("version", request.wireMillis() / 20).put("timestamp", request.wireMillis());
  }

  /** Price, contracts, number of orders. */
  private static ArrayNode levels(Quote quote, List<Book.Level> levels) {
    int decimals = quote.contract().priceDecimals();
    return Json.array(
        levels,
        level ->
            Json.array()
                .add(Json.number(level.price(), decimals))
                .add(
                    Math.max(
                        1, MexcDetails.contracts(quote.contract(), level.size(), quote.mark())))
                .add(1));
  }

  private static ApiResponse ok(JsonNode data) {
    ObjectNode body = Json.object().put("success", true).put("code", 0);
    body.set("data", data);
    return ApiResponse.ok(body);
  }
}
