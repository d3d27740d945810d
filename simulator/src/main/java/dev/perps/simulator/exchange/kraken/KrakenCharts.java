package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is charted of one contract, ascending, at most so many rows an answer.
 *
 * @param step length of a bar, milliseconds
 */
record KrakenCharts(Venue venue, Contract contract, long step, ApiRequest request) {
  private static final int MOST_ROWS = 2000;
  private static final Set<Long> MINUTES =
      Set.of(1L, 5L, 15L, 30L, 60L, 240L, 720L, 1440L, 10_080L);

  /** Candles of trades, {@code mark} or {@code spot}, which is the index. */
  ApiResponse candles(String tick) {
    Candles.Of what =
        switch (tick) {
          case "mark" -> Candles.Of.MARK;
          case "spot" -> Candles.Of.INDEX;
          default -> Candles.Of.LAST;
        };
    List<Long> starts = starts("from");
    List<Candle> candles =
        starts.isEmpty()
            ? List.of()
            : Candles.between(
                venue,
                contract,
                what,
                step,
                starts.getFirst(),
                starts.get(Math.min(starts.size(), MOST_ROWS) - 1),
                request.wireMillis());
    ObjectNode body = Json.object();
    body.set("candles", Json.array(candles, candle -> row(candle, what)));
    return ApiResponse.ok(body.put("more_candles", starts.size() > MOST_ROWS));
  }

  private ObjectNode row(Candle candle, Candles.Of what) {
    int decimals = contract.priceDecimals() + (what == Candles.Of.LAST ? 0 : 2);
    double volume = contract.type().inverse() ? Math.floor(candle.turnover()) : candle.volume();
    return Json.object()
        .put("time", candle.start())
        .put("open", Decimals.plain(candle.open(), decimals))
        .put("high", Decimals.plain(candle.high(), decimals))
        .put("low", Decimals.plain(candle.low(), decimals))
        .put("close", Decimals.plain(candle.close(), decimals))
        .put("volume", Decimals.plain(volume, Math.max(0, contract.sizeDecimals())));
  }

  /** Of many figures only {@code open-interest}: its first, highest, lowest and last in a bar. */
  ApiResponse analytics(String figure) {
    boolean asked = request.parameter("since").isPresent();
    if (!figure.equals("open-interest") || !asked || !MINUTES.contains(step / 60_000)) {
      ObjectNode body = Json.object();
      body.putArray("errors")
          .addObject()
          .put("severity", "E")
          .put("error_class", "General")
          .put("type", "InvalidArguments");
      return ApiResponse.json(400, body);
    }
    List<Long> starts = starts("since");
    List<Long> told = starts.subList(0, Math.min(starts.size(), MOST_ROWS));
    ObjectNode body = Json.object();
    ObjectNode result = body.putObject("result");
    result.set("timestamp", Json.array(told, start -> Json.number(start / 1000.0, 0)));
    result.set(
        "data",
        Json.array(
            told,
            start -> {
              double first = open(start);
              double last = open(Math.min(start + step, request.wireMillis()));
              return Json.strings(
                  amount(first),
                  amount(Math.max(first, last)),
                  amount(Math.min(first, last)),
                  amount(last));
            }));
    result.put("more", starts.size() > MOST_ROWS);
    body.putArray("errors");
    return ApiResponse.ok(body);
  }

  /** Units of base, or contracts of one US dollar. */
  private double open(long at) {
    double base = venue.openInterest(contract, at);
    return contract.type().inverse() ? Math.floor(base * venue.mark(contract, at)) : base;
  }

  private static String amount(double amount) {
    return Decimals.plain(amount, 8);
  }

  /** Of the bars that are asked for, and of one more where there are more than fit. */
  private List<Long> starts(String fromName) {
    long now = request.wireMillis();
    long to = Math.min(request.number("to", now / 1000) * 1000, now);
    long from = request.number(fromName, (now - MOST_ROWS * step) / 1000 + 1) * 1000;
    return Intervals.grid(step, from, to, MOST_ROWS + 1, true);
  }
}
