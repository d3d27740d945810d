package dev.perps.exporter.exposition;

import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.Margin.Balance;
import dev.perps.exporter.account.Margin.Wallet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Families of what an account holds, and what its positions need of it. */
final class MarginFamilies {
  private static final String CURRENCY = "units of currency";

  private MarginFamilies() {}

  static List<Family> all() {
    return List.of(
        wallet(
            "portfolio_value",
            "Balances of a wallet with what its open positions would realise, in units of currency.",
            Wallet::portfolioValue),
        wallet(
            "available_margin",
            "Margin left for new positions, in units of currency.",
            Wallet::availableMargin),
        wallet(
            "initial_margin",
            "Margin that open positions and orders need, in units of currency.",
            Wallet::initialMargin),
        wallet(
            "maintenance_margin",
            "Margin below which Kraken liquidates, in units of currency.",
            Wallet::maintenanceMargin),
        wallet(
            "margin_equity", "What counts as margin, in units of currency.", Wallet::marginEquity),
        AccountSamples.gauge(
            "kraken_account_margin_ratio",
            "fraction",
            "Maintenance margin over margin equity: at 1 Kraken liquidates; 0 without positions,"
                + " absent without equity.",
            List.of("wallet"),
            (account, out) ->
                account
                    .margin()
                    .map(Margin::wallets)
                    .ifPresent(wallets -> wallets.forEach(it -> out.add(it.ratio(), it.name())))),
        balance("balance", CURRENCY, "What a wallet holds of a currency.", Balance::quantity),
        balance("balance_usd", "USD", "What that is worth, where Kraken says so.", Balance::usd));
  }

  private static Family wallet(String name, String help, ToDoubleFunction<Wallet> figure) {
    return AccountSamples.gauge(
        "kraken_account_" + name,
        CURRENCY,
        help,
        List.of("wallet", "currency"),
        (account, out) ->
            account
                .margin()
                .map(Margin::wallets)
                .ifPresent(
                    wallets ->
                        wallets.forEach(
                            it -> out.add(figure.applyAsDouble(it), it.name(), it.currency()))));
  }

  private static Family balance(
      String name, String unit, String help, ToDoubleFunction<Balance> figure) {
    return AccountSamples.gauge(
        "kraken_account_" + name,
        unit,
        help,
        List.of("wallet", "currency"),
        (account, out) ->
            account
                .margin()
                .map(Margin::balances)
                .ifPresent(
                    balances ->
                        balances.forEach(
                            it -> out.add(figure.applyAsDouble(it), it.wallet(), it.currency()))));
  }
}
