package dev.perps.simulator.exchange.coinbase;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code api.international.coinbase.com}. */
final class IntxApi {
  static final String PREFIX = "/api/v1/instruments";
  private static final long HOUR = 3_600_000L;
  private static final int MOST_CANDLES = 10_000;
  private final Board board;

  IntxApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    String[] words = request.path().substring(PREFIX.length()).split("/", -1);
    if (words.length == 1) {
      ArrayNode rows = Json.array(perpetuals(request), quote -> IntxRows.perpetual(quote, request));
      quotes(request).stream()
          .filter(quote -> quote.contract().base().rank() < 2)
          .forEach(quote -> rows.add(IntxRows.spot(quote, request)));
      return ApiResponse.ok(rows);
    }
    String what = words.length == 2 ? "" : words[2];
    return perpetuals(request).stream()
        .filter(quote -> quote.symbol().equals(words[1]))
        .findFirst()
        .map(quote -> answer(request, quote, what))
        .orElseGet(IntxApi::notFound);
  }

  private ApiResponse answer(ApiRequest request, Quote quote, String what) {
    return switch (what) {
      case "" -> ApiResponse.ok(IntxRows.perpetual(quote, request));
      case "quote" -> ApiResponse.ok(IntxRows.quote(quote, request));
      case "funding" -> funding(request, quote.contract());
      case "candles" -> candles(request, quote.contract());
      default -> notFound();
    };
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all();
  }

  /** Delisted ones stay in the list. */
  List<Quote> perpetuals(ApiRequest request) {
    return quotes(request).stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  // Newest first, at the full hours.
  private ApiResponse funding(ApiRequest request, Contract contract) {
    int limit = request.limit("result_limit", 25, 100);
    int offset = (int) request.number("result_offset", 0);
    List<Long> payments =
        Intervals.grid(
                HOUR,
                contract.life().listedAt(request.marketMillis()),
                request.wireMillis(),
                limit + offset,
                false)
            .reversed();
    ObjectNode body = Json.object();
    body.putObject("pagination")
        .put("result_limit", Integer.toString(limit))
        .put("result_offset", Integer.toString(offset));
    body.set(
        "results",
        Json.array(
            payments.stream().skip(offset).toList(),
            at ->
                Json.object()
                    .put("instrument_id", IntxRows.id(contract))
                    .put(
                        "funding_rate",
                        Decimals.fixed(board.venue().fundingRate(contract, at - 1), 6))
                    .put(
                        "mark_price",
                        Decimals.plain(board.venue().mark(contract, at), contract.priceDecimals()))
                    .put("event_time", IntxRows.time(at))));
    return ApiResponse.ok(body);
  }

  private ApiResponse candles(ApiRequest request, Contract contract) {
    OptionalLong interval = AdvancedApi.granularity(request.parameter("granularity", ""));
    OptionalLong start = CoinbaseTimes.moment(request, "start");
    if (interval.isEmpty() || start.isEmpty()) {
      return error(400, "Bad Request");
    }
    List<Candle> candles =
        Wire.candles(
            board.venue(),
            contract,
            Candles.Of.LAST,
            interval.getAsLong(),
            start,
            CoinbaseTimes.moment(request, "end"),
            MOST_CANDLES,
            false,
            request.wireMillis());
    ObjectNode body = Json.object();
    body.set(
        "aggregations",
        Json.array(
            candles.reversed(),
            candle ->
                Json.object()
                    .put("start", IntxRows.time(candle.start()))
                    .put("open", Decimals.plain(candle.open(), contract.priceDecimals()))
                    .put("high", Decimals.plain(candle.high(), contract.priceDecimals()))
                    .put("low", Decimals.plain(candle.low(), contract.priceDecimals()))
                    .put("close", Decimals.plain(candle.close(), contract.priceDecimals()))
                    .put("volume", Decimals.plain(candle.volume(), 4))));
    return ApiResponse.ok(body);
  }

  private static ApiResponse notFound() {
    return error(404, "Not Found");
  }

  static ApiResponse error(int status, String title) {
    return ApiResponse.json(status, Json.object().put("title", title).put("status", status));
  }
}
