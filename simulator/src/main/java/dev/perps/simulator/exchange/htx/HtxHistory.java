package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** HTX's candles, settled funding rates and open interest. */
final class HtxHistory {
  private static final int MOST_CANDLES = 2000;
  private static final int MOST_INTERESTS = 200;
  private static final long HOUR = 3_600_000L;
  private static final int OLDEST = 4000;

  private HtxHistory() {}

  /** Milliseconds of "1min", "60min", "4hour", "1day", "1week", "1mon"; empty for anything else. */
  static OptionalLong period(String word) {
    return switch (word) {
      case "1min", "5min", "15min", "30min", "60min" -> Intervals.millis(word);
      case "4hour" -> Intervals.millis("4h");
      case "1day" -> Intervals.millis("1d");
      case "1week" -> Intervals.millis("1w");
      case "1mon" -> Intervals.millis("1M");
      default -> OptionalLong.empty();
    };
  }

  /**
   * Candles between {@code from} and {@code to} (seconds), or the newest {@code size}; ascending.
   * Of marks there are none but the newest.
   */
  static List<Candle> candles(
      Venue venue, Contract contract, Candles.Of what, long period, ApiRequest request) {
    long now = request.wireMillis();
    boolean last = what == Candles.Of.LAST;
    long to = last ? Math.min(now, request.number("to", now / 1000) * 1000) : now;
    boolean ranged = last && request.parameter("from").isPresent();
    List<Long> starts =
        Intervals.grid(
            period,
            ranged ? request.number("from", 0) * 1000 : 0,
            to,
            ranged ? MOST_CANDLES : request.limit("size", 150, MOST_CANDLES),
            false);
    return starts.isEmpty()
        ? List.of()
        : Candles.between(venue, contract, what, period, starts.getFirst(), starts.getLast(), now);
  }

  /** A candle of trades: numbers, both sides counted. */
  static JsonNode contractCandle(Contract contract, Candle candle) {
    double size = HtxContracts.size(contract);
    boolean inverse = contract.type().inverse();
    double contracts = 2 * Math.floor((inverse ? candle.turnover() : candle.volume()) / size);
    ObjectNode row = Json.object();
    row.set("amount", Json.number(2 * candle.volume(), 8));
    row.set("close", Json.number(candle.close(), contract.priceDecimals()));
    row.put("count", candle.trades());
    row.set("high", Json.number(candle.high(), contract.priceDecimals()));
    row.put("id", candle.start() / 1000);
    row.set("low", Json.number(candle.low(), contract.priceDecimals()));
    row.set("open", Json.number(candle.open(), contract.priceDecimals()));
    if (!inverse) {
      row.set("trade_turnover", Json.number(2 * candle.turnover(), 4));
    }
    row.set("vol", Json.number(contracts, 0));
    return row;
  }

  /** A candle of mark prices: strings, and nothing traded. */
  static JsonNode markCandle(Contract contract, Candle candle) {
    return Json.object()
        .put("amount", "0")
        .put("close", Decimals.plain(candle.close(), contract.priceDecimals()))
        .put("count", "0")
        .put("high", Decimals.plain(candle.high(), contract.priceDecimals()))
        .put("id", candle.start() / 1000)
        .put("low", Decimals.plain(candle.low(), contract.priceDecimals()))
        .put("open", Decimals.plain(candle.open(), contract.priceDecimals()))
        .put("trade_turnover", "0")
        .put("vol", "0");
  }

  /** Milliseconds of the periods of open interest; empty for anything else. */
  static OptionalLong interestPeriod(String word) {
    return switch (word) {
      case "60min", "4hour", "1day" -> period(word);
      case "12hour" -> OptionalLong.of(12 * HOUR);
      default -> OptionalLong.empty();
    };
  }

