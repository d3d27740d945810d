package dev.perps.exporter.account;

import java.util.List;

/**
 * Balances and margin. Absent figures are NaN.
 *
 * @param wallets the multi-collateral wallet and one for each margin account of inverse contracts
 * @param balances by wallet and currency
 */
public record Margin(List<Wallet> wallets, List<Balance> balances) {
  public Margin {
    wallets = List.copyOf(wallets);
    balances = List.copyOf(balances);
  }

  /**
   * What stands behind positions.
   *
   * @param name {@code flex}, {@code fi_xbtusd}
   * @param currency of the figures: {@code USD} of the multi-collateral wallet, the coin of others
   * @param portfolioValue balances and what open positions would realise
   * @param availableMargin what new positions may use
   * @param initialMargin that open positions and orders need
   * @param maintenanceMargin below which Kraken liquidates
   * @param marginEquity what counts as margin
   */
  public record Wallet(
      String name,
      String currency,
      double portfolioValue,
      double availableMargin,
      double initialMargin,
      double maintenanceMargin,
      double marginEquity,
      double unrealizedPnl,
      double unrealizedFunding) {

    /**
     * Maintenance margin over equity: at 1 Kraken liquidates; 0 without positions. Absent without
     * equity, when the quotient would be negative or no number.
     */
    public double ratio() {
      return marginEquity > 0 ? maintenanceMargin / marginEquity : Double.NaN;
    }
  }

  /**
   * What a wallet holds.
   *
   * @param wallet as above, or {@code cash}
   * @param currency {@code BTC}, {@code USD}
   * @param quantity units of the currency
   * @param usd its worth; NaN where Kraken does not say
   */
  public record Balance(String wallet, String currency, double quantity, double usd) {}
}
