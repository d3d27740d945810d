package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The book as JSON: times in Unix milliseconds, decimals as strings. */
final class BookJson {
  private BookJson() {}

  static JsonNode of(Book book) {
    ObjectNode json =
        Json.object()
            .put("account", book.account())
            .put("uid", book.uid())
            .put("asOf", book.asOf())
            .put("volume30dUsd", book.volume30dUsd().toPlainString());
    ObjectNode balances = json.putObject("balances");
    book.balances()
        .forEach(
            (wallet, balance) ->
                balances.put(wallet.account() + '/' + wallet.asset(), balance.toPlainString()));
    json.set("positions", Json.array(book.positions(), BookJson::position));
    stream(json, "flows", book.flows(), BookJson::flow);
    stream(json, "conversions", book.conversions(), BookJson::conversion);
    stream(json, "trades", book.trades(), BookJson::trade);
    stream(json, "fundings", book.fundings(), BookJson::funding);
    return json;
  }

  private static <T> void stream(
      ObjectNode json, String name, List<T> items, Function<T, JsonNode> row) {
    json.set(name, Json.stream(items, row));
  }

  private static JsonNode position(OpenPosition position) {
    ObjectNode row = contract(position.contract(), position.inverse(), position.wallet());
    row.put("openedAt", position.openedAt()).put("openedBy", position.openedBy());
    put(row, "size", position.size());
    put(row, "entry", position.entry());
    put(row, "mark", position.mark());
    put(row, "unrealizedPnl", position.unrealizedPnl());
    put(row, "unrealizedFunding", position.unrealizedFunding());
    put(row, "fundingLast8h", position.fundingLast8h());
    return row;
  }

  private static JsonNode trade(Trade trade) {
    ObjectNode row =
        contract(trade.contract(), trade.inverse(), trade.wallet())
            .put("time", trade.time())
            .put("execution", trade.execution())
            .put("order", trade.order())
            .put("side", trade.side().name())
            .put("liquidity", trade.liquidity().name())
            .put("change", trade.change().name());
    put(row, "size", trade.size());
    put(row, "price", trade.price());
    put(row, "mark", trade.mark());
    put(row, "usdValue", trade.usdValue());
    put(row, "feePercent", trade.feePercent());
    put(row, "fee", trade.fee());
    put(row, "liquidationFee", trade.liquidationFee());
    put(row, "realizedPnl", trade.realizedPnl());
    put(row, "realizedFunding", trade.realizedFunding());
    put(row, "usdPrice", trade.usdPrice());
    put(row, "oldPosition", trade.oldPosition());
    put(row, "newPosition", trade.newPosition());
    put(row, "oldEntry", trade.oldEntry());
    put(row, "newEntry", trade.newEntry());
    return row;
  }

  private static JsonNode funding(Funding funding) {
    ObjectNode row = contract(funding.contract(), funding.inverse(), funding.wallet());
    row.put("time", funding.time());
    put(row, "rate", funding.rate());
    put(row, "position", funding.position());
    put(row, "amount", funding.amount());
    put(row, "usdPrice", funding.usdPrice());
    return row;
  }

  private static JsonNode flow(CashFlow flow) {
    ObjectNode row = wallet(Json.object(), flow.wallet());
    row.put("time", flow.time()).put("kind", flow.kind().name());
    put(row, "amount", flow.amount());
    return row;
  }

  private static JsonNode conversion(Conversion conversion) {
    ObjectNode row =
        Json.object()
            .put("time", conversion.time())
            .put("from", conversion.from().asset())
            .put("to", conversion.to().asset());
    put(row, "amount", conversion.amount());
    put(row, "proceeds", conversion.proceeds());
    put(row, "rate", conversion.rate());
    put(row, "spreadPercent", conversion.spreadPercent());
    put(row, "costUsd", conversion.costUsd());
    return row;
  }

  private static ObjectNode contract(String contract, boolean inverse, Wallet wallet) {
    return wallet(Json.object().put("contract", contract).put("inverse", inverse), wallet);
  }

  private static ObjectNode wallet(ObjectNode row, Wallet wallet) {
    return row.put("asset", wallet.asset()).put("marginAccount", wallet.account());
  }

  private static void put(ObjectNode row, String name, BigDecimal value) {
    row.put(name, value.toPlainString());
  }
}
