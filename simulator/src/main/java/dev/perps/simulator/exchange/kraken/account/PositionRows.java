package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Elements of {@code positions}, one for each trade and each full hour; decimals are strings. */
record PositionRows(String accountUid) {
  // What a change is called in requests and in answers; only a true filter counts.
  private static final Map<String, String> CHANGES =
      Map.of(
          "opened", "open",
          "closed", "close",
          "increased", "increase",
          "decreased", "decrease",
          "reversed", "reverse",
          "no_change", "noChange");
  private static final Map<String, String> REASONS =
      Map.of(
          "trades", "trade",
          "funding_realization", "fundingRealisation",
          "settlement", "settlement");

  /** What a request wants: one of the changes it names and one of the reasons it names. */
  static Predicate<Event> wanted(ApiRequest request) {
    Set<String> changes = named(request, CHANGES);
    Set<String> reasons = named(request, REASONS);
    String tradeable = request.parameter("tradeable", "").toLowerCase(Locale.ROOT);
    return event ->
        LogRows.contract(event).filter(name -> matches(tradeable, name)).isPresent()
            && (changes.isEmpty() || changes.contains(change(event)))
            && (reasons.isEmpty() || reasons.contains(reason(event)));
  }

  private static boolean matches(String tradeable, String contract) {
    return tradeable.isEmpty() || tradeable.equals(contract);
  }

  private static Set<String> named(ApiRequest request, Map<String, String> words) {
    Set<String> named = new HashSet<>();
    words.forEach(
        (parameter, word) -> {
          if (request.parameter(parameter, "").equals("true")) {
            named.add(word);
          }
        });
    return named;
  }

  private static String change(Event event) {
    return event instanceof Trade trade
        ? trade.change().name().toLowerCase(Locale.ROOT)
        : "noChange";
  }

  private static String reason(Event event) {
    return event instanceof Trade ? "trade" : "fundingRealisation";
  }

  JsonNode element(Event event) {
    ObjectNode element = Json.object().put("uid", uid(event)).put("timestamp", event.time());
    ObjectNode update =
        element.putObject("event").putObject("PositionUpdate").put("accountUid", accountUid);
    switch (event) {
      case Trade trade -> trade(update, trade);
      case Funding funding -> funding(update, funding);
      case CashFlow flow -> throw new IllegalArgumentException("no position: " + flow);
      case Conversion conversion -> throw new IllegalArgumentException("none: " + conversion);
    }
    update
        .put("positionChange", change(event))
        .put("timestamp", event.time())
        .put("updateReason", reason(event));
    return element;
  }

  private static String uid(Event event) {
    int key = event instanceof Trade trade ? trade.execution().hashCode() : 0;
    return Uid.of(key + LogRows.contract(event).hashCode(), event.time());
  }

  private static void trade(ObjectNode update, Trade trade) {
    sizes(
        update,
        trade.contract(),
        trade.oldPosition(),
        trade.newPosition(),
        trade.oldEntry(),
        trade.newEntry());
    update
        .put("fillTime", trade.time())
        .put("fee", Answers.text(trade.fee()))
        .put("feeCurrency", currency(trade.wallet()))
        .put("realizedPnL", Answers.text(trade.realizedPnl()))
        .put("executionUid", trade.execution())
        .put("executionPrice", Answers.text(trade.price()))
        .put("executionSize", Answers.text(trade.size()))
        .put(
            "tradeType",
            trade.liquidity() == Trade.Liquidity.LIQUIDATION ? "liquidation" : "userExecution");
    if (trade.realizedFunding().signum() != 0) {
      funding(update, trade.time(), trade.realizedFunding());
    }
  }

  private static void funding(ObjectNode update, Funding funding) {
    sizes(
        update,
        funding.contract(),
        funding.position(),
        funding.position(),
        funding.entry(),
        funding.entry());
    funding(update, funding.time(), funding.amount());
  }

  private static void funding(ObjectNode update, long time, BigDecimal amount) {
    update.put("fundingRealizationTime", time).put("realizedFunding", Answers.text(amount));
  }

  private static void sizes(
      ObjectNode update,
      String contract,
      BigDecimal oldSize,
      BigDecimal newSize,
      BigDecimal oldEntry,
      BigDecimal newEntry) {
    update
        .put("tradeable", contract)
        .put("oldPosition", Answers.text(oldSize))
        .put("oldAverageEntryPrice", Answers.text(oldEntry))
        .put("newPosition", Answers.text(newSize))
        .put("newAverageEntryPrice", Answers.text(newEntry));
  }

  private static String currency(Wallet wallet) {
    return wallet.asset().equals("xbt") ? "BTC" : wallet.asset().toUpperCase(Locale.ROOT);
  }
}
