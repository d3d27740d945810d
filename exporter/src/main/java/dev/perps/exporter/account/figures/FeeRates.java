package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;

import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.FeeTiers;
import java.util.Optional;

/**
 * The rates that the next trade is reckoned with, fractions of the traded value; NaN where unknown.
 */
public record FeeRates(double maker, double taker) {

  /** Nothing known yet. */
  public static final FeeRates UNKNOWN = new FeeRates(ABSENT, ABSENT);

  /** What was charged last; without such a trade the rate of the tier. */
  public static FeeRates of(Optional<ChargedRates> charged, Optional<FeeTiers> tiers) {
    return new FeeRates(
        firstKnown(
            charged.map(ChargedRates::maker).orElse(ABSENT),
            tiers.map(FeeTiers::makerRate).orElse(ABSENT)),
        firstKnown(
            charged.map(ChargedRates::taker).orElse(ABSENT),
            tiers.map(FeeTiers::takerRate).orElse(ABSENT)));
  }
}
