package dev.perps.simulator.exchange.kucoin;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Quote;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;

/** What the unified API, {@code /api/ua/}, says of futures. */
final class KucoinUnifiedApi {
  private final KucoinFuturesApi futures;

  KucoinUnifiedApi(KucoinFuturesApi futures) {
    this.futures = futures;
  }

  /** Empty for a path that is not played. */
  Optional<ApiResponse> answer(ApiRequest request) {
    return switch (request.path()) {
      case "/api/ua/v2/market/funding-rate" -> Optional.of(fundingRates(request));
      case "/api/ua/v1/market/open-interest" -> Optional.of(openInterest(request));
      default -> Optional.empty();
    };
  }

  // The list holds the contracts and the indices of their rates, whose names begin with a point.
  private ApiResponse fundingRates(ApiRequest request) {
    Optional<String> symbol = request.parameter("symbol");
    ArrayNode rows = Json.array();
    for (Quote quote : futures.active(request)) {
      boolean asked = symbol.isEmpty() || symbol.get().equals(quote.symbol());
      if (quote.contract().type().perpetual() && asked) {
        rows.add(KucoinFunding.unified(quote, quote.symbol(), request));
        rows.add(KucoinFunding.unified(quote, KucoinFunding.symbol(quote.symbol()), request));
      }
    }
    return Kucoin.ok(rows);
  }

  private ApiResponse openInterest(ApiRequest request) {
    List<String> symbols =
        request
            .parameter("symbol")
            .map(names -> Arrays.asList(names.split(",", -1)))
            .orElse(List.of());
    List<Quote> asked =
        futures.active(request).stream()
            .filter(quote -> symbols.isEmpty() || symbols.contains(quote.symbol()))
            .toList();
    if (request.parameter("interval").isPresent()) {
      OptionalLong step = KucoinHistory.type(request.parameter("interval", ""));
      return step.isEmpty() || asked.size() != 1
          ? Kucoin.error("400100", "Invalid parameter: interval or symbol.")
          : Kucoin.ok(
              KucoinHistory.openInterest(
                  futures.venue(), asked.getFirst().contract(), request, step.getAsLong()));
    }
    return Kucoin.ok(
        Json.array(
            asked,
            quote ->
                Json.object()
                    .put("symbol", quote.symbol())
                    .put(
                        "openInterest",
                        Long.toString(
                            KucoinFuturesRows.lots(
                                quote.contract(), quote.openInterest(), quote.mark())))
                    .put("ts", request.wireMillis())));
  }
}
