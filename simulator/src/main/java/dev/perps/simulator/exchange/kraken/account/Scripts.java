package dev.perps.simulator.exchange.kraken.account;

import static dev.perps.simulator.exchange.kraken.account.CashFlow.Kind.ADMIN_TRANSFER;
import static dev.perps.simulator.exchange.kraken.account.CashFlow.Kind.CROSS_EXCHANGE_TRANSFER;
import static dev.perps.simulator.exchange.kraken.account.CashFlow.Kind.INTEREST;
import static dev.perps.simulator.exchange.kraken.account.CashFlow.Kind.KFEE;
import static dev.perps.simulator.exchange.kraken.account.Script.Step.flat;
import static dev.perps.simulator.exchange.kraken.account.Script.Step.hold;
import static dev.perps.simulator.exchange.kraken.account.Script.Step.liquidated;
import static dev.perps.simulator.exchange.kraken.account.Script.Step.swing;

import dev.perps.simulator.exchange.kraken.account.Script.Deed;
import dev.perps.simulator.exchange.kraken.account.Script.Plan;
import java.util.List;

/** What the demo accounts do. */
final class Scripts {
  private static final Wallet CASH_USD = new Wallet("cash", "usd");
  private static final Wallet CASH_XBT = new Wallet("cash", "xbt");
  private static final Wallet CASH_ETH = new Wallet("cash", "eth");
  private static final Wallet KFEES = new Wallet("cash", "kfee");
  private static final Wallet FLEX_XBT = new Wallet("flex", "xbt");
  private static final Wallet XBT_MARGIN = new Wallet("fi_xbtusd", "xbt");
  private static final Wallet ETH_MARGIN = new Wallet("fi_ethusd", "eth");
  // Without an execution there are about so many rows of funding.
  private static final int FUNDING_ROWS = 20_000;
  private static final int FEWEST_EXECUTIONS = 2_000;

  private Scripts() {}

  /**
   * The large account: nine contracts and five months.
   *
   * @param logRows at least so many rows of the account log at the start; it has some 28 000 anyway
   */
  static Script main(int logRows) {
    int executions = Math.max(FEWEST_EXECUTIONS, (int) ((logRows * 1.05 - FUNDING_ROWS) / 2));
    return new Script(
        "main",
        150,
        executions,
        List.of(
            Plan.of("PF_XBTUSD", 40_000, 1.5, hold(-131.37, 1)),
            Plan.of("PF_ETHUSD", 15_000, 1.2, swing(-148.21), hold(-10.43, 1), hold(-9.34, -1.2)),
            Plan.of(
                "PF_SOLUSD",
                8_000,
                1,
                swing(-147.6),
                flat(-28.2),
                hold(-25.61, 1),
                flat(-12.58),
                swing(4.3)),
            Plan.of("PF_DOGEUSD", 4_000, 1, swing(-149.15), hold(-20.6, 0.8), swing(-11.7))
                .rebated(-20, -12),
            Plan.of(
                "PF_LINKUSD",
                6_000,
                0.7,
                swing(-120.3),
                hold(-44.7, 1.5),
                liquidated(-41.33),
                hold(-19.8, -1.5),
                liquidated(-17.24),
                swing(-14.6)),
            Plan.of("PF_PEPEUSD", 1_500, 0.4, swing(-90.4)),
            Plan.of("PF_AAPLxUSD", 3_000, 0.5, swing(-100.7)),
            Plan.of(
                "PI_XBTUSD",
                20_000,
                0.8,
                hold(-95.18, -1),
                flat(-61.4),
                hold(-58.77, 1),
                hold(-33.72, -1)),
            Plan.of("PI_ETHUSD", 9_000, 0.8, swing(-140.9), flat(-6.53), swing(3.6))),
        List.of(
            new Deed.Move(-149.99, CROSS_EXCHANGE_TRANSFER, CASH_USD, "400000"),
            new Deed.Transfer(-149.98, CASH_USD, Wallet.FLEX_USD, "250000"),
            new Deed.Move(-149.97, CROSS_EXCHANGE_TRANSFER, CASH_XBT, "4"),
            new Deed.Transfer(-149.96, CASH_XBT, XBT_MARGIN, "1.5"),
            new Deed.Transfer(-149.95, CASH_XBT, FLEX_XBT, "2"),
            new Deed.Move(-149.94, CROSS_EXCHANGE_TRANSFER, CASH_ETH, "40"),
            new Deed.Transfer(-149.93, CASH_ETH, ETH_MARGIN, "30"),
            new Deed.Move(-100.52, ADMIN_TRANSFER, KFEES, "1000"),
            new Deed.Move(-80.41, KFEE, KFEES, "-123.45"),
            new Deed.Convert(-70.36, "0.5", "0.25"),
            new Deed.Move(-61.12, INTEREST, Wallet.FLEX_USD, "-3.1847"),
            new Deed.Move(-31.12, INTEREST, Wallet.FLEX_USD, "-2.0911"),
            new Deed.Convert(-24.68, "0.35", "0.25"),
            new Deed.Transfer(-15.27, Wallet.FLEX_USD, CASH_USD, "5000"),
            new Deed.Move(-15.24, CROSS_EXCHANGE_TRANSFER, CASH_USD, "-5000"),
            new Deed.Convert(-3.46, "0.12", "0.2"),
            new Deed.Move(-1.12, INTEREST, Wallet.FLEX_USD, "-0.7405")));
  }

  /** The small account: three contracts and six weeks. */
  static Script desk() {
    return new Script(
        "desk",
        42,
        300,
        List.of(
            Plan.of("PF_ETHUSD", 3_000, 1, hold(-30.44, -1)),
            Plan.of("PF_XRPUSD", 1_200, 1, swing(-41.3)),
            Plan.of("PI_XBTUSD", 2_500, 0.6, hold(-22.71, 1))),
        List.of(
            new Deed.Move(-41.99, CROSS_EXCHANGE_TRANSFER, CASH_USD, "20000"),
            new Deed.Transfer(-41.98, CASH_USD, Wallet.FLEX_USD, "20000"),
            new Deed.Move(-41.97, CROSS_EXCHANGE_TRANSFER, CASH_XBT, "0.25"),
            new Deed.Transfer(-41.96, CASH_XBT, XBT_MARGIN, "0.25")));
  }
}
