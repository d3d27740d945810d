package dev.perps.simulator.exchange.kucoin;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code api-futures.kucoin.com}, without {@code /api/v1/}. */
final class KucoinFuturesApi {
  private final Board board;

  KucoinFuturesApi(Board board) {
    this.board = board;
  }

  /** Empty for a path that is none of the futures'. */
  Optional<ApiResponse> answer(ApiRequest request, String name) {
    String[] words = name.split("/", -1);
    return Optional.ofNullable(
        switch (name) {
          case "contracts/active" ->
              Kucoin.ok(Json.array(active(request), quote -> row(quote, request)));
          case "allTickers" ->
              Kucoin.ok(
                  Json.array(
                      quotes(request).stream().filter(Quote::traded).toList(),
                      quote -> KucoinFuturesRows.ticker(quote, request)));
          case "ticker" ->
              of(request, symbol(request), q -> Kucoin.ok(KucoinFuturesRows.ticker(q, request)));
          case "contract/funding-rates" -> fundingRates(request);
          case "kline/query" -> candles(request);
          case "level2/depth20" -> of(request, symbol(request), q -> depth(q, request, 20));
          case "level2/depth100" -> of(request, symbol(request), q -> depth(q, request, 100));
          default ->
              switch (words[0] + "/" + words.length) {
                case "contracts/2" -> of(request, words[1], q -> Kucoin.ok(row(q, request)));
                case "funding-rate/3" -> of(request, words[1], q -> fundingRate(q, request));
                case "mark-price/3" -> of(request, words[1], q -> markPrice(q, request));
                default -> null;
              };
        });
  }

  private static String symbol(ApiRequest request) {
    return request.parameter("symbol", "");
  }

  private ObjectNode row(Quote quote, ApiRequest request) {
    return KucoinFuturesRows.contract(board.venue(), quote, request);
  }

  /** All contracts, also those that are in no list any more. */
  List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  /** What {@code contracts/active} lists. */
  List<Quote> active(ApiRequest request) {
    return quotes(request).stream().filter(quote -> quote.phase() != Phase.DELISTED).toList();
  }

  Venue venue() {
    return board.venue();
  }

  private ApiResponse of(ApiRequest request, String symbol, Function<Quote, ApiResponse> answer) {
    return active(request).stream()
        .filter(quote -> quote.symbol().equals(symbol))
        .findFirst()
        .map(answer)
        .orElseGet(() -> Kucoin.error("100001", "Invalid parameter: symbol is not supported."));
  }

  private ApiResponse fundingRate(Quote quote, ApiRequest request) {
    if (!quote.contract().type().perpetual()) {
      return Kucoin.error("100001", "Invalid parameter: symbol has no funding.");
    }
    return Kucoin.ok(KucoinFunding.current(board.venue(), quote, request));
  }

  private ApiResponse markPrice(Quote quote, ApiRequest request) {
    int decimals = quote.contract().priceDecimals();
    ObjectNode data =
        Json.object()
            .put("symbol", quote.symbol())
            .put("granularity", 1000)
            .put("timePoint", request.wireMillis() / 1000 * 1000);
    Json.number(data, "value", quote.mark(), decimals);
    Json.number(data, "indexPrice", quote.index(), decimals + 1);
    return Kucoin.ok(data);
  }

  private ApiResponse fundingRates(ApiRequest request) {
    if (request.parameter("from").isEmpty() || request.parameter("to").isEmpty()) {
      return Kucoin.error("400100", "Parameter from and to can not be empty.");
    }
    return of(
        request,
        symbol(request),
        quote ->
            Kucoin.ok(
                quote.contract().type().perpetual()
                    ? KucoinHistory.fundingRates(board.venue(), quote.contract(), request)
                    : Json.array()));
  }

  private ApiResponse candles(ApiRequest request) {
    OptionalLong interval = KucoinHistory.granularity(request.parameter("granularity", ""));
    if (interval.isEmpty()) {
      return Kucoin.error("300000", "Invalid parameter: granularity.");
    }
    return of(
        request,
        symbol(request),
        quote ->
            Kucoin.ok(
                KucoinHistory.futuresCandles(
                    board.venue(), quote.contract(), request, interval.getAsLong())));
  }

  private static ApiResponse depth(Quote quote, ApiRequest request, int levels) {
    ObjectNode data =
        Json.object().put("sequence", request.wireMillis()).put("symbol", quote.symbol());
    data.set("bids", levels(quote.contract(), Book.bids(quote, levels)));
    data.set("asks", levels(quote.contract(), Book.asks(quote, levels)));
    return Kucoin.ok(data.put("ts", request.wireMillis() * 1_000_000));
  }

  private static ArrayNode levels(Contract contract, List<Book.Level> levels) {
    return Json.array(
        levels,
        level ->
            Json.array()
                .add(Json.number(level.price(), contract.priceDecimals()))
                .add(KucoinFuturesRows.lots(contract, level.size(), level.price())));
  }
}
