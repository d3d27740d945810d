package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code api.hbdm.com} for one family of swaps. */
final class HtxContractApi {
  private static final int MOST_LEVELS = 150;
  private final Board board;
  private final String family;

  /**
   * Makes the API.
   *
   * @param family what its paths begin with: {@code linear-swap} or {@code swap}
   */
  HtxContractApi(Board board, String family) {
    this.board = board;
    this.family = family;
  }

  ApiResponse answer(ApiRequest request) {
    String path = request.path();
    String lists = "/" + family + "-api/v1/";
    if (path.startsWith(lists)) {
      return list(request, path.substring(lists.length()));
    }
    String prices = "/" + family + "-ex/market/";
    if (path.startsWith(prices)) {
      return prices(request, path.substring(prices.length()));
    }
    if (path.equals("/v2" + prices + "detail/batch_merged")) {
      return ticks(request, true);
    }
    if (path.equals("/index/market/history/" + family.replace('-', '_') + "_mark_price_kline")) {
      return candles(request, Candles.Of.MARK);
    }
    return path.startsWith("/v5/market/")
        ? fifth(request, path.substring("/v5/market/".length()))
        : Htx.notFound(request);
  }

  private ApiResponse list(ApiRequest request, String name) {
    return switch (name) {
      case "swap_contract_info" ->
          rows(
              request,
              quote -> quote.phase() != Phase.DELISTED && ofBusiness(quote, request),
              quote -> HtxRows.contract(quote, request));
      case "swap_batch_funding_rate" ->
          rows(
              request,
              quote -> quote.phase() != Phase.DELISTED && quote.phase() != Phase.PENDING,
              quote -> HtxRows.funding(quote, request));
      case "swap_open_interest" ->
          rows(
              request,
              quote -> quote.phase() != Phase.PENDING && ofBusiness(quote, request),
              HtxRows::interest);
      case "swap_index" ->
          rows(
              request,
              quote -> !quote.contract().type().dated(),
              quote -> HtxRows.index(quote, request));
      case "swap_historical_funding_rate" ->
          one(request)
              .filter(quote -> quote.contract().type().perpetual())
              .map(quote -> ok(request, HtxHistory.settled(venue(), quote.contract(), request)))
              .orElseGet(() -> noContract(request));
      case "swap_his_open_interest" -> interests(request);
      default -> Htx.notFound(request);
    };
  }

  private ApiResponse interests(ApiRequest request) {
    OptionalLong period = HtxHistory.interestPeriod(request.parameter("period", ""));
    String unit = request.parameter("amount_type", "");
    if (period.isEmpty() || !(unit.equals("1") || unit.equals("2"))) {
      String wrong = period.isEmpty() ? "period" : "amount_type";
      return Htx.numberError(request, 1067, "The " + wrong + " field is invalid.");
    }
    return one(request)
        .map(Quote::contract)
        .map(
            contract ->
                HtxHistory.interests(
                    venue(), contract, period.getAsLong(), unit.equals("2"), request))
        .map(data -> ok(request, data))
        .orElseGet(() -> noContract(request));
  }

  /** Swaps unless futures, or both, are asked for. */
  private static boolean ofBusiness(Quote quote, ApiRequest request) {
    return switch (request.parameter("business_type", "swap")) {
      case "all" -> true;
      case "futures" -> quote.contract().type().dated();
      default -> !quote.contract().type().dated();
    };
  }

  private ApiResponse rows(
      ApiRequest request, Function<Quote, Boolean> wanted, Function<Quote, JsonNode> row) {
    Optional<String> code = request.parameter("contract_code");
    List<Quote> found =
        quotes(request).stream()
            .filter(quote -> code.isEmpty() || isNamed(quote, code.get()))
            .filter(wanted::apply)
            .toList();
    return found.isEmpty() && code.isPresent()
        ? noContract(request)
        : ok(request, Json.array(found, row));
  }

  private ApiResponse prices(ApiRequest request, String name) {
    return switch (name) {
      case "detail/batch_merged" -> ticks(request, false);
      case "history/kline" -> candles(request, Candles.Of.LAST);
      case "depth" -> depth(request);
      default -> Htx.notFound(request);
    };
  }

  private ApiResponse ticks(ApiRequest request, boolean second) {
    Optional<String> code = request.parameter("contract_code");
    List<Quote> wanted =
        quotes(request).stream()
            .filter(quote -> quote.phase() == Phase.LIVE || quote.phase() == Phase.SETTLING)
            .filter(quote -> ofBusiness(quote, request))
            .filter(quote -> code.isEmpty() || isNamed(quote, code.get()))
            .toList();
    if (wanted.isEmpty() && code.isPresent()) {
      return Htx.wordError(request, "contract_code data error or empty");
    }
    ObjectNode body = Json.object().put("status", "ok");
    body.set("ticks", Json.array(wanted, quote -> HtxTicks.row(venue(), quote, request, second)));
    return ApiResponse.ok(body.put("ts", request.wireMillis()));
  }

