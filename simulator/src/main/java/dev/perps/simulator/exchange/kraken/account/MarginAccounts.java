package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code accounts}: what there is, what it is worth, what it has to cover. */
final class MarginAccounts {
  private static final List<String> MARGINED = List.of("xbt", "eth", "ltc", "bch", "xrp");
  private static final double INITIAL = 0.02;
  private static final double STOCK_INITIAL = 0.2;
  // Coins count as collateral for less than they are worth.
  private static final double HAIRCUT = 0.97;
  private static final int COIN = Position.COIN_DECIMALS;

  private MarginAccounts() {}

  /**
   * The answer.
   *
   * @param bitcoinUsd price of a bitcoin, USD
   */
  static ApiResponse answer(ApiRequest request, Book book, double bitcoinUsd) {
    ObjectNode body = Answers.success(request);
    ObjectNode accounts = body.putObject("accounts");
    ObjectNode cash = accounts.putObject("cash").put("type", "cashAccount").putObject("balances");
    book.balances()
        .forEach(
            (wallet, balance) -> {
              if (wallet.account().equals("cash")) {
                cash.set(wallet.asset(), Answers.number(balance));
              }
            });
    for (String coin : MARGINED) {
      inverse(accounts.putObject("fi_" + coin + "usd"), coin, book);
    }
    flex(accounts.putObject("flex"), book, bitcoinUsd);
    return ApiResponse.ok(body);
  }

  private static void inverse(ObjectNode account, String coin, Book book) {
    Wallet wallet = new Wallet("fi_" + coin + "usd", coin);
    double balance = book.balances().getOrDefault(wallet, BigDecimal.ZERO).doubleValue();
    account.put("type", "marginAccount").put("currency", coin);
    ObjectNode balances = account.putObject("balances");
    Json.number(balances, coin, balance, COIN);
    double pnl = 0;
    double funding = 0;
    double coins = 0;
    double size = 0;
    double worthAtEntry = 0;
    for (OpenPosition position : book.positions()) {
      if (position.wallet().equals(wallet)) {
        balances.set(position.contract(), Answers.number(position.size()));
        pnl += position.unrealizedPnl().doubleValue();
        funding += position.unrealizedFunding().doubleValue();
        size = position.size().doubleValue();
        coins += Math.abs(size) / position.mark().doubleValue();
        worthAtEntry += size / position.entry().doubleValue();
      }
    }
    double value = balance + pnl + funding;
    ObjectNode auxiliary = account.putObject("auxiliary").put("usd", 0);
    Json.number(auxiliary, "pv", value, COIN);
    Json.number(auxiliary, "pnl", pnl, COIN);
    Json.number(auxiliary, "af", value - coins * INITIAL, COIN);
    Json.number(auxiliary, "funding", funding, COIN);
    ObjectNode requirements = account.putObject("marginRequirements");
    ObjectNode triggers = account.putObject("triggerEstimates");
    double[] shares = {1, 0.5, 0.75, 0.3};
    String[] names = {"im", "mm", "lt", "tt"};
    for (int i = 0; i < names.length; i++) {
      Json.number(requirements, names[i], coins * INITIAL * shares[i], COIN);
      // Where balance + size/entry - size/price = share * |size|/price.
      double price = (size + Math.abs(size) * INITIAL * shares[i]) / (balance + worthAtEntry);
      Json.number(triggers, names[i], size == 0 ? 0 : Math.max(0, price), 2);
    }
  }

  private static void flex(ObjectNode flex, Book book, double bitcoinUsd) {
    flex.put("type", "multiCollateralMarginAccount");
    ObjectNode currencies = flex.putObject("currencies");
    double value = 0;
    double collateral = 0;
    for (Map.Entry<Wallet, BigDecimal> entry : book.balances().entrySet()) {
      if (!entry.getKey().account().equals("flex")) {
        continue;
      }
      boolean usd = entry.getKey().asset().equals("usd");
      double worth = entry.getValue().doubleValue() * (usd ? 1 : bitcoinUsd);
      ObjectNode row = currencies.putObject(entry.getKey().asset().toUpperCase(Locale.ROOT));
      row.set("quantity", Answers.number(entry.getValue()));
      Json.number(row, "value", worth, 4);
      Json.number(row, "collateralValue", usd ? worth : worth * HAIRCUT, 4);
      row.set("available", Answers.number(entry.getValue()));
      value += worth;
      collateral += usd ? worth : worth * HAIRCUT;
    }
    double pnl = 0;
    double funding = 0;
    double margin = 0;
    for (OpenPosition position : book.positions()) {
      if (!position.inverse()) {
        double notional = position.size().abs().doubleValue() * position.mark().doubleValue();
        pnl += position.unrealizedPnl().doubleValue();
        funding += position.unrealizedFunding().doubleValue();
        margin += notional * (position.contract().endsWith("xUSD") ? STOCK_INITIAL : INITIAL);
      }
    }
    double unrealized = pnl + funding;
    double equity = collateral + unrealized;
    flex.put("balanceValue", usd(value))
        .put("portfolioValue", usd(value + unrealized))
        .put("collateralValue", usd(collateral))
        .put("initialMargin", usd(margin))
        .put("initialMarginWithOrders", usd(margin))
        .put("maintenanceMargin", usd(margin / 2))
        .put("pnl", usd(pnl))
        .put("unrealizedFunding", usd(funding))
        .put("totalUnrealized", usd(unrealized))
        .put("totalUnrealizedAsMargin", usd(unrealized))
        .put("marginEquity", usd(equity))
        .put("availableMargin", usd(equity - margin));
  }

  private static double usd(double amount) {
    return Decimals.round(amount, 4);
  }
}
