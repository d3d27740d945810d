package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.market.ContractKind;
import java.util.List;

/**
 * What Kraken tells of one of its perpetuals or dated futures beyond what all exchanges tell.
 * Absent figures are NaN; dated futures have no funding.
 *
 * @param symbol as Kraken spells it, {@code PF_AAPLxUSD}
 * @param base plain, {@code BTC}
 * @param markPrice USD per unit of base
 * @param indexPrice USD per unit of base
 * @param absoluteRate funding of the running hour: USD per unit of base (linear) or units of base
 *     per contract of 1 USD (inverse); positive: longs pay
 * @param predictedAbsoluteRate the same of the next hour
 * @param relativeRate funding of the running hour, a fraction of the value
 * @param predictedRelativeRate the same of the next hour
 * @param marginLevels ascending
 */
public record KrakenContract(
    String symbol,
    ContractKind kind,
    String base,
    double markPrice,
    double indexPrice,
    double absoluteRate,
    double predictedAbsoluteRate,
    double relativeRate,
    double predictedRelativeRate,
    List<MarginLevel> marginLevels) {
  public KrakenContract {
    marginLevels = List.copyOf(marginLevels);
  }

  /**
   * Margin of positions from a size on.
   *
   * @param fromSize contracts of 1 USD (inverse), USD of value (linear)
   * @param initialMargin fraction of the value
   * @param maintenanceMargin fraction of the value
   */
  public record MarginLevel(double fromSize, double initialMargin, double maintenanceMargin) {}
}
