package dev.perps.simulator.exchange.kucoin;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code api.kucoin.com}: spot. */
final class KucoinSpotApi {
  private final Board board;

  KucoinSpotApi(Board board) {
    this.board = board;
  }

  /** Empty for a path that is none of spot's. */
  Optional<ApiResponse> answer(ApiRequest request) {
    return switch (request.path()) {
      case "/api/v2/symbols" ->
          Optional.of(Kucoin.ok(Json.array(quotes(request), KucoinSpotApi::symbol)));
      case "/api/v1/market/allTickers" -> {
        ObjectNode data = Json.object().put("time", request.wireMillis());
        data.set("ticker", Json.array(quotes(request), KucoinSpotApi::ticker));
        yield Optional.of(Kucoin.ok(data));
      }
      case "/api/v1/market/candles" -> Optional.of(candles(request));
      case "/api/v1/market/orderbook/level2_20" -> Optional.of(of(request, q -> depth(q, request)));
      default -> Optional.empty();
    };
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  private ApiResponse of(ApiRequest request, Function<Quote, ApiResponse> answer) {
    return quotes(request).stream()
        .filter(quote -> quote.symbol().equals(request.parameter("symbol", "")))
        .findFirst()
        .map(answer)
        .orElseGet(() -> Kucoin.error("400100", "Unsupported trading pair."));
  }

  private static ObjectNode symbol(Quote quote) {
    Contract pair = quote.contract();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("name", quote.symbol())
        .put("baseCurrency", pair.baseName())
        .put("quoteCurrency", pair.quote().ticker())
        .put("feeCurrency", pair.quote().ticker())
        .put("market", pair.quote().ticker().startsWith("USD") ? "USDS" : pair.quote().ticker())
        .put("baseMinSize", Wire.step(pair.sizeDecimals()))
        .put("quoteMinSize", "0.01")
        .put("baseMaxSize", "10000000000")
        .put("quoteMaxSize", "99999999")
        .put("baseIncrement", Wire.step(pair.sizeDecimals()))
        .put("quoteIncrement", "0.000001")
        .put("priceIncrement", Wire.step(pair.priceDecimals()))
        .put("priceLimitRate", "0.1")
        .put("minFunds", "0.1")
        .put("isMarginEnabled", pair.base().rank() < 100)
        .put("enableTrading", quote.live());
  }

  // Of a halted pair nothing is told.
  private static ObjectNode ticker(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row = Json.object().put("symbol", quote.symbol()).put("symbolName", quote.symbol());
    if (!quote.live()) {
      for (String name :
          new String[] {
            "buy",
            "bestBidSize",
            "sell",
            "bestAskSize",
            "changeRate",
            "changePrice",
            "high",
            "low",
            "vol",
            "volValue",
            "last",
            "averagePrice"
          }) {
        row.putNull(name);
      }
    } else {
      row.put("buy", Wire.price(pair, quote.bid()))
          .put("bestBidSize", Wire.size(pair, quote.bidSize()))
          .put("sell", Wire.price(pair, quote.ask()))
          .put("bestAskSize", Wire.size(pair, quote.askSize()))
          .put("changeRate", Decimals.plain(quote.change(), 4))
          .put("changePrice", Decimals.plain(quote.last() - quote.open(), pair.priceDecimals()))
          .put("high", Wire.price(pair, quote.high()))
          .put("low", Wire.price(pair, quote.low()))
          .put("vol", Decimals.plain(quote.volume(), 8))
          .put("volValue", Decimals.plain(quote.turnover(), 9))
          .put("last", Wire.price(pair, quote.last()))
          .put("averagePrice", Decimals.plain((quote.last() + quote.open()) / 2, 8));
    }
    return row.put("takerFeeRate", "0.001")
        .put("makerFeeRate", "0.001")
        .put("takerCoefficient", "1")
        .put("makerCoefficient", "1");
  }

  private ApiResponse candles(ApiRequest request) {
    OptionalLong interval = KucoinHistory.type(request.parameter("type", ""));
    if (interval.isEmpty()) {
      return Kucoin.error("400100", "Incorrect candlestick type.");
    }
    return of(
        request,
        quote ->
            Kucoin.ok(
                KucoinHistory.spotCandles(
                    board.venue(), quote.contract(), request, interval.getAsLong())));
  }

  private static ApiResponse depth(Quote quote, ApiRequest request) {
    ObjectNode data =
        Json.object()
            .put("sequence", Long.toString(request.wireMillis()))
            .put("time", request.wireMillis());
    data.set("bids", Wire.levels(quote.contract(), Book.bids(quote, 20)));
    data.set("asks", Wire.levels(quote.contract(), Book.asks(quote, 20)));
    return Kucoin.ok(data);
  }
}
