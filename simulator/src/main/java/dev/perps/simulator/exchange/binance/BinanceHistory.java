package dev.perps.simulator.exchange.binance;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binance's candles, funding history and the daily-figures endpoints under {@code /futures/data}.
 */
final class BinanceHistory {
  private static final long HOUR = 3_600_000L;
  private static final long KEPT = 30 * 24 * HOUR;

  private BinanceHistory() {}

  static ArrayNode klines(
      Board board,
      Contract contract,
      Candles.Of what,
      ApiRequest request,
      long interval,
      int most) {
    List<Candle> candles =
        Wire.candles(
            board.venue(),
            contract,
            what,
            interval,
            Wire.moment(request, "startTime"),
            Wire.moment(request, "endTime"),
            request.limit("limit", 500, most),
            true,
            request.wireMillis());
    return Json.array(candles, candle -> kline(contract, candle, what));
  }

  private static JsonNode kline(Contract contract, Candle candle, Candles.Of what) {
    int decimals = what == Candles.Of.LAST ? contract.priceDecimals() : 8;
    boolean inverse = contract.type().inverse();
    String volume = Wire.size(contract, candle.volume());
    String second = Wire.price(contract, candle.turnover());
    if (inverse) {
      double contracts = Math.floor(candle.turnover() / BinanceRows.contractSize(contract));
      volume = Decimals.fixed(contracts, 0);
      second = Decimals.fixed(candle.volume(), 8);
    }
    return Json.array()
        .add(candle.start())
        .add(Decimals.fixed(candle.open(), decimals))
        .add(Decimals.fixed(candle.high(), decimals))
        .add(Decimals.fixed(candle.low(), decimals))
        .add(Decimals.fixed(candle.close(), decimals))
        .add(volume)
        .add(candle.end() - 1)
        .add(second)
        .add(candle.trades())
        .add(Wire.size(contract, candle.volume() / 2))
        .add(Wire.price(contract, candle.turnover() / 2))
        .add("0");
  }

  /** Rates that were paid, ascending. */
  static ArrayNode fundingRates(Venue venue, Contract contract, ApiRequest request) {
    OptionalLong start = Wire.moment(request, "startTime");
    long listed = contract.life().listedAt(request.marketMillis());
    List<Long> payments =
        Intervals.grid(
            contract.fundingHours() * HOUR,
            Math.max(start.orElse(0), listed),
            Math.min(Wire.moment(request, "endTime").orElse(Long.MAX_VALUE), request.wireMillis()),
            request.limit("limit", 100, 1000),
            start.isPresent());
    return Json.array(payments, at -> fundingRate(venue, contract, at));
  }

  static ObjectNode fundingRate(Venue venue, Contract contract, long at) {
    return Json.object()
        .put("symbol", contract.symbol())
        .put("fundingTime", at)
        .put("fundingRate", Decimals.fixed(venue.fundingRate(contract, at - 1), 8))
        .put("markPrice", Decimals.fixed(venue.mark(contract, at), 8));
  }

  static List<Long> moments(ApiRequest request, long period) {
    OptionalLong start = Wire.moment(request, "startTime");
    long now = request.wireMillis();
    return Intervals.grid(
        period,
        Math.max(start.orElse(0), now - KEPT),
        Math.min(Wire.moment(request, "endTime").orElse(now), now),
        request.limit("limit", 30, 500),
        start.isPresent());
  }

  static ArrayNode openInterest(Venue venue, Contract contract, ApiRequest request, long period) {
    return Json.array(
        moments(request, period),
        at -> {
          double base = venue.openInterest(contract, at);
          double mark = venue.mark(contract, at);
          ObjectNode row = Json.object();
          if (contract.type().inverse()) {
            double contracts = Math.floor(base * mark / BinanceRows.contractSize(contract));
            return row.put("pair", BinanceRows.pair(contract))
                .put("contractType", "PERPETUAL")
                .put("sumOpenInterest", Decimals.fixed(contracts, 8))
                .put("sumOpenInterestValue", Decimals.fixed(base, 8))
                .put("timestamp", at);
          }
          return row.put("symbol", contract.symbol())
              .put("sumOpenInterest", Decimals.fixed(base, 8))
              .put("sumOpenInterestValue", Decimals.fixed(base * mark, 8))
              .put("timestamp", Long.toString(at));
        });
  }

  /**
   * Accounts or positions that are long against those that are short.
   *
   * @param tilt how much more the asked group leans to the long side, as a factor
   */
  static ArrayNode longShort(
      Venue venue, Contract contract, ApiRequest request, long period, double tilt) {
    return Json.array(
        moments(request, period),
        at -> {
          double lean = venue.longShare(contract, at);
          double share = lean * tilt / (lean * tilt + 1 - lean);
          ObjectNode row = Json.object();
          if (contract.type().inverse()) {
            row.put("pair", BinanceRows.pair(contract));
          } else {
            row.put("symbol", contract.symbol());
          }
          return row.put("longShortRatio", Decimals.fixed(share / (1 - share), 4))
              .put("longAccount", Decimals.fixed(share, 4))
              .put("shortAccount", Decimals.fixed(1 - share, 4))
              .put("timestamp", Long.toString(at));
        });
  }
}
