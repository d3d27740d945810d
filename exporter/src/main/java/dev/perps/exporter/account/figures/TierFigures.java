package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.AccountFigures.TierOutlook;
import dev.perps.exporter.account.FeeTiers;
import java.util.Optional;

/** What the next fee tier asks for and would save. */
public final class TierFigures {
  private static final double MONTHS_OF_A_YEAR = 365.0 / 30;

  private TierFigures() {}

  /**
   * The saving needs the volumes as maker and as taker.
   *
   * @param charged empty while they are not known
   */
  public static TierOutlook of(FeeTiers tiers, Optional<ChargedRates> charged) {
    double missing = tiers.nextVolumeUsd() - tiers.volume30dUsd();
    return new TierOutlook(
        tiers,
        // Kraken moves an account up once a day: until then nothing is missing.
        missing < 0 ? 0 : missing,
        charged.map(volumes -> yearlySaving(tiers, volumes)).orElse(ABSENT));
  }

  private static double yearlySaving(FeeTiers tiers, ChargedRates volumes) {
    double maker = (tiers.makerRate() - tiers.nextMakerRate()) * volumes.makerVolume30dUsd();
    double taker = (tiers.takerRate() - tiers.nextTakerRate()) * volumes.takerVolume30dUsd();
    return (maker + taker) * MONTHS_OF_A_YEAR;
  }
}