  /** Open interest of full periods, newest first. */
  static ObjectNode interests(
      Venue venue, Contract contract, long period, boolean coins, ApiRequest request) {
    List<Long> moments =
        Intervals.grid(
            period,
            contract.life().listedAt(request.marketMillis()),
            request.wireMillis(),
            request.limit("size", 48, MOST_INTERESTS),
            false);
    ObjectNode data = Json.object().put("symbol", contract.baseName());
    data.set("tick", Json.array(moments.reversed(), at -> interest(venue, contract, at, coins)));
    data.put("contract_code", contract.symbol());
    return contract.type().inverse()
        ? data
        : data.put("business_type", contract.type().dated() ? "futures" : "swap")
            .put("pair", contract.baseName() + "-" + contract.quote().ticker())
            .put("contract_type", contract.type().dated() ? "quarter" : "swap")
            .put("trade_partition", contract.quote().ticker());
  }

  private static JsonNode interest(Venue venue, Contract contract, long at, boolean coins) {
    boolean inverse = contract.type().inverse();
    double price = inverse ? venue.mark(contract, at) : venue.last(contract, at);
    double size = HtxContracts.size(contract);
    double held = venue.openInterest(contract, at);
    double contracts = Math.floor((inverse ? held * price : held) / size);
    double amount = inverse ? contracts * size / price : contracts * size;
    ObjectNode row = Json.object();
    if (inverse) {
      row.set("volume", Json.number(coins ? amount : contracts, 12));
      return row.put("amount_type", coins ? 2 : 1).put("ts", at);
    }
    return row.put("volume", Decimals.fixed(coins ? amount : contracts, 16))
        .put("amount_type", coins ? "2" : "1")
        .put("ts", Long.toString(at))
        .put("value", Decimals.fixed(amount * price, 16));
  }

  /** Settled rates, newest first, by pages. */
  static ObjectNode settled(Venue venue, Contract contract, ApiRequest request) {
    List<Long> payments = payments(contract, request);
    int size = request.limit("page_size", 20, 100);
    int page = request.limit("page_index", 1, Integer.MAX_VALUE);
    int from = (int) Math.min(payments.size(), (page - 1L) * size);
    int to = Math.min(payments.size(), from + size);
    ObjectNode data =
        Json.object()
            .put("total_page", Math.ceilDiv(payments.size(), size))
            .put("current_page", page)
            .put("total_size", payments.size());
    data.set("data", Json.array(payments.subList(from, to), at -> settledRow(venue, contract, at)));
    return data;
  }

  private static JsonNode settledRow(Venue venue, Contract contract, long at) {
    double rate = venue.fundingRate(contract, at - 1);
    ObjectNode row = Json.object().put("avg_premium_index", HtxRows.rate(rate / 2));
    if (!contract.type().inverse()) {
      row.put("trade_partition", contract.quote().ticker());
    }
    return row.put("funding_rate", Decimals.fixed(rate, 18))
        .putNull("realized_rate")
        .put("funding_time", Long.toString(at))
        .put("contract_code", contract.symbol())
        .put("symbol", contract.baseName())
        .put(
            "fee_asset",
            contract.type().inverse() ? contract.baseName() : contract.quote().ticker());
  }

  /** The same of version 5. */
  static JsonNode settledNow(Venue venue, Contract contract, ApiRequest request) {
    List<Long> payments = payments(contract, request);
    int limit = Math.min(payments.size(), request.limit("limit", 20, 100));
    return Json.array(
        payments.subList(0, limit),
        at ->
            Json.object()
                .put("id", Long.toString(at / HOUR))
                .put("contract_code", contract.symbol())
                .put("funding_rate", Decimals.plain(venue.fundingRate(contract, at - 1), 18))
                .put("funding_time", Long.toString(at)));
  }

  private static List<Long> payments(Contract contract, ApiRequest request) {
    return Intervals.grid(
            contract.fundingHours() * HOUR,
            contract.life().listedAt(request.marketMillis()),
            request.wireMillis(),
            OLDEST,
            false)
        .reversed();
  }
}
