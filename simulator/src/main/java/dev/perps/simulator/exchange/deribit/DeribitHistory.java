package dev.perps.simulator.exchange.deribit;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Funding and candles of the past, ascending. */
record DeribitHistory(Venue venue, DeribitFunding funding) {
  private static final int MOST_RATES = 744;
  private static final int MOST_CANDLES = 5000;

  /** Something of one contract's past. */
  interface Query {
    JsonNode of(Contract contract, ApiRequest request);
  }

  /** One row for each full hour. */
  JsonNode fundingRates(Contract contract, ApiRequest request) {
    List<Long> hours =
        Intervals.grid(
            DeribitFunding.HOUR, from(contract, request), to(request), MOST_RATES, false);
    return Json.array(
        hours,
        at ->
            Json.object()
                .put("timestamp", at)
                .put("index_price", venue.index(contract, at))
                .put("prev_index_price", venue.index(contract, at - DeribitFunding.HOUR))
                .put("interest_8h", funding.eightHours(contract, at))
                .put("interest_1h", funding.hour(contract, at)));
  }

  /** What the span from start to end cost: a bare number. */
  JsonNode fundingRate(Contract contract, ApiRequest request) {
    long end = to(request);
    double sum = 0;
    for (long at = end; at - DeribitFunding.HOUR >= from(contract, request); ) {
      sum += funding.hour(contract, at);
      at -= DeribitFunding.HOUR;
    }
    return Json.number(sum, 12);
  }

  private static long from(Contract contract, ApiRequest request) {
    return Math.max(
        request.number("start_timestamp", 0), contract.life().listedAt(request.marketMillis()));
  }

  private static long to(ApiRequest request) {
    return Math.min(request.number("end_timestamp", Long.MAX_VALUE), request.wireMillis());
  }

  /** Candles in columns; empty for a resolution that there is not. */
  Optional<ObjectNode> chart(Contract contract, ApiRequest request) {
    OptionalLong interval =
        switch (request.parameter("resolution", "")) {
          case "1D" -> Intervals.millis("1d");
          case "1", "3", "5", "10", "15", "30", "60", "120", "180", "360", "720" ->
              Intervals.millis(request.parameter("resolution", "") + "m");
          default -> OptionalLong.empty();
        };
    if (interval.isEmpty()) {
      return Optional.empty();
    }
    List<Candle> candles =
        Wire.candles(
            venue,
            contract,
            Candles.Of.LAST,
            interval.getAsLong(),
            Wire.moment(request, "start_timestamp"),
            Wire.moment(request, "end_timestamp"),
            MOST_CANDLES,
            false,
            request.wireMillis());
    int decimals = contract.priceDecimals();
    ObjectNode chart = Json.object();
    chart.set("volume", column(candles, Candle::volume, 8));
    chart.set("ticks", column(candles, candle -> (double) candle.start(), 0));
    chart.put("status", candles.isEmpty() ? "no_data" : "ok");
    chart.set("open", column(candles, Candle::open, decimals));
    chart.set("low", column(candles, Candle::low, decimals));
    chart.set("high", column(candles, Candle::high, decimals));
    chart.set("cost", column(candles, Candle::turnover, 4));
    chart.set("close", column(candles, Candle::close, decimals));
    return Optional.of(chart);
  }

  private static ArrayNode column(
      List<Candle> candles, ToDoubleFunction<Candle> figure, int decimals) {
    return Json.array(candles, candle -> Json.number(figure.applyAsDouble(candle), decimals));
  }
}
