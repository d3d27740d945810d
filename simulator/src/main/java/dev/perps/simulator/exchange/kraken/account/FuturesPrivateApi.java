package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Private paths of {@code /derivatives/api/v3}, and the fee schedules, which are public. */
final class FuturesPrivateApi {
  static final Set<String> READS =
      Set.of("accounts", "openpositions", "fills", "feeschedules/volumes", "openorders");
  private static final int FILLS = 100;

  private FuturesPrivateApi() {}

  /**
   * The answer.
   *
   * @param bitcoinUsd what collateral in bitcoin counts
   */
  static ApiResponse answer(
      ApiRequest request, KrakenAccount account, String endpoint, double bitcoinUsd) {
    Book book = account.book(request.marketMillis());
    return switch (endpoint) {
      case "accounts" -> MarginAccounts.answer(request, book, bitcoinUsd);
      case "openpositions" -> openPositions(request, book);
      case "fills" -> fills(request, book);
      case "feeschedules/volumes" -> volumes(request, book);
      case "openorders" -> {
        ObjectNode body = Answers.success(request);
        body.putArray("openOrders");
        yield ApiResponse.ok(body);
      }
      default -> Answers.error(request, 404, "notFound");
    };
  }

  static ApiResponse feeSchedules(ApiRequest request) {
    ObjectNode body = Answers.success(request);
    ArrayNode schedules = body.putArray("feeSchedules");
    schedule(schedules.addObject(), "MTF Linear Fees", FeeTiers.LINEAR_UID);
    schedule(schedules.addObject(), "MTF Inverse Fees", FeeTiers.INVERSE_UID);
    return ApiResponse.ok(body);
  }

  private static void schedule(ObjectNode schedule, String name, String uid) {
    schedule.put("name", name).put("uid", uid);
    schedule.set(
        "tiers",
        Json.array(
            FeeTiers.ALL,
            tier ->
                Json.object()
                    .put("makerFee", tier.maker().doubleValue())
                    .put("takerFee", tier.taker().doubleValue())
                    .put("usdVolume", tier.fromUsd().doubleValue())));
  }

  // One turnover counts for both schedules.
  private static ApiResponse volumes(ApiRequest request, Book book) {
    ObjectNode body = Answers.success(request);
    ObjectNode volumes = body.putObject("volumesByFeeSchedule");
    volumes.set(FeeTiers.LINEAR_UID, Answers.number(book.volume30dUsd()));
    volumes.set(FeeTiers.INVERSE_UID, Answers.number(book.volume30dUsd()));
    return ApiResponse.ok(body);
  }

  private static ApiResponse openPositions(ApiRequest request, Book book) {
    ObjectNode body = Answers.success(request);
    body.set("openPositions", Json.array(book.positions(), FuturesPrivateApi::openPosition));
    return ApiResponse.ok(body);
  }

  private static JsonNode openPosition(OpenPosition position) {
    ObjectNode row =
        Json.object()
            .put("side", position.size().signum() > 0 ? "long" : "short")
            .put("symbol", position.contract());
    row.set("price", Answers.number(position.entry()));
    row.set("size", Answers.number(position.size().abs()));
    // For inverse contracts too this is what a linear one would have made: useless, and so is the
    // real one.
    row.set(
        "unrealizedPnl",
        Answers.number(Position.pnl(false, position.size(), position.entry(), position.mark())));
    row.set("unrealizedFunding", Answers.number(position.unrealizedFunding()));
    row.set(
        "pnlCurrency",
        position.inverse()
            ? JsonNodeFactory.instance.nullNode()
            : JsonNodeFactory.instance.stringNode(
                position.wallet().asset().toUpperCase(Locale.ROOT)));
    return row;
  }

  private static ApiResponse fills(ApiRequest request, Book book) {
    long before = Long.MAX_VALUE;
    try {
      String last = request.parameter("lastFillTime", "");
      before = last.isEmpty() ? before : Instant.parse(last).toEpochMilli();
    } catch (DateTimeException e) {
      return Answers.error(request, 200, "invalidArgument");
    }
    List<Trade> fills = new ArrayList<>();
    for (Trade trade : book.trades().reversed()) {
      if (trade.time() < before && fills.size() < FILLS) {
        fills.add(trade);
      }
    }
    ObjectNode body = Answers.success(request);
    body.set("fills", Json.array(fills, ExecutionRows::fill));
    return ApiResponse.ok(body);
  }
}
