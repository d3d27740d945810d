package dev.perps.simulator.exchange.lighter;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v1}. */
final class LighterApi {
  private static final String PREFIX = "/api/v1/";
  private static final long HOUR = 3_600_000L;
  private static final int MOST_CANDLES = 500;
  private static final int MOST_RATES = 750;
  private final LighterContracts contracts;
  private final Board perpetuals;
  private final Board spot;

  LighterApi(LighterContracts contracts, Board perpetuals, Board spot) {
    this.contracts = contracts;
    this.perpetuals = perpetuals;
    this.spot = spot;
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX) || !request.method().equals("GET")) {
      return notFound();
    }
    return switch (request.path().substring(PREFIX.length())) {
      case "orderBookDetails" -> details(request);
      case "orderBooks" -> books(request);
      case "funding-rates" -> rates(request);
      case "fundings" -> fundings(request);
      case "candles" -> candles(request);
      case "orderBookOrders" -> orders(request);
      default -> notFound();
    };
  }

  private ApiResponse details(ApiRequest request) {
    ObjectNode body = ok();
    body.set(
        "order_book_details",
        Json.array(wanted(request, perpetuals, "perp"), q -> LighterRows.details(q, number(q))));
    body.set(
        "spot_order_book_details",
        Json.array(wanted(request, spot, "spot"), q -> LighterRows.details(q, number(q))));
    return ApiResponse.ok(body);
  }

  private ApiResponse books(ApiRequest request) {
    List<Quote> all = new ArrayList<>(wanted(request, perpetuals, "perp"));
    all.addAll(wanted(request, spot, "spot"));
    ObjectNode body = ok();
    body.set("order_books", Json.array(all, quote -> LighterRows.market(quote, number(quote))));
    return ApiResponse.ok(body);
  }

  private List<Quote> wanted(ApiRequest request, Board board, String type) {
    String filter = request.parameter("filter", "all");
    long number = request.number("market_id", -1);
    return quotes(request, board)
        .filter(quote -> filter.equals("all") || filter.equals(type))
        .filter(quote -> number < 0 || number == 255 || number(quote) == number)
        .toList();
  }

  /** Lighter's own rates, and of the biggest markets those of others beside them. */
  private ApiResponse rates(ApiRequest request) {
    ObjectNode body = ok();
    ArrayNode rows = body.putArray("funding_rates");
    for (Quote quote : quotes(request, perpetuals).toList()) {
      int number = number(quote);
      double own = quote.fundingRate();
      if (quote.contract().base().rank() < 40) {
        rows.add(LighterRows.rate(quote, number, "binance", own * 0.7));
        rows.add(LighterRows.rate(quote, number, "bybit", own * 0.8));
        rows.add(LighterRows.rate(quote, number, "hyperliquid", own * 1.1));
      }
      if (quote.live()) {
        rows.add(LighterRows.rate(quote, number, "lighter", own));
      }
    }
    return ApiResponse.ok(body);
  }

  private ApiResponse fundings(ApiRequest request) {
    Optional<Quote> quote = find(request);
    String resolution = request.parameter("resolution", "1h");
    if (quote.isEmpty() || !quote.get().contract().type().perpetual()) {
      return Lighter.badParameter("market_id");
    }
    OptionalLong step = Intervals.millis(resolution);
    if (step.isEmpty() || step.getAsLong() < HOUR) {
      return Lighter.badParameter("resolution");
    }
    Contract contract = quote.get().contract();
    // Seconds here, milliseconds for candles.
    long from = request.number("start_timestamp", 0) * 1000;
    long to =
        Math.min(
            request.wireMillis(), request.number("end_timestamp", Long.MAX_VALUE / 2000) * 1000);
    List<Long> payments =
        Intervals.grid(
            step.getAsLong(),
            Math.max(from, contract.life().listedAt(request.marketMillis())),
            to,
            MOST_RATES,
            true);
    ObjectNode body = ok().put("resolution", resolution);
    body.set(
        "fundings",
        Json.array(payments, at -> LighterRows.funding(perpetuals.venue(), contract, at)));
    return ApiResponse.ok(body);
  }

  private ApiResponse candles(ApiRequest request) {
    Optional<Quote> quote = find(request);
    String resolution = request.parameter("resolution", "");
    OptionalLong step = Intervals.millis(resolution);
    if (quote.isEmpty() || step.isEmpty()) {
      return Lighter.badParameter(quote.isEmpty() ? "market_id" : "resolution");
    }
    Contract contract = quote.get().contract();
    List<Candle> candles =
        Wire.candles(
            perpetuals.venue(),
            contract,
            Candles.Of.LAST,
            step.getAsLong(),
            Wire.moment(request, "start_timestamp"),
            Wire.moment(request, "end_timestamp"),
            MOST_CANDLES,
            true,
            request.wireMillis());
    ObjectNode body = ok();
    if (candles.isEmpty()) {
      return ApiResponse.ok(body.putNull("message").put("r", resolution).putNull("c"));
    }
    body.put("r", resolution)
        .set("c", Json.array(candles, candle -> LighterRows.candle(contract, candle)));
    return ApiResponse.ok(body);
  }

  private ApiResponse orders(ApiRequest request) {
    Optional<Quote> quote = find(request);
    if (quote.isEmpty()) {
      return Lighter.badParameter("market_id");
    }
    int limit = request.limit("limit", 100, 250);
    ObjectNode body = ok();
    side(body, "asks", quote.get(), Book.asks(quote.get(), limit), request);
    side(body, "bids", quote.get(), Book.bids(quote.get(), limit), request);
    return ApiResponse.ok(body);
  }

  private static void side(
      ObjectNode body, String name, Quote quote, List<Book.Level> levels, ApiRequest request) {
    Contract contract = quote.contract();
    body.put("total_" + name, levels.size());
    body.set(name, Json.array(levels, level -> order(contract, level, request)));
  }

  private static JsonNode order(Contract contract, Book.Level level, ApiRequest request) {
    long id = 281_476_000_000_000L + Math.floorMod(contract.key(), 1_000_000_000L);
    return Json.object()
        .put("order_index", id)
        .put("order_id", Long.toString(id))
        .put("owner_account_index", 281_474_976_641_952L)
        .put("initial_base_amount", Wire.size(contract, level.size()))
        .put("remaining_base_amount", Wire.size(contract, level.size()))
        .put("price", Wire.price(contract, level.price()))
        .put("order_expiry", request.wireMillis() + 28 * 24 * HOUR)
        .put("transaction_time", 0);
  }

  private int number(Quote quote) {
    return contracts.number(quote.contract());
  }

  private Optional<Quote> find(ApiRequest request) {
    long number = request.number("market_id", -1);
    return Stream.concat(quotes(request, perpetuals), quotes(request, spot))
        .filter(quote -> number(quote) == number)
        .findFirst();
  }

  /** What is only announced is not listed yet. */
  private static Stream<Quote> quotes(ApiRequest request, Board board) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> quote.phase() != Phase.PENDING)
        .filter(quote -> !request.hidden().contains(quote.symbol()));
  }

  private static ObjectNode ok() {
    return Json.object().put("code", 200);
  }

  private static ApiResponse notFound() {
    return ApiResponse.json(404, Json.object().put("code", 404).put("message", "not found"));
  }
}
