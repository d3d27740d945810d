package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Kraken Futures' fees, in percent of the turnover, by the turnover of the last 30 days. */
public final class FeeTiers {
  /** Fee schedule of linear contracts. */
  public static final String LINEAR_UID = "723888f7-0a8e-4183-8648-f920a22339e3";

  /** Fee schedule of inverse contracts. */
  public static final String INVERSE_UID = "a6cbc326-9477-4a6c-911a-d4cb3ed7481e";

  static final List<Tier> ALL =
      List.of(
          tier("0", "0.02", "0.05"),
          tier("100000", "0.015", "0.04"),
          tier("1000000", "0.0125", "0.03"),
          tier("5000000", "0.01", "0.025"),
          tier("10000000", "0.0075", "0.02"),
          tier("20000000", "0.005", "0.015"),
          tier("50000000", "0.0025", "0.0125"),
          tier("100000000", "0", "0.01"));

  private FeeTiers() {}

  /**
   * One step.
   *
   * @param fromUsd turnover of 30 days from which on it holds
   * @param maker percent
   * @param taker percent
   */
  record Tier(BigDecimal fromUsd, BigDecimal maker, BigDecimal taker) {}

  private static Tier tier(String fromUsd, String maker, String taker) {
    return new Tier(new BigDecimal(fromUsd), new BigDecimal(maker), new BigDecimal(taker));
  }

  static Tier of(BigDecimal volumeUsd) {
    return ALL.stream()
        .filter(tier -> tier.fromUsd().compareTo(volumeUsd) <= 0)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  static Optional<Tier> after(Tier tier) {
    int next = ALL.indexOf(tier) + 1;
    return next < ALL.size() ? Optional.of(ALL.get(next)) : Optional.empty();
  }
}
