package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.Json;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Elements of {@code executions}; decimals are strings.
 *
 * @param old whether they have the shape of some years ago: both orders, one of them somebody
 *     else's
 */
record ExecutionRows(String accountUid, boolean old) {
  private static final String STRANGER = "00000000-0000-4000-8000-000000000001";

  JsonNode element(Trade trade) {
    ObjectNode element = Json.object().put("uid", trade.execution()).put("timestamp", trade.time());
    ObjectNode event = element.putObject("event").putObject(old ? "execution" : "Execution");
    event.set("execution", old ? oldExecution(trade) : execution(trade));
    event.put("takerReducedQuantity", "");
    return element;
  }

  private ObjectNode execution(Trade trade) {
    ObjectNode row = Json.object().put("uid", trade.execution());
    row.set("order", order(trade, accountUid, trade.side() == Trade.Side.BUY));
    figures(row, trade);
    row.put("executionType", trade.liquidity() == Trade.Liquidity.MAKER ? "maker" : "taker");
    ObjectNode data = data(row.putObject("orderData"), trade.fee(), trade);
    data.putArray("feeCalculationInfo")
        .addObject()
        .put("percentageFee", Answers.text(trade.feePercent()))
        .put("userFeeDiscountApplied", "0")
        .put("marketShareRebateCredited", "0");
    return row;
  }

  private ObjectNode oldExecution(Trade trade) {
    boolean maker = trade.liquidity() == Trade.Liquidity.MAKER;
    boolean buy = trade.side() == Trade.Side.BUY;
    ObjectNode row = Json.object().put("uid", trade.execution());
    row.set("makerOrder", order(trade, maker ? accountUid : STRANGER, maker == buy));
    row.set("takerOrder", order(trade, maker ? STRANGER : accountUid, maker != buy));
    figures(row, trade);
    row.set("oldTakerOrder", order(trade, maker ? STRANGER : accountUid, maker != buy));
    BigDecimal strange = trade.fee().abs().multiply(BigDecimal.valueOf(2));
    data(row.putObject("makerOrderData"), maker ? trade.fee() : strange, trade);
    data(row.putObject("takerOrderData"), maker ? strange : trade.fee(), trade);
    return row;
  }

  private static ObjectNode order(Trade trade, String account, boolean buy) {
    return Json.object()
        .put("uid", trade.order())
        .put("accountUid", account)
        .put("tradeable", trade.contract())
        .put("direction", buy ? "Buy" : "Sell")
        .put("quantity", Answers.text(trade.orderSize()))
        .put("filled", Answers.text(trade.size()))
        .put("timestamp", trade.time())
        .put("limitPrice", Answers.text(trade.price()))
        .put("orderType", orderType(trade))
        .put("clientId", "")
        .put("reduceOnly", false)
        .put("lastUpdateTimestamp", trade.time());
  }

  private static String orderType(Trade trade) {
    return switch (trade.liquidity()) {
      case MAKER -> "Limit";
      case TAKER -> "IoC";
      case LIQUIDATION -> "Liquidation";
    };
  }

  private static void figures(ObjectNode row, Trade trade) {
    row.put("timestamp", trade.time())
        .put("quantity", Answers.text(trade.size()))
        .put("price", Answers.text(trade.price()))
        .put("markPrice", Answers.text(trade.mark()))
        .put("limitFilled", trade.size().compareTo(trade.orderSize()) == 0)
        .put("usdValue", Answers.text(trade.usdValue()));
  }

  private static ObjectNode data(ObjectNode data, BigDecimal fee, Trade trade) {
    return data.put("fee", Answers.text(fee))
        .put("positionSize", Answers.text(trade.newPosition()));
  }

  /** A row of {@code fills}: JSON numbers, and no fee. */
  static JsonNode fill(Trade trade) {
    ObjectNode row =
        Json.object()
            .put("fill_id", trade.execution())
            .put("symbol", trade.contract())
            .put("side", trade.side().name().toLowerCase(Locale.ROOT))
            .put("order_id", trade.order())
            .put("fillTime", Json.iso(trade.time()));
    row.set("size", Answers.number(trade.size()));
    row.set("price", Answers.number(trade.price()));
    return row.put("fillType", trade.liquidity().name().toLowerCase(Locale.ROOT));
  }
}
