package dev.perps.simulator.exchange.deribit;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public methods below {@code /api/v2/public/}, by GET. */
final class DeribitApi {
  private static final String PREFIX = "/api/v2/public/";
  private static final List<String> CURRENCIES = List.of("BTC", "ETH", "USDC", "USDT", "EURR");
  private static final List<String> KINDS =
      List.of("any", "future", "option", "spot", "future_combo", "option_combo");
  private final Board board;
  private final DeribitFunding funding;
  private final DeribitHistory history;

  DeribitApi(Board board) {
    this.board = board;
    this.funding = new DeribitFunding(board.venue());
    this.history = new DeribitHistory(board.venue(), funding);
  }

  ApiResponse answer(ApiRequest request) {
    if (!request.path().startsWith(PREFIX) || !request.method().equals("GET")) {
      return Deribit.error(request, 400, -32601, "Method not found");
    }
    return switch (request.path().substring(PREFIX.length())) {
      case "get_time" -> ok(request, Json.number((double) request.wireMillis(), 0));
      case "get_currencies" -> ok(request, Json.array(CURRENCIES, DeribitApi::currency));
      case "get_instruments" -> instruments(request);
      case "get_book_summary_by_currency" -> summaries(request);
      case "get_instrument" -> one(request, q -> DeribitRows.instrument(q, request));
      case "get_book_summary_by_instrument" ->
          one(request, q -> Json.array().add(DeribitRows.summary(q, funding, request)));
      case "ticker" -> one(request, q -> DeribitRows.ticker(q, funding, request, 0));
      case "get_order_book" -> {
        int depth = request.limit("depth", 20, 10_000);
        yield one(request, q -> DeribitRows.ticker(q, funding, request, depth));
      }
      case "get_funding_rate_history" -> perpetual(request, history::fundingRates);
      case "get_funding_rate_value" -> perpetual(request, history::fundingRate);
      case "get_tradingview_chart_data" -> chart(request);
      default -> Deribit.error(request, 400, -32601, "Method not found");
    };
  }

  private static JsonNode currency(String currency) {
    return Json.object()
        .put("currency", currency)
        .put("currency_long", currency)
        .put("coin_type", currency)
        .put("fee_precision", 4)
        .put("min_confirmations", 1)
        .put("min_withdrawal_fee", 0.0001)
        .put("withdrawal_fee", 0.0001);
  }

  private ApiResponse instruments(ApiRequest request) {
    String currency = request.parameter("currency", "any");
    String kind = request.parameter("kind", "any");
    if (!currency.equals("any") && !CURRENCIES.contains(currency)) {
      return Deribit.invalid(request, "invalid currency", "currency");
    }
    if (!KINDS.contains(kind)) {
      return Deribit.invalid(request, "value not in list", "kind");
    }
    boolean none =
        request.parameter("expired", "false").equals("true")
            || !(kind.equals("any") || kind.equals("future"));
    List<Quote> wanted =
        quotes(request).stream()
            .filter(quote -> !none && quote.phase() != Phase.DELISTED)
            .filter(
                quote ->
                    currency.equals("any")
                        || DeribitRows.settlement(quote.contract()).equals(currency))
            .toList();
    return ok(request, Json.array(wanted, quote -> DeribitRows.instrument(quote, request)));
  }

  private ApiResponse summaries(ApiRequest request) {
    String currency = request.parameter("currency", "");
    String kind = request.parameter("kind", "future");
    if (!CURRENCIES.contains(currency)) {
      return Deribit.invalid(request, "invalid currency", "currency");
    }
    if (!KINDS.contains(kind)) {
      return Deribit.invalid(request, "value not in list", "kind");
    }
    List<Quote> wanted =
        quotes(request).stream()
            .filter(quote -> kind.equals("future") && booked(quote))
            .filter(quote -> DeribitRows.settlement(quote.contract()).equals(currency))
            .toList();
    return ok(request, Json.array(wanted, q -> DeribitRows.summary(q, funding, request)));
  }

  private static boolean booked(Quote quote) {
    return quote.phase() == Phase.LIVE || quote.phase() == Phase.SETTLING;
  }

  private ApiResponse one(ApiRequest request, Function<Quote, JsonNode> result) {
    Optional<Quote> quote = find(request);
    return quote.isEmpty() ? unknown(request) : ok(request, result.apply(quote.get()));
  }

  private ApiResponse perpetual(ApiRequest request, DeribitHistory.Query query) {
    Optional<Quote> quote = find(request);
    if (quote.isEmpty() || !quote.get().contract().type().perpetual()) {
      return unknown(request);
    }
    return ok(request, query.of(quote.get().contract(), request));
  }

  private ApiResponse chart(ApiRequest request) {
    Optional<Contract> contract = find(request).map(Quote::contract);
    if (contract.isEmpty()) {
      return unknown(request);
    }
    Optional<ObjectNode> chart = history.chart(contract.get(), request);
    return chart.isEmpty()
        ? Deribit.invalid(request, "value not in list", "resolution")
        : ok(request, chart.get());
  }

  private static ApiResponse unknown(ApiRequest request) {
    return request.parameter("instrument_name").isEmpty()
        ? Deribit.invalid(request, "parameter is required", "instrument_name")
        : Deribit.error(request, 400, 13020, "instrument_not_found");
  }

  private Optional<Quote> find(ApiRequest request) {
    String name = request.parameter("instrument_name", "");
    return quotes(request).stream()
        .filter(quote -> quote.symbol().equals(name) && booked(quote))
        .findFirst();
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  private static ApiResponse ok(ApiRequest request, JsonNode result) {
    ObjectNode body = Json.object().put("jsonrpc", "2.0");
    body.set("result", result);
    return ApiResponse.ok(timed(body, request));
  }

  /** What stands at the end of each answer, in microseconds. */
  static ObjectNode timed(ObjectNode body, ApiRequest request) {
    long in = request.wireMillis() * 1000;
    return body.put("usIn", in).put("usOut", in + 163).put("usDiff", 163).put("testnet", false);
  }
}
