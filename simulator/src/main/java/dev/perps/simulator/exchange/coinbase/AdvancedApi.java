package dev.perps.simulator.exchange.coinbase;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of Advanced Trade, {@code api.coinbase.com}. */
final class AdvancedApi {
  static final String PREFIX = "/api/v3/brokerage/market/";
  private static final int MOST_CANDLES = 350;
  private final IntxApi international;
  private final Board perps;
  private final Board pairs;

  AdvancedApi(IntxApi international, Board perps, Board pairs) {
    this.international = international;
    this.perps = perps;
    this.pairs = pairs;
  }

  /** Length of a candle; empty for what is not offered. */
  static OptionalLong granularity(String word) {
    return switch (word) {
      case "ONE_MINUTE" -> OptionalLong.of(60_000);
      case "FIVE_MINUTE" -> OptionalLong.of(300_000);
      case "FIFTEEN_MINUTE" -> OptionalLong.of(900_000);
      case "THIRTY_MINUTE" -> OptionalLong.of(1_800_000);
      case "ONE_HOUR" -> OptionalLong.of(3_600_000);
      case "TWO_HOUR" -> OptionalLong.of(7_200_000);
      case "SIX_HOUR" -> OptionalLong.of(21_600_000);
      case "ONE_DAY" -> OptionalLong.of(86_400_000);
      default -> OptionalLong.empty();
    };
  }

  ApiResponse answer(ApiRequest request) {
    String[] words = request.path().substring(PREFIX.length()).split("/", -1);
    if (words[0].equals("product_book") && words.length == 1) {
      return find(request, request.parameter("product_id", ""))
          .map(quote -> book(quote, request))
          .orElseGet(AdvancedApi::notFound);
    }
    if (!words[0].equals("products")) {
      return notFound();
    }
    if (words.length == 1) {
      return products(request);
    }
    Optional<Quote> found = find(request, words[1]);
    if (found.isEmpty()) {
      return notFound();
    }
    return switch (words.length == 2 ? "" : words[2]) {
      case "" -> ApiResponse.ok(row(found.get()));
      case "candles" -> candles(request, found.get().contract());
      default -> notFound();
    };
  }

  private ApiResponse products(ApiRequest request) {
    ArrayNode rows = Json.array();
    switch (request.parameter("product_type", "SPOT")) {
      case "SPOT" -> spot(request).forEach(quote -> spotRows(quote, rows));
      case "FUTURE" -> {
        if (request.parameter("contract_expiry_type", "EXPIRING").equals("PERPETUAL")) {
          international.perpetuals(request).stream()
              .filter(quote -> quote.phase() != Phase.DELISTED)
              .forEach(quote -> rows.add(AdvancedRows.perpetual(quote)));
        }
      }
      default -> {
        return error(400, "INVALID_ARGUMENT", "product_type is not valid");
      }
    }
    ObjectNode body = Json.object();
    body.set("products", rows);
    return ApiResponse.ok(body.put("num_products", rows.size()).putNull("pagination"));
  }

  List<Quote> spot(ApiRequest request) {
    return pairs.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  // Most pairs with the dollar are shown once more with USDC.
  private static void spotRows(Quote quote, ArrayNode rows) {
    if (AdvancedRows.hasAlias(quote.contract())) {
      rows.add(AdvancedRows.spot(quote, quote.symbol(), "", AdvancedRows.alias(quote.contract())));
      rows.add(AdvancedRows.spot(quote, AdvancedRows.alias(quote.contract()), quote.symbol(), ""));
    } else {
      rows.add(AdvancedRows.spot(quote, quote.symbol(), "", ""));
    }
  }

  private Optional<Quote> find(ApiRequest request, String id) {
    List<Quote> all = new ArrayList<>(spot(request));
    all.addAll(international.perpetuals(request));
    return all.stream().filter(quote -> AdvancedRows.id(quote).equals(id)).findFirst();
  }

  private static JsonNode row(Quote quote) {
    return quote.contract().type().perpetual()
        ? AdvancedRows.perpetual(quote)
        : AdvancedRows.spot(quote, quote.symbol(), "", "");
  }

  // Newest first.
  private ApiResponse candles(ApiRequest request, Contract contract) {
    OptionalLong interval = granularity(request.parameter("granularity", ""));
    if (interval.isEmpty()) {
      return error(400, "INVALID_ARGUMENT", "granularity argument is invalid");
    }
    List<Candle> candles =
        Wire.candles(
            (contract.type().perpetual() ? perps : pairs).venue(),
            contract,
            Candles.Of.LAST,
            interval.getAsLong(),
            CoinbaseTimes.moment(request, "start"),
            CoinbaseTimes.moment(request, "end"),
            request.limit("limit", MOST_CANDLES, MOST_CANDLES),
            false,
            request.wireMillis());
    ObjectNode body = Json.object();
    body.set("candles", Json.array(candles.reversed(), candle -> candle(contract, candle)));
    return ApiResponse.ok(body);
  }

  private static JsonNode candle(Contract contract, Candle candle) {
    int decimals = contract.priceDecimals();
    return Json.object()
        .put("start", Long.toString(candle.start() / 1000))
        .put("low", Decimals.plain(candle.low(), decimals))
        .put("high", Decimals.plain(candle.high(), decimals))
        .put("open", Decimals.plain(candle.open(), decimals))
        .put("close", Decimals.plain(candle.close(), decimals))
        .put("volume", Decimals.plain(candle.volume(), 8));
  }

  private static ApiResponse book(Quote quote, ApiRequest request) {
    int levels = request.limit("limit", 50, 250);
    ObjectNode body = Json.object();
    ObjectNode book = body.putObject("pricebook").put("product_id", AdvancedRows.id(quote));
    book.set("bids", levels(quote.contract(), Book.bids(quote, levels)));
    book.set("asks", levels(quote.contract(), Book.asks(quote, levels)));
    book.put("time", Json.iso(request.wireMillis()));
    double middle = (quote.bid() + quote.ask()) / 2;
    int decimals = quote.contract().priceDecimals() + 1;
    return ApiResponse.ok(
        body.put("last", Decimals.plain(quote.last(), decimals))
            .put("mid_market", Decimals.plain(middle, decimals))
            .put("spread_bps", Decimals.plain((quote.ask() - quote.bid()) / middle * 1e4, 12))
            .put("spread_absolute", Decimals.plain(quote.ask() - quote.bid(), decimals)));
  }

  private static ArrayNode levels(Contract contract, List<Book.Level> levels) {
    return Json.array(
        levels,
        level ->
            Json.object()
                .put("price", Decimals.plain(level.price(), contract.priceDecimals()))
                .put("size", Decimals.plain(level.size(), 8)));
  }

  private static ApiResponse notFound() {
    return error(404, "NOT_FOUND", "valid product_id is required");
  }

  static ApiResponse error(int status, String error, String details) {
    return ApiResponse.json(
        status,
        Json.object().put("error", error).put("error_details", details).put("message", details));
  }
}
