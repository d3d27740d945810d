package dev.perps.exporter.exposition;

import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A figure of sums of the ledger.
 *
 * @param name without what stands before and after it
 * @param help without what the sum is over
 */
record TotalsFigure(String name, String unit, String help, ToDoubleFunction<Totals> figure) {
  private static final TotalsFigure FEES =
      usd("fees", "Fees paid for trades, rebates not taken off.", Totals::fees);
  private static final TotalsFigure REBATES =
      usd("rebates", "Rebates received for trades.", Totals::rebates);
  private static final TotalsFigure FUNDING_PAID =
      usd("funding_paid", "Funding paid, what was received not taken off.", Totals::fundingPaid);
  private static final TotalsFigure FUNDING_RECEIVED =
      usd(
          "funding_received",
          "Funding received, what was paid not taken off.",
          Totals::fundingReceived);
  private static final TotalsFigure FUNDING_NET =
      usd(
          "funding_net",
          "Funding received less funding paid; positive: received.",
          Totals::netFunding);
  private static final TotalsFigure LIQUIDATION_FEES =
      usd("liquidation_fees", "Fees of liquidations beside trading fees.", Totals::liquidationFees);
  private static final TotalsFigure REALIZED_PNL =
      usd(
          "realized_pnl",
          "Profit less loss realised by prices, before fees and funding.",
          Totals::realizedPnl);
  private static final TotalsFigure VOLUME =
      usd("volume", "Value traded, each execution once.", Totals::volume);
  private static final TotalsFigure TRADES =
      new TotalsFigure("trades", "trades", "Executions.", Totals::trades);
  private static final TotalsFigure TOTAL_COST =
      usd(
          "total_cost",
          "What trading cost: fees and liquidation fees less rebates, and funding paid less received;"
              + " negative: a gain.",
          Totals::totalCost);
  private static final TotalsFigure NET_PNL =
      usd("net_pnl", "Profit less loss realised by prices, less the total cost.", Totals::netPnl);
  private static final TotalsFigure CONVERSION_COST =
      usd(
          "conversion_cost",
          "Spread paid when one currency became another; not in the total cost.",
          Totals::conversionCost);
  private static final TotalsFigure INTEREST =
      usd("interest", "Interest; positive: received. Not in the total cost.", Totals::interest);

  /** Of contracts, over windows. */
  static final List<TotalsFigure> OF_CONTRACTS =
      List.of(
          FEES,
          REBATES,
          FUNDING_PAID,
          FUNDING_RECEIVED,
          FUNDING_NET,
          LIQUIDATION_FEES,
          REALIZED_PNL,
          VOLUME,
          TRADES,
          TOTAL_COST,
          cost("cost_basis_points"),
          NET_PNL);

  /** Of the account as a whole, over windows. */
  static final List<TotalsFigure> OF_ACCOUNT =
      List.of(cost("overall_cost_basis_points"), CONVERSION_COST, INTEREST);

  /** Of the account as a whole, each day. */
  static final List<TotalsFigure> OF_DAYS =
      Stream.concat(OF_CONTRACTS.stream(), Stream.of(CONVERSION_COST, INTEREST)).toList();

  /** Of contracts, ever: what never shrinks. */
  static final List<TotalsFigure> COUNTERS =
      List.of(
          FEES,
          REBATES,
          FUNDING_PAID,
          FUNDING_RECEIVED,
          LIQUIDATION_FEES,
          usd("profit", "Realised by prices by the rows that gained.", Totals::profit),
          usd("loss", "Realised by prices by the rows that lost, without sign.", Totals::loss),
          VOLUME,
          TRADES);

  private static TotalsFigure usd(String name, String help, Function<Totals, BigDecimal> sum) {
    return new TotalsFigure(name + "_usd", "USD", help, totals -> sum.apply(totals).doubleValue());
  }

  private static TotalsFigure cost(String name) {
    return new TotalsFigure(
        name,
        "basis points",
        "Total cost over volume, 1 is 0.01 %; absent without volume.",
        Totals::costBasisPoints);
  }

  double of(Totals totals) {
    return figure.applyAsDouble(totals);
  }
}
