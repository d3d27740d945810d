package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code api.huobi.pro}: names are in lower case, figures are numbers. */
final class HtxSpotApi {
  private final Board board;

  HtxSpotApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    return switch (request.path()) {
      case "/v1/settings/common/market-symbols" -> settings(request);
      case "/v1/common/symbols" -> symbols(request);
      case "/market/tickers" -> tickers(request);
      case "/market/history/kline" -> candles(request);
      default -> Htx.notFound(request);
    };
  }

  private ApiResponse settings(ApiRequest request) {
    ObjectNode body = Json.object().put("status", "ok");
    body.set("data", Json.array(quotes(request), HtxSpotApi::settingsRow));
    return ApiResponse.ok(body.put("ts", Long.toString(request.wireMillis())).put("full", 1));
  }

  private ApiResponse symbols(ApiRequest request) {
    ObjectNode body = Json.object().put("status", "ok");
    body.set("data", Json.array(quotes(request), HtxSpotApi::symbolRow));
    return ApiResponse.ok(body);
  }

  private static JsonNode settingsRow(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("state", state(quote))
            .put("bc", low(pair.baseName()))
            .put("qc", low(pair.quote().ticker()))
            .put("pp", pair.priceDecimals())
            .put("ap", pair.sizeDecimals())
            .put("sp", "main")
            .put("vp", 8);
    for (String limit : List.of("minoa", "maxoa", "minov", "lominoa", "lomaxoa")) {
      row.put(limit, limit.startsWith("max") || limit.equals("lomaxoa") ? 1_000_000 : 0.01);
    }
    return row.put("lomaxba", 1_000_000)
        .put("lomaxsa", 1_000_000)
        .put("smminoa", 0.01)
        .put("blmlt", 1.1)
        .put("slmgt", 0.9)
        .put("smmaxoa", 100_000)
        .put("bmmaxov", 2500)
        .put("msormlt", 0.1)
        .put("mbormlt", 0.1)
        .put("maxov", 2500)
        .put("at", "enabled")
        .put("tags", pair.base().rank() > 300 ? "st" : "");
  }

  private static JsonNode symbolRow(Quote quote) {
    Contract pair = quote.contract();
    return Json.object()
        .put("base-currency", low(pair.baseName()))
        .put("quote-currency", low(pair.quote().ticker()))
        .put("price-precision", pair.priceDecimals())
        .put("amount-precision", pair.sizeDecimals())
        .put("symbol-partition", "main")
        .put("symbol", quote.symbol())
        .put("state", state(quote))
        .put("value-precision", 8)
        .put("min-order-amt", 0.01)
        .put("max-order-amt", 1_000_000)
        .put("min-order-value", 5)
        .put("limit-order-min-order-amt", 0.01)
        .put("limit-order-max-order-amt", 1_000_000)
        .put("limit-order-max-buy-amt", 1_000_000)
        .put("limit-order-max-sell-amt", 1_000_000)
        .put("sell-market-min-order-amt", 0.01)
        .put("sell-market-max-order-amt", 100_000)
        .put("buy-market-max-order-value", 2500)
        .put("max-order-value", 2500)
        .put("api-trading", "enabled")
        .put("tags", "");
  }

  private static String state(Quote quote) {
    return quote.phase() == Phase.LIVE ? "online" : "offline";
  }

  private ApiResponse tickers(ApiRequest request) {
    ObjectNode body = Json.object().put("status", "ok").put("ts", request.wireMillis());
    body.set("data", Json.array(quotes(request), HtxSpotApi::ticker));
    return ApiResponse.ok(body);
  }

  private static JsonNode ticker(Quote quote) {
    Contract pair = quote.contract();
    int price = pair.priceDecimals();
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    row.set("open", orZero(quote.open(), price));
    row.set("high", orZero(quote.high(), price));
    row.set("low", orZero(quote.low(), price));
    row.set("close", orZero(quote.last(), price));
    row.set("amount", Json.number(quote.volume(), 8));
    row.set("vol", Json.number(quote.turnover(), 8));
    row.put("count", quote.trades());
    row.set("bid", orZero(quote.bid(), price));
    row.set("bidSize", orZero(quote.bidSize(), 8));
    row.set("ask", orZero(quote.ask(), price));
    row.set("askSize", orZero(quote.askSize(), 8));
    return row;
  }

  private static JsonNode orZero(double figure, int decimals) {
    return Json.number(Double.isNaN(figure) ? 0 : figure, decimals);
  }

  /** Newest first, unlike those of contracts. */
  private ApiResponse candles(ApiRequest request) {
    OptionalLong period = HtxHistory.period(request.parameter("period", ""));
    String symbol = low(request.parameter("symbol", ""));
    Optional<Quote> quote =
        quotes(request).stream().filter(found -> found.symbol().equals(symbol)).findFirst();
    if (period.isEmpty() || quote.isEmpty()) {
      return Htx.wordError(request, period.isEmpty() ? "invalid period" : "invalid symbol");
    }
    Contract pair = quote.get().contract();
    List<Candle> candles =
        HtxHistory.candles(board.venue(), pair, Candles.Of.LAST, period.getAsLong(), request);
    ObjectNode body =
        Json.object()
            .put("ch", "market." + symbol + ".kline." + request.parameter("period", ""))
            .put("status", "ok")
            .put("ts", request.wireMillis());
    body.set("data", Json.array(candles.reversed(), candle -> candle(pair, candle)));
    return ApiResponse.ok(body);
  }

  private static JsonNode candle(Contract pair, Candle candle) {
    ObjectNode row = Json.object().put("id", candle.start() / 1000);
    row.set("open", Json.number(candle.open(), pair.priceDecimals()));
    row.set("close", Json.number(candle.close(), pair.priceDecimals()));
    row.set("low", Json.number(candle.low(), pair.priceDecimals()));
    row.set("high", Json.number(candle.high(), pair.priceDecimals()));
    row.set("amount", Json.number(candle.volume(), 8));
    row.set("vol", Json.number(candle.turnover(), 8));
    return row.put("count", candle.trades());
  }

  private static String low(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }
}
