package dev.perps.simulator.exchange.mexc;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** MEXC's candles, in columns, and settled funding rates, in pages. */
final class MexcHistory {
  private static final long HOUR = 3_600_000L;
  private static final int MOST_CANDLES = 2000;
  private static final Map<String, String> INTERVALS =
      Map.of(
          "Min1", "1m",
          "Min5", "5m",
          "Min15", "15m",
          "Min30", "30m",
          "Min60", "1h",
          "Hour4", "4h",
          "Hour8", "8h",
          "Day1", "1d",
          "Week1", "1w",
          "Month1", "1M");

  private MexcHistory() {}

  static OptionalLong interval(String word) {
    return Intervals.millis(INTERVALS.getOrDefault(word, ""));
  }

  /** Ascending; seconds. */
  static ObjectNode candles(
      Venue venue, Contract contract, Candles.Of what, ApiRequest request, long interval) {
    OptionalLong end = millis(request, "end");
    List<Candle> candles =
        Wire.candles(
            venue,
            contract,
            what,
            interval,
            millis(request, "start"),
            end,
            MOST_CANDLES,
            false,
            request.wireMillis());
    // index and mark have one decimal more than trades
    int decimals = contract.priceDecimals() + (what == Candles.Of.LAST ? 0 : 1);
    ObjectNode columns = Json.object();
    columns.set("time", column(candles, candle -> candle.start() / 1000.0, 0));
    columns.set("open", column(candles, Candle::open, decimals));
    columns.set("close", column(candles, Candle::close, decimals));
    columns.set("high", column(candles, Candle::high, decimals));
    columns.set("low", column(candles, Candle::low, decimals));
    columns.set(
        "vol",
        column(
            candles,
            candle -> MexcDetails.contracts(contract, candle.volume(), candle.close()),
            0));
    columns.set("amount", column(candles, Candle::turnover, 5));
    columns.set("realOpen", column(candles, Candle::open, decimals));
    columns.set("realClose", column(candles, Candle::close, decimals));
    columns.set("realHigh", column(candles, Candle::high, decimals));
    columns.set("realLow", column(candles, Candle::low, decimals));
    return columns;
  }

  private static ArrayNode column(
      List<Candle> candles, ToDoubleFunction<Candle> figure, int decimals) {
    return Json.array(candles, candle -> Json.number(figure.applyAsDouble(candle), decimals));
  }

  private static OptionalLong millis(ApiRequest request, String name) {
    OptionalLong seconds = Wire.moment(request, name);
    return seconds.isPresent() ? OptionalLong.of(seconds.getAsLong() * 1000) : seconds;
  }

  /** Newest first. */
  static ObjectNode fundingRates(Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long interval = contract.fundingHours() * HOUR;
    long listed = contract.life().listedAt(request.marketMillis());
    long total = request.wireMillis() / interval - Math.ceilDiv(listed, interval) + 1;
    int size = request.limit("page_size", 20, 1000);
    int page = request.limit("page_num", 1, Integer.MAX_VALUE);
    List<Long> settled =
        Intervals.grid(
            interval,
            listed,
            request.wireMillis() - (page - 1) * (long) size * interval,
            size,
            false);
    boolean free = contract.base().kind().traditional();
    ObjectNode data =
        Json.object()
            .put("pageSize", size)
            .put("totalCount", total)
            .put("totalPage", Math.ceilDiv(total, size))
            .put("currentPage", page);
    data.set(
        "resultList",
        Json.array(
            settled.reversed(),
            at -> {
              ObjectNode row = Json.object().put("symbol", contract.symbol());
              double rate = free ? 0 : venue.fundingRate(contract, at - 1);
              Json.number(row, "fundingRate", rate, 6);
              return row.put("settleTime", at).put("collectCycle", contract.fundingHours());
            }));
    return data;
  }
}
