package dev.perps.exporter.account;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Sums over rows of the ledger, in USD, exact. What was paid and what was received are kept apart,
 * so that each is zero or more and only grows; {@code interest} alone has a sign.
 *
 * @param fees paid for trades
 * @param rebates received for trades
 * @param fundingPaid to the other side
 * @param fundingReceived from the other side
 * @param liquidationFees paid beside trading fees
 * @param profit realised by prices: the rows that gained
 * @param loss realised by prices: the rows that lost, as a positive number
 * @param volume traded, once for each execution
 * @param conversionCost spread paid when one currency became another
 * @param interest positive: received
 * @param trades executions
 */
public record Totals(
    BigDecimal fees,
    BigDecimal rebates,
    BigDecimal fundingPaid,
    BigDecimal fundingReceived,
    BigDecimal liquidationFees,
    BigDecimal profit,
    BigDecimal loss,
    BigDecimal volume,
    BigDecimal conversionCost,
    BigDecimal interest,
    long trades) {

  private static final BigDecimal Z = BigDecimal.ZERO;
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

  public static final Totals ZERO = new Totals(Z, Z, Z, Z, Z, Z, Z, Z, Z, Z, 0);

  public Totals plus(Totals other) {
    return new Totals(
        fees.add(other.fees),
        rebates.add(other.rebates),
        fundingPaid.add(other.fundingPaid),
        fundingReceived.add(other.fundingReceived),
        liquidationFees.add(other.liquidationFees),
        profit.add(other.profit),
        loss.add(other.loss),
        volume.add(other.volume),
        conversionCost.add(other.conversionCost),
        interest.add(other.interest),
        trades + other.trades);
  }

  /** Positive: received more than paid. */
  public BigDecimal netFunding() {
    return fundingReceived.subtract(fundingPaid);
  }

  /** What was paid for trading beyond what was received for it; rebates count. */
  public BigDecimal netFees() {
    return fees.subtract(rebates).add(liquidationFees);
  }

  /** By prices alone, before fees and funding. */
  public BigDecimal realizedPnl() {
    return profit.subtract(loss);
  }

  /** What trading cost: fees less rebates, liquidation fees, funding paid less received. */
  public BigDecimal totalCost() {
    return netFees().subtract(netFunding());
  }

  /** What trading brought: realised by prices, less what it cost. */
  public BigDecimal netPnl() {
    return realizedPnl().subtract(totalCost());
  }

  /** The cost in basis points of the volume, 1 is 0.01 %; NaN without volume. */
  public double costBasisPoints() {
    return volume.signum() == 0
        ? Double.NaN
        : totalCost().multiply(BASIS_POINTS).divide(volume, MathContext.DECIMAL64).doubleValue();
  }
}
