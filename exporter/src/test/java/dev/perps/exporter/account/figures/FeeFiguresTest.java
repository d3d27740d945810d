package dev.perps.exporter.account.figures;

import static dev.perps.exporter.account.figures.Contracts.INVERSE;
import static dev.perps.exporter.account.figures.Contracts.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.AccountFigures.RoundTrip;
import dev.perps.exporter.account.AccountFigures.TierOutlook;
import dev.perps.exporter.account.FeeTiers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rates, tiers and the round trip. */
class FeeFiguresTest {
  private static final double NAN = Double.NaN;

  private static FeeTiers tiers(double volume, double next) {
    return new FeeTiers("trade_volume", volume, 0.0002, 0.0005, next, 0.00015, 0.0004);
  }

  @Test
  void whatWasChargedCountsBeforeTheTier() {
    FeeTiers tiers = tiers(1, 2);
    assertThat(FeeRates.of(Optional.of(new ChargedRates(-0.0001, NAN, 1, 0)), Optional.of(tiers)))
        .isEqualTo(new FeeRates(-0.0001, 0.0005));
    assertThat(FeeRates.of(Optional.empty(), Optional.of(tiers)))
        .isEqualTo(new FeeRates(0.0002, 0.0005));
    assertThat(FeeRates.of(Optional.empty(), Optional.empty())).isEqualTo(FeeRates.UNKNOWN);
  }

  /** 0.00005 of 300 000 and 0.0001 of 60 000 are 15 + 6 = 21 in 30 days, 255.5 in 365. */
  @Test
  void theNextTier() {
    TierOutlook outlook =
        TierFigures.of(
            tiers(80_000, 100_000), Optional.of(new ChargedRates(NAN, NAN, 300_000, 60_000)));

    assertThat(outlook.missingVolumeUsd()).isEqualTo(20_000);
    assertThat(outlook.yearlySavingUsd()).isCloseTo(255.5, within(1e-9));
  }

  @Test
  void withoutVolumesTheSavingIsUnknownAndWithoutTradesNothing() {
    assertThat(TierFigures.of(tiers(80_000, 100_000), Optional.empty()).yearlySavingUsd()).isNaN();
    assertThat(
            TierFigures.of(tiers(0, 100_000), Optional.of(new ChargedRates(NAN, NAN, 0, 0)))
                .yearlySavingUsd())
        .isZero();
  }

  @Test
  void aboveTheThresholdNothingIsMissing() {
    assertThat(TierFigures.of(tiers(100_500, 100_000), Optional.empty()).missingVolumeUsd())
        .isZero();
  }

  @Test
  void atTheTopThereIsNoNext() {
    FeeTiers top = new FeeTiers("trade_volume", 2e8, 0, 0.0001, NAN, NAN, NAN);
    TierOutlook outlook = TierFigures.of(top, Optional.of(new ChargedRates(0, 0.0001, 1e8, 1e8)));
    assertThat(outlook.missingVolumeUsd()).isNaN();
    assertThat(outlook.yearlySavingUsd()).isNaN();
  }

  /**
   * Ten coins bought at 80 000 and sold at 80 100 are 800 000 and 801 000 USD: 1 601 000 x 0.0002 =
   * 320.2. The fees are earned when gain = 0.0002 (160000 + gain): 32 / 0.9998.
   */
  @Test
  void roundTrip() {
    RoundTrip trip =
        RoundTripFigures.of(
                List.of(INVERSE, LINEAR), "pf_xbtusd", 10, 100, new FeeRates(0.0002, 0.0005))
            .orElseThrow();

    assertThat(trip.symbol()).isEqualTo("PF_XBTUSD");
    assertThat(trip.size()).isEqualTo(10);
    assertThat(trip.gainUsd()).isEqualTo(100);
    assertThat(trip.makerFeesUsd()).isCloseTo(320.2, within(1e-9));
    assertThat(trip.takerFeesUsd()).isCloseTo(800.5, within(1e-9));
    assertThat(trip.makerNetUsd()).isCloseTo(679.8, within(1e-9));
    assertThat(trip.takerNetUsd()).isCloseTo(199.5, within(1e-9));
    assertThat(trip.makerBreakEvenUsd()).isCloseTo(32.0064012802, within(1e-9));
    assertThat(trip.takerBreakEvenUsd()).isCloseTo(80 / 0.9995, within(1e-9));
  }

  @Test
  void aRateThatIsUnknownLeavesTheOtherSide() {
    RoundTrip trip =
        RoundTripFigures.of(List.of(LINEAR), "PF_XBTUSD", 10, 100, new FeeRates(NAN, 0.0005))
            .orElseThrow();
    assertThat(trip.makerNetUsd()).isNaN();
    assertThat(trip.makerBreakEvenUsd()).isNaN();
    assertThat(trip.takerNetUsd()).isCloseTo(199.5, within(1e-9));
  }

  @Test
  void withoutPriceOrRatesOrOfAnInverseContractThereIsNone() {
    FeeRates rates = new FeeRates(0.0002, 0.0005);
    assertThat(RoundTripFigures.of(List.of(LINEAR), "PF_XBTUSD", 10, 100, FeeRates.UNKNOWN))
        .isEmpty();
    assertThat(
            RoundTripFigures.of(
                List.of(Contracts.marked(LINEAR, NAN)), "PF_XBTUSD", 10, 100, rates))
        .isEmpty();
    assertThat(RoundTripFigures.of(List.of(), "PF_XBTUSD", 10, 100, rates)).isEmpty();
    assertThat(RoundTripFigures.of(List.of(INVERSE), "PI_XBTUSD", 10, 100, rates)).isEmpty();
  }
}
