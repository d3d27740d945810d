package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of {@code account-log}. What a row does not have is null.
 *
 * @param key source of the rows' identifiers
 * @param conversionDetails whether conversions show their rate and fee
 */
record LogRows(long key, boolean conversionDetails) {
  private static final String[] NAMES = {
    "asset",
    "contract",
    "booking_uid",
    "collateral",
    "date",
    "execution",
    "fee",
    "funding_rate",
    "id",
    "info",
    "margin_account",
    "mark_price",
    "new_average_entry_price",
    "new_balance",
    "old_average_entry_price",
    "old_balance",
    "realized_funding",
    "realized_pnl",
    "trade_price",
    "conversion_spread_percentage",
    "liquidation_fee",
    "position_uid"
  };

  JsonNode json(LogRow row) {
    ObjectNode json = Json.object();
    for (String name : NAMES) {
      json.putNull(name);
    }
    json.put("booking_uid", Uid.of(key, row.id()))
        .put("date", Json.iso(row.event().time()))
        .put("id", row.id())
        .put("info", info(row.event()));
    json.set("old_balance", Answers.number(row.oldBalance()));
    json.set("new_balance", Answers.number(row.newBalance()));
    switch (row.event()) {
      case Trade trade -> trade(json, trade, row.leg());
      case Funding funding -> funding(json, funding);
      case CashFlow flow -> wallet(json, flow.wallet());
      case Conversion conversion -> conversion(json, conversion, row.leg());
    }
    return json;
  }

  static String info(Event event) {
    return switch (event) {
      case Trade trade ->
          trade.liquidity() == Trade.Liquidity.LIQUIDATION
              ? "futures liquidation"
              : "futures trade";
      case Funding funding -> "funding rate change";
      case CashFlow flow -> flow.kind().info();
      case Conversion conversion -> "conversion";
    };
  }

  /** The log spells contracts in lower case. */
  static Optional<String> contract(Event event) {
    return switch (event) {
      case Trade trade -> Optional.of(trade.contract().toLowerCase(Locale.ROOT));
      case Funding funding -> Optional.of(funding.contract().toLowerCase(Locale.ROOT));
      case CashFlow flow -> Optional.empty();
      case Conversion conversion -> Optional.empty();
    };
  }

  private static void wallet(ObjectNode json, Wallet wallet) {
    json.put("asset", wallet.asset()).put("margin_account", wallet.account());
  }

  private static void trade(ObjectNode json, Trade trade, LogRow.Leg leg) {
    String contract = contract(trade).orElseThrow();
    wallet(json, trade.wallet());
    json.put("contract", contract).put("execution", trade.execution());
    json.set("trade_price", Answers.number(trade.price()));
    json.set("mark_price", Answers.number(trade.mark()));
    if (leg == LogRow.Leg.POSITION) {
      json.put("asset", contract);
      json.set("old_average_entry_price", Answers.numberOrNull(trade.oldEntry()));
      json.set("new_average_entry_price", Answers.numberOrNull(trade.newEntry()));
      return;
    }
    json.set("fee", Answers.number(trade.fee()));
    json.set("funding_rate", Answers.number(trade.fundingRate()));
    json.set("realized_pnl", Answers.numberOrNull(trade.realizedPnl()));
    json.set("realized_funding", Answers.numberOrNull(trade.realizedFunding()));
    json.set("liquidation_fee", Answers.numberOrNull(trade.liquidationFee()));
  }

  private static void funding(ObjectNode json, Funding funding) {
    wallet(json, funding.wallet());
    json.put("contract", contract(funding).orElseThrow()).put("fee", 0);
    json.set("funding_rate", Answers.number(funding.rate()));
    json.set("realized_funding", Answers.number(funding.amount()));
  }

  private void conversion(ObjectNode json, Conversion conversion, LogRow.Leg leg) {
    wallet(json, leg == LogRow.Leg.PROCEEDS ? conversion.to() : conversion.from());
    json.set("conversion_spread_percentage", Answers.number(conversion.spreadPercent()));
    if (conversionDetails) {
      json.set("exchange_rate", Answers.number(conversion.rate()));
      json.put("exchange_rate_from", conversion.from().asset());
      json.set("conversion_fee", Answers.number(conversion.spreadPercent()));
    }
  }
}
