package dev.perps.exporter.account.wire;

import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.Margin.Balance;
import dev.perps.exporter.account.Margin.Wallet;
import dev.perps.exporter.market.BaseAsset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Balances and margin. */
final class MarginWire {
  static final TypeReference<Accounts> ACCOUNTS = new TypeReference<>() {};

  private MarginWire() {}

  record Accounts(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Map<String, @Nullable Account> accounts) {

    void check() {
      Refusals.check(result, error, errors, accounts);
    }

    Margin margin() {
      List<Wallet> wallets = new ArrayList<>();
      List<Balance> balances = new ArrayList<>();
      if (accounts != null) {
        accounts.forEach(
            (name, account) -> {
              if (account != null) {
                account.addTo(name, wallets, balances);
              }
            });
      }
      return new Margin(wallets, balances);
    }
  }

  /**
   * Any of the three kinds of account; {@code type} says which.
   *
   * @param balances units by currency; of a margin account also contracts by name
   * @param currencies of the multi-collateral wallet
   */
  record Account(
      @Nullable String type,
      @Nullable String currency,
      @Nullable Map<String, Double> balances,
      @Nullable Auxiliary auxiliary,
      @Nullable Requirements marginRequirements,
      @Nullable Map<String, @Nullable Collateral> currencies,
      double portfolioValue,
      double availableMargin,
      double initialMargin,
      double maintenanceMargin,
      double marginEquity,
      double pnl,
      double unrealizedFunding) {

    private void addTo(String name, List<Wallet> wallets, List<Balance> all) {
      switch (type == null ? "" : type) {
        case "multiCollateralMarginAccount" -> {
          wallets.add(multiCollateral(name));
          if (currencies != null) {
            currencies.forEach(
                (coin, held) -> {
                  if (held != null) {
                    all.add(balance(name, coin, held.quantity, held.value));
                  }
                });
          }
        }
        case "marginAccount" -> {
          wallets.add(singleCollateral(name));
          addBalances(name, all);
        }
        case "cashAccount" -> addBalances(name, all);
        default -> {
          // What a kind of account that nobody has described yet would mean is not known.
        }
      }
    }

    private void addBalances(String name, List<Balance> all) {
      if (balances != null) {
        balances.forEach(
            (coin, quantity) -> {
              boolean isContract = coin.contains("_");
              if (!isContract && quantity != null) {
                all.add(balance(name, coin, quantity, Double.NaN));
              }
            });
      }
    }

    private static Balance balance(String wallet, String coin, double quantity, double value) {
      String currency = BaseAsset.plain(coin);
      double units = finite(quantity);
      return new Balance(wallet, currency, units, currency.equals("USD") ? units : finite(value));
    }

    private Wallet multiCollateral(String name) {
      return new Wallet(
          name,
          "USD",
          finite(portfolioValue),
          finite(availableMargin),
          finite(initialMargin),
          finite(maintenanceMargin),
          finite(marginEquity),
          finite(pnl),
          finite(unrealizedFunding));
    }

    /** Here the portfolio value is what counts as margin: no other currency stands behind it. */
    private Wallet singleCollateral(String name) {
      Auxiliary state = auxiliary == null ? Auxiliary.UNKNOWN : auxiliary;
      Requirements needed = marginRequirements == null ? Requirements.UNKNOWN : marginRequirements;
      return new Wallet(
          name,
          BaseAsset.plain(currency == null ? "" : currency),
          finite(state.pv),
          finite(state.af),
          finite(needed.im),
          finite(needed.mm),
          finite(state.pv),
          finite(state.pnl),
          finite(state.funding));
    }
  }

  /**
   * State of a margin account, in its currency.
   *
   * @param af available funds
   * @param pv portfolio value: balance and unrealised profit
   * @param funding unrealised
   */
  record Auxiliary(double af, double pv, double pnl, double funding) {
    static final Auxiliary UNKNOWN = new Auxiliary(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * What a margin account needs.
   *
   * @param im initial margin
   * @param mm maintenance margin
   */
  record Requirements(double im, double mm) {
    static final Requirements UNKNOWN = new Requirements(Double.NaN, Double.NaN);
  }

  /**
   * A currency of the multi-collateral wallet.
   *
   * @param value USD
   */
  record Collateral(double quantity, double value) {}

  private static double finite(double figure) {
    return Double.isFinite(figure) ? figure : Double.NaN;
  }
}
