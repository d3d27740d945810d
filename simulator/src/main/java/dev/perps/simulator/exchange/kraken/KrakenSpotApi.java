package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code api.kraken.com}. */
final class KrakenSpotApi {
  private static final String PREFIX = "/0/public/";
  private static final int MOST_CANDLES = 720;
  private static final Set<Long> MINUTES =
      Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1440L, 10080L, 21600L);
  private final Board board;

  KrakenSpotApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX)) {
      return error("EGeneral:Unknown method");
    }
    return switch (request.path().substring(PREFIX.length())) {
      case "Time" ->
          ok(
              Json.object()
                  .put("unixtime", request.wireMillis() / 1000)
                  .put("rfc1123", Json.iso(request.wireMillis())));
      case "SystemStatus" ->
          ok(
              Json.object()
                  .put("status", "online")
                  .put("timestamp", Json.iso(request.wireMillis() / 1000 * 1000)));
      case "Assets" -> assets(request);
      case "AssetPairs" -> rows(request, KrakenSpotRows::pair);
      case "Ticker" -> rows(request, quote -> KrakenSpotRows.ticker(board.venue(), quote, request));
      case "OHLC" -> candles(request);
      case "Depth" -> depth(request);
      default -> error("EGeneral:Unknown method");
    };
  }

  private ApiResponse assets(ApiRequest request) {
    ObjectNode result = Json.object();
    for (Quote quote : quotes(request)) {
      for (Asset asset : List.of(quote.contract().base(), quote.contract().quote())) {
        result
            .putObject(KrakenSpotPairs.code(asset))
            .put("aclass", "currency")
            .put("altname", KrakenSpotPairs.altName(asset))
            .put("decimals", asset.coin() ? 10 : 4)
            .put("display_decimals", 5)
            .put("status", "enabled");
      }
    }
    return ok(result);
  }

  private ApiResponse rows(ApiRequest request, Function<Quote, JsonNode> row) {
    Optional<String> asked = request.parameter("pair");
    ObjectNode result = Json.object();
    if (asked.isEmpty()) {
      for (Quote quote : quotes(request)) {
        result.set(quote.symbol(), row.apply(quote));
      }
      return ok(result);
    }
    for (String name : new TreeSet<>(List.of(asked.get().split(",", -1)))) {
      Optional<Quote> quote = find(request, name);
      if (quote.isEmpty()) {
        return error("EQuery:Unknown asset pair");
      }
      result.set(quote.get().symbol(), row.apply(quote.get()));
    }
    return ok(result);
  }

  private ApiResponse candles(ApiRequest request) {
    Optional<Quote> quote = find(request, request.parameter("pair", ""));
    long minutes = request.number("interval", 1);
    if (quote.isEmpty() || !MINUTES.contains(minutes)) {
      return error(quote.isEmpty() ? "EQuery:Unknown asset pair" : "EGeneral:Invalid arguments");
    }
    Contract pair = quote.get().contract();
    long interval = minutes * 60_000;
    long now = request.wireMillis();
    // The newest 720 only, whatever since says; the last one is not closed.
    List<Candle> candles =
        Wire.candles(
            board.venue(),
            pair,
            Candles.Of.LAST,
            interval,
            OptionalLong.of(request.number("since", 0) * 1000 + 1),
            OptionalLong.of(now),
            MOST_CANDLES,
            false,
            now);
    ObjectNode result = Json.object();
    result.set(pair.symbol(), Json.array(candles, candle -> KrakenSpotRows.candle(pair, candle)));
    long last = candles.isEmpty() ? now : candles.getLast().start() - interval;
    return ok(result.put("last", last / 1000));
  }

  private ApiResponse depth(ApiRequest request) {
    Optional<Quote> quote = find(request, request.parameter("pair", ""));
    if (quote.isEmpty()) {
      return error("EQuery:Unknown asset pair");
    }
    int count = request.limit("count", 100, 500);
    ObjectNode result = Json.object();
    ObjectNode book = result.putObject(quote.get().symbol());
    book.set("asks", levels(quote.get(), Book.asks(quote.get(), count), request));
    book.set("bids", levels(quote.get(), Book.bids(quote.get(), count), request));
    return ok(result);
  }

  private static ArrayNode levels(Quote quote, List<Book.Level> levels, ApiRequest request) {
    Contract pair = quote.contract();
    return Json.array(
        levels,
        level ->
            Json.strings(Wire.price(pair, level.price()), KrakenSpotRows.lot(level.size()))
                .add(request.wireMillis() / 1000));
  }

  private Optional<Quote> find(ApiRequest request, String name) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> isNamed(quote.contract(), name))
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .findFirst();
  }

  /** Whether a name is one of the three that a pair has. */
  static boolean isNamed(Contract pair, String name) {
    return pair.symbol().equals(name)
        || KrakenSpotPairs.altName(pair).equals(name)
        || KrakenSpotRows.webSocketName(pair).equals(name);
  }

  private List<Quote> quotes(ApiRequest request) {
    boolean tokenised =
        request
            .parameter("aclass_base", request.parameter("asset_class", "currency"))
            .equals("tokenized_asset");
    List<Quote> quotes = new ArrayList<>();
    for (Quote quote : board.at(request.marketMillis()).all()) {
      if (KrakenSpotPairs.tokenised(quote.contract()) == tokenised
          && !request.hidden().contains(quote.symbol())) {
        quotes.add(quote);
      }
    }
    return quotes;
  }

  private static ApiResponse ok(JsonNode result) {
    ObjectNode body = Json.object();
    body.putArray("error");
    body.set("result", result);
    return ApiResponse.ok(body);
  }

  static ApiResponse error(String message) {
    ObjectNode body = Json.object();
    body.set("error", Json.strings(message));
    return ApiResponse.ok(body);
  }
}