  private ApiResponse candles(ApiRequest request, Candles.Of what) {
    OptionalLong period = HtxHistory.period(request.parameter("period", ""));
    Optional<Quote> quote = one(request);
    if (period.isEmpty() || quote.isEmpty()) {
      return Htx.wordError(request, period.isEmpty() ? "invalid period" : "invalid  symbol");
    }
    Contract contract = quote.get().contract();
    List<Candle> candles = HtxHistory.candles(venue(), contract, what, period.getAsLong(), request);
    boolean mark = what == Candles.Of.MARK;
    String channel =
        "market.%s.%s.%s"
            .formatted(
                contract.symbol(), mark ? "mark_price" : "kline", request.parameter("period", ""));
    ObjectNode body = Json.object().put("ch", channel);
    body.set(
        "data",
        Json.array(
            candles,
            candle ->
                mark
                    ? HtxHistory.markCandle(contract, candle)
                    : HtxHistory.contractCandle(contract, candle)));
    return ApiResponse.ok(body.put("status", "ok").put("ts", request.wireMillis()));
  }

  private ApiResponse depth(ApiRequest request) {
    Optional<Quote> quote = one(request);
    if (quote.isEmpty()) {
      return Htx.wordError(request, "contract_code data error or empty");
    }
    String channel =
        "market.%s.depth.%s".formatted(quote.get().symbol(), request.parameter("type", "step0"));
    long now = request.wireMillis();
    ObjectNode body = Json.object().put("ch", channel).put("status", "ok");
    ObjectNode tick = body.putObject("tick");
    tick.set("asks", levels(quote.get().contract(), Book.asks(quote.get(), MOST_LEVELS)));
    tick.set("bids", levels(quote.get().contract(), Book.bids(quote.get(), MOST_LEVELS)));
    tick.put("ch", channel)
        .put("id", now / 1000)
        .put("mrid", now / 7)
        .put("ts", now - 200)
        .put("version", now / 1000);
    return ApiResponse.ok(body.put("ts", now));
  }

  private static JsonNode levels(Contract contract, List<Book.Level> levels) {
    return Json.array(levels, level -> HtxTicks.level(contract, level.price(), level.size()));
  }

  /** Version 5: of one contract at a time. */
  private ApiResponse fifth(ApiRequest request, String name) {
    Optional<Quote> quote =
        one(request).filter(found -> found.contract().type().perpetual() && found.live());
    if (quote.isEmpty()) {
      ObjectNode body =
          Json.object().put("code", 1014).put("message", "This contract doesnt exist.");
      return ApiResponse.ok(body.putNull("data").put("ts", request.wireMillis()));
    }
    Contract contract = quote.get().contract();
    return switch (name) {
      case "funding_rate" ->
          fifthOk(request, Json.array().add(HtxRows.fundingNow(quote.get(), request)));
      case "funding_rate_history" ->
          fifthOk(request, HtxHistory.settledNow(venue(), contract, request));
      case "open_interest" -> fifthOk(request, HtxRows.interestNow(quote.get()));
      default -> Htx.notFound(request);
    };
  }

  private static ApiResponse fifthOk(ApiRequest request, JsonNode data) {
    ObjectNode body = Json.object().put("code", 200).put("message", "Success");
    body.set("data", data);
    return ApiResponse.ok(body.put("ts", request.wireMillis()));
  }

  private Optional<Quote> one(ApiRequest request) {
    String code = request.parameter("contract_code", "");
    return quotes(request).stream()
        .filter(quote -> isNamed(quote, code))
        .filter(quote -> quote.phase() != Phase.DELISTED && quote.phase() != Phase.PENDING)
        .findFirst();
  }

  private static boolean isNamed(Quote quote, String code) {
    return quote.symbol().equals(code.toUpperCase(Locale.ROOT));
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }

  private Venue venue() {
    return board.venue();
  }

  private static ApiResponse ok(ApiRequest request, JsonNode data) {
    ObjectNode body = Json.object().put("status", "ok");
    body.set("data", data);
    return ApiResponse.ok(body.put("ts", request.wireMillis()));
  }

  private static ApiResponse noContract(ApiRequest request) {
    return Htx.numberError(request, 1014, "This contract doesnt exist.");
  }
}
