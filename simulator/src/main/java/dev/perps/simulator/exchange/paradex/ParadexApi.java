package dev.perps.simulator.exchange.paradex;

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
import dev.perps.simulator.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /v1}. */
final class ParadexApi {
  private static final String PREFIX = "/v1/";
  private static final long HOUR = 3_600_000L;

  /** Funding is observed so often. */
  private static final long STEP = 5_000L;

  /** Funding has accrued since. */
  private static final long ORIGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final int MOST_CANDLES = 1000;
  private final Board board;

  ParadexApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX) || !request.method().equals("GET")) {
      return Paradex.error(404, "NOT_FOUND", "not found");
    }
    String name = request.path().substring(PREFIX.length());
    if (name.startsWith("orderbook/")) {
      return orderBook(request, name.substring("orderbook/".length()));
    }
    return switch (name) {
      case "system/time" -> ApiResponse.ok(Json.object().put("server_time", request.wireMillis()));
      case "markets" -> markets(request);
      case "markets/summary" -> summary(request);
      case "markets/klines" -> klines(request);
      case "funding/data" -> funding(request);
      default -> Paradex.error(404, "NOT_FOUND", "not found");
    };
  }

  private ApiResponse markets(ApiRequest request) {
    String symbol = request.parameter("market", "");
    Predicate<String> wanted = named -> symbol.isEmpty() || named.equals(symbol);
    ArrayNode rows = Json.array();
    for (Quote quote : quotes(request)) {
      boolean listed = quote.live() || quote.phase() == Phase.PENDING;
      if (listed && wanted.test(quote.symbol())) {
        rows.add(ParadexRows.market(quote, request));
      }
    }
    for (ParadexOptions.Option option : options(request)) {
      if (wanted.test(option.symbol())) {
        rows.add(ParadexOptions.market(option));
      }
    }
    return rows.isEmpty()
        ? Paradex.error(404, "MARKET_NOT_FOUND", "market not found")
        : results(rows);
  }

  private ApiResponse summary(ApiRequest request) {
    Optional<String> symbol = request.parameter("market");
    if (symbol.isEmpty()) {
      return Paradex.error(400, "VALIDATION_ERROR", "market is required");
    }
    Predicate<String> wanted = named -> symbol.get().equals("ALL") || named.equals(symbol.get());
    ArrayNode rows = Json.array();
    for (Quote quote : quotes(request)) {
      boolean known = quote.live() || quote.phase() == Phase.SETTLING;
      if (known && wanted.test(quote.symbol())) {
        rows.add(ParadexRows.summary(quote, request));
      }
    }
    find(request, "BTC-USD-PERP")
        .ifPresent(
            bitcoin -> {
              for (ParadexOptions.Option option : ParadexOptions.list(bitcoin)) {
                if (wanted.test(option.symbol())) {
                  rows.add(ParadexOptions.summary(option, bitcoin, request));
                }
              }
            });
    return rows.isEmpty()
        ? Paradex.error(404, "MARKET_NOT_FOUND", "market not found")
        : results(rows);
  }

  private List<ParadexOptions.Option> options(ApiRequest request) {
    return find(request, "BTC-USD-PERP").map(ParadexOptions::list).orElse(List.of());
  }

  private ApiResponse klines(ApiRequest request) {
    Optional<Quote> quote = find(request, request.parameter("symbol", ""));
    String resolution = request.parameter("resolution", "");
    if (quote.isEmpty()) {
      return Paradex.error(400, "INVALID_SYMBOL", "unknown symbol");
    }
    if (!List.of("1", "3", "5", "15", "30", "60").contains(resolution)) {
      return Paradex.error(400, "INVALID_REQUEST_PARAMETER", "invalid resolution");
    }
    Candles.Of what =
        switch (request.parameter("price_kind", "last")) {
          case "mark" -> Candles.Of.MARK;
          case "underlying" -> Candles.Of.INDEX;
          default -> Candles.Of.LAST;
        };
    Contract contract = quote.get().contract();
    List<Candle> candles =
        Wire.candles(
            board.venue(),
            contract,
            what,
            Long.parseLong(resolution) * 60_000,
            Wire.moment(request, "start_at"),
            Wire.moment(request, "end_at"),
            MOST_CANDLES,
            true,
            request.wireMillis());
    int decimals =
        what == Candles.Of.LAST ? contract.priceDecimals() : ParadexRows.decimals(contract);
    return results(Json.array(candles, candle -> candle(candle, decimals)));
  }

  private static JsonNode candle(Candle candle, int price) {
    return Json.array()
        .add(candle.start())
        .add(Json.number(candle.open(), price))
        .add(Json.number(candle.high(), price))
        .add(Json.number(candle.low(), price))
        .add(Json.number(candle.close(), price))
        .add(Json.number(candle.turnover(), 2));
  }

  /** Observations, newest first; the cursor is the moment before which to go on. */
  private ApiResponse funding(ApiRequest request) {
    Optional<Quote> quote = find(request, request.parameter("market", ""));
    if (quote.isEmpty()) {
      return Paradex.error(400, "INVALID_REQUEST_PARAMETER", "unknown market");
    }
    Contract contract = quote.get().contract();
    long end = Math.min(request.wireMillis(), request.number("end_at", Long.MAX_VALUE));
    long until = Math.min(end, request.number("cursor", Long.MAX_VALUE) - 1);
    long from =
        Math.max(
            Math.max(request.number("start_at", 0), ORIGIN),
            contract.life().listedAt(request.marketMillis()));
    List<Long> moments =
        Intervals.grid(STEP, from, until, request.limit("page_size", 100, 5000), false);
    ArrayNode rows = Json.array();
    double accrued = moments.isEmpty() ? 0 : accrued(contract, moments.getFirst());
    for (long at : moments) {
      rows.insert(0, ParadexRows.funding(board.venue(), contract, at, accrued));
      accrued += perPeriod(contract, at) * STEP / (contract.fundingHours() * HOUR);
    }
    ObjectNode body = Json.object();
    if (moments.isEmpty() || moments.getFirst() - STEP < from) {
      body.putNull("next");
    } else {
      body.put("next", Long.toString(moments.getFirst()));
    }
    body.putNull("prev").set("results", rows);
    return ApiResponse.ok(body);
  }

  /** US dollars per unit of base that a position has paid since the origin. */
  private double accrued(Contract contract, long at) {
    long period = contract.fundingHours() * HOUR;
    double sum = 0;
    for (long start = ORIGIN; start < at; start += period) {
      double part = Math.min(1, (at - start) / (double) period);
      sum += part * perPeriod(contract, start);
    }
    return sum;
  }

  /** What the period that contains a moment costs. */
  private double perPeriod(Contract contract, long at) {
    long start = Venue.intervalStart(contract.fundingHours(), at);
    return board.venue().fundingRate(contract, start) * board.venue().index(contract, start);
  }

  private ApiResponse orderBook(ApiRequest request, String symbol) {
    Optional<Quote> quote = find(request, symbol);
    if (quote.isEmpty()) {
      return Paradex.error(404, "MARKET_NOT_FOUND", "market not found");
    }
    int depth = request.limit("depth", 20, 100);
    ObjectNode body =
        Json.object()
            .put("market", symbol)
            .put("seq_no", request.wireMillis() / 50)
            .put("last_updated_at", request.wireMillis() - 20);
    body.set("asks", Wire.levels(quote.get().contract(), Book.asks(quote.get(), depth)));
    body.set("bids", Wire.levels(quote.get().contract(), Book.bids(quote.get(), depth)));
    return ApiResponse.ok(body);
  }

  private Optional<Quote> find(ApiRequest request, String symbol) {
    return quotes(request).stream()
        .filter(quote -> quote.symbol().equals(symbol) && quote.live())
        .findFirst();
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  private static ApiResponse results(ArrayNode rows) {
    ObjectNode body = Json.object();
    body.set("results", rows);
    return ApiResponse.ok(body);
  }
}
