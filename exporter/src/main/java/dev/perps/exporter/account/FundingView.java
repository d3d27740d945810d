package dev.perps.exporter.account;

import dev.perps.exporter.exchange.kraken.KrakenContract;
import java.util.List;
import java.util.Map;

/**
 * Funding of Kraken's contracts as Kraken states it, for which no key is needed. Immutable.
 *
 * @param contracts all perpetuals and dated futures, also those that are halted: positions in them
 *     stay
 * @param past settled funding of some of them, by symbol
 */
public record FundingView(List<KrakenContract> contracts, Map<String, Past> past) {
  /** Nothing known yet. */
  public static final FundingView NONE = new FundingView(List.of(), Map.of());

  public FundingView {
    contracts = List.copyOf(contracts);
    past = Map.copyOf(past);
  }

  /**
   * Settled funding of a contract.
   *
   * @param hours the last eight full hours, the newest first; one of which no rate is told is NaN
   * @param sums by window: {@code 7d}, {@code 30d}, {@code 365d}; a window that history does not
   *     reach is not there
   */
  public record Past(List<Hour> hours, Map<String, Sums> sums) {
    public Past {
      hours = List.copyOf(hours);
      sums = Map.copyOf(sums);
    }
  }

  /**
   * An hour.
   *
   * @param endEpochSeconds when it was paid
   * @param relative fraction of the value
   * @param absolute USD per unit of base (linear), units of base per contract (inverse)
   */
  public record Hour(long endEpochSeconds, double relative, double absolute) {}

  /**
   * Sums of hourly rates.
   *
   * @param relative signed: what longs paid, a fraction of the value
   * @param relativeWithoutSign what changed hands, whoever paid
   * @param absolute signed, in the unit of {@link Hour#absolute()}
   * @param absoluteWithoutSign whoever paid
   */
  public record Sums(
      double relative, double relativeWithoutSign, double absolute, double absoluteWithoutSign) {}
}
