package dev.perps.simulator.exchange.gateio;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Paths under {@code /api/v4/spot}. */
final class GateioSpotApi {
  static final String PREFIX = "/api/v4/spot/";
  private final Venue venue;
  private final Board board;

  GateioSpotApi(Venue venue, Board board) {
    this.venue = venue;
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    List<Quote> quotes =
        board.at(request.marketMillis()).all().stream()
            .filter(quote -> !request.hidden().contains(quote.symbol()))
            .toList();
    String name = request.path().substring(PREFIX.length());
    if (name.startsWith("currency_pairs/")) {
      return find(quotes, Optional.of(name.substring(name.indexOf('/') + 1)))
          .map(quote -> ApiResponse.ok(pair(quote)))
          .orElseGet(GateioSpotApi::unknown);
    }
    return switch (name) {
      case "time" -> ApiResponse.ok(Json.object().put("server_time", request.wireMillis()));
      case "currency_pairs" -> ApiResponse.ok(Json.array(quotes, GateioSpotApi::pair));
      case "tickers" -> tickers(quotes, request);
      case "candlesticks", "order_book" ->
          find(quotes, request.parameter("currency_pair"))
              .map(quote -> byPair(name, quote, request))
              .orElseGet(GateioSpotApi::unknown);
      default -> Gateio.notFound();
    };
  }

  private static ApiResponse tickers(List<Quote> quotes, ApiRequest request) {
    Optional<String> symbol = request.parameter("currency_pair");
    if (symbol.isPresent()) {
      return find(quotes, symbol)
          .map(quote -> ApiResponse.ok(Json.array().add(GateioTickerRows.spot(quote))))
          .orElseGet(GateioSpotApi::unknown);
    }
    return ApiResponse.ok(Json.array(quotes, GateioTickerRows::spot));
  }

  private ApiResponse byPair(String name, Quote quote, ApiRequest request) {
    Contract pair = quote.contract();
    long now = request.wireMillis();
    if (name.equals("order_book")) {
      int levels = request.limit("limit", 10, 5000);
      ObjectNode book = Json.object().put("current", now).put("update", now - 16);
      book.set("asks", Wire.levels(pair, Book.asks(quote, levels)));
      book.set("bids", Wire.levels(pair, Book.bids(quote, levels)));
      return ApiResponse.ok(book);
    }
    OptionalLong interval = GateioHistory.interval(request.parameter("interval", "30m"));
    return interval.isEmpty()
        ? Gateio.invalid("interval")
        : ApiResponse.ok(
            Json.array(
                GateioHistory.candles(
                    venue, pair, Candles.Of.LAST, request, interval.getAsLong(), 1000),
                candle -> GateioHistory.spotCandle(pair, candle, now)));
  }

  private static ObjectNode pair(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("id", quote.symbol())
            .put("base", pair.baseName())
            .put("base_name", pair.baseName())
            .put("quote", pair.quote().ticker())
            .put("quote_name", pair.quote().ticker());
    row.putArray("trade_quotes");
    return row.put("fee", "0.2")
        .put("min_base_amount", Wire.step(pair.sizeDecimals()))
        .put("min_quote_amount", "3")
        .put("max_base_amount", Decimals.plain(5_000_000 / quote.last(), 0))
        .put("max_quote_amount", "5000000")
        .put("amount_precision", pair.sizeDecimals())
        .put("precision", pair.priceDecimals())
        .put("trade_status", status(quote.phase()))
        .put("sell_start", 0)
        .put("buy_start", 0)
        .put("type", "normal")
        .put("trade_url", "https://www.gate.com/trade/" + quote.symbol())
        .put("st_tag", false)
        .put("up_rate", "0.08")
        .put("down_rate", "0.08")
        .put("slippage", "0.03")
        .put("market_order_max_stock", Decimals.plain(500_000 / quote.last(), 0))
        .put("market_order_max_money", "500000");
  }

  private static String status(Phase phase) {
    return switch (phase) {
      case LIVE -> "tradable";
      case SETTLING -> "sellable";
      case PENDING, DELISTED, GONE -> "untradable";
    };
  }

  private static Optional<Quote> find(List<Quote> quotes, Optional<String> symbol) {
    return quotes.stream().filter(quote -> symbol.equals(Optional.of(quote.symbol()))).findFirst();
  }

  private static ApiResponse unknown() {
    return Gateio.error(400, "INVALID_CURRENCY_PAIR", "Invalid currency pair");
  }
}
