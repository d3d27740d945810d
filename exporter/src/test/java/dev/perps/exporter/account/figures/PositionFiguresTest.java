package dev.perps.exporter.account.figures;

import static dev.perps.exporter.account.figures.Contracts.INVERSE;
import static dev.perps.exporter.account.figures.Contracts.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionFiguresTest {
  private static final FeeRates RATES = new FeeRates(0.0002, 0.0005);
  private static final Instant OPENED = Instant.parse("2026-05-01T08:00:00Z");

  private static HeldPosition held(String symbol, boolean isLong, String size, String entry) {
    return new HeldPosition(symbol, isLong, new BigDecimal(size), new BigDecimal(entry));
  }

  /** Realised 100 - 40, funding 3 - 10, fees 12. */
  private static Optional<PositionLife> life(String signedSize) {
    Totals totals =
        FakeLedger.trade("12", "100", "9000")
            .plus(FakeLedger.trade("0", "-40", "500"))
            .plus(FakeLedger.funding("3"))
            .plus(FakeLedger.funding("-10"));
    return Optional.of(
        new PositionLife(
            "any", OPENED, new BigDecimal(signedSize), new BigDecimal("75000"), totals));
  }

  private static PositionFigures.Known known(Optional<PositionLife> life, FeeRates rates) {
    return new PositionFigures.Known(
        Optional.of(LINEAR), life, rates, 0.25, List.of(-3.2, 0.0, 1.5));
  }

  @Test
  void longLinear() {
    OpenPosition it =
        PositionFigures.of(held("pf_xbtusd", true, "2", "75000"), known(life("2.000"), RATES));

    assertThat(it.symbol()).isEqualTo("PF_XBTUSD");
    assertThat(it.signedSize()).isEqualTo(2);
    assertThat(it.notionalUsd()).isEqualTo(160_000);
    assertThat(it.entryPrice()).isEqualTo(75_000);
    assertThat(it.markPrice()).isEqualTo(80_000);
    assertThat(it.unrealizedPnlUsd()).isEqualTo(10_000); // 2 x 5000
    assertThat(it.openedEpochSeconds()).isEqualTo(OPENED.getEpochSecond());
    assertThat(it.realizedPnlUsd()).isEqualTo(60);
    assertThat(it.fundingUsd()).isEqualTo(-7);
    assertThat(it.feesUsd()).isEqualTo(12);
    assertThat(it.closingMakerFeeUsd()).isEqualTo(32); // 160000 x 0.0002
    assertThat(it.closingTakerFeeUsd()).isEqualTo(80);
    assertThat(it.netPnlUsd()).isEqualTo(10_009); // 10000 + 60 - 7 - 12 - 32
    assertThat(it.fundingPerHourUsd()).isEqualTo(-3.2); // pays 2 x 1.6
    assertThat(it.predictedFundingPerHourUsd()).isEqualTo(1.6);
    assertThat(it.liquidationDistanceRatio()).isEqualTo(0.25);
    assertThat(it.hourlyFundingUsd()).containsExactly(-3.2, 0.0, 1.5);
  }

  @Test
  void shortLinear() {
    OpenPosition it =
        PositionFigures.of(held("PF_XBTUSD", false, "2", "75000"), known(life("-2"), RATES));

    assertThat(it.signedSize()).isEqualTo(-2);
    assertThat(it.notionalUsd()).isEqualTo(160_000);
    assertThat(it.unrealizedPnlUsd()).isEqualTo(-10_000);
    assertThat(it.netPnlUsd()).isEqualTo(-9_991); // -10000 + 60 - 7 - 12 - 32
    assertThat(it.fundingPerHourUsd()).isEqualTo(3.2);
    assertThat(it.predictedFundingPerHourUsd()).isEqualTo(-1.6);
  }

  /**
   * 16 000 USD short from 64 000 at 80 000: 16000 / 64000 = 0.25 coins were sold and 16000 / 80000
   * = 0.2 would be bought back, so that 0.05 coins are lost, 4000 USD. The linear formula would
   * make 256 million of it.
   */
  @Test
  void shortInverse() {
    OpenPosition it =
        PositionFigures.of(
            held("PI_XBTUSD", false, "16000", "64000"),
            new PositionFigures.Known(
                Optional.of(INVERSE), life("-16000"), RATES, Double.NaN, List.of()));

    assertThat(it.signedSize()).isEqualTo(-16_000);
    assertThat(it.notionalUsd()).isEqualTo(16_000);
    assertThat(it.unrealizedPnlUsd()).isCloseTo(-4_000, within(1e-9));
    assertThat(it.closingMakerFeeUsd()).isCloseTo(3.2, within(1e-12));
    assertThat(it.closingTakerFeeUsd()).isEqualTo(8);
    assertThat(it.netPnlUsd()).isCloseTo(-3_962.2, within(1e-9)); // -4000 + 60 - 7 - 12 - 3.2
    // receives 16000 x 2.5e-10 = 4e-6 coins: 0.32 USD
    assertThat(it.fundingPerHourUsd()).isCloseTo(0.32, within(1e-12));
    assertThat(it.predictedFundingPerHourUsd()).isCloseTo(-0.16, within(1e-12));
  }

  @Test
  void longInverse() {
    OpenPosition it =
        PositionFigures.of(
            held("PI_XBTUSD", true, "16000", "64000"),
            new PositionFigures.Known(
                Optional.of(INVERSE), Optional.empty(), RATES, Double.NaN, List.of()));

    assertThat(it.unrealizedPnlUsd()).isCloseTo(4_000, within(1e-9));
    assertThat(it.fundingPerHourUsd()).isCloseTo(-0.32, within(1e-12));
  }

  @Test
  void withoutRatesThereIsNoClosingFeeAndNoNet() {
    OpenPosition it =
        PositionFigures.of(
            held("PF_XBTUSD", true, "2", "75000"),
            known(life("2"), new FeeRates(Double.NaN, 0.0005)));

    assertThat(it.closingMakerFeeUsd()).isNaN();
    assertThat(it.closingTakerFeeUsd()).isEqualTo(80);
    assertThat(it.netPnlUsd()).isNaN();
  }

  @Test
  void aRebateIsEarnedByClosing() {
    OpenPosition it =
        PositionFigures.of(
            held("PF_XBTUSD", true, "2", "75000"), known(life("2"), new FeeRates(-0.0001, 0)));

    assertThat(it.closingMakerFeeUsd()).isEqualTo(-16);
    assertThat(it.netPnlUsd()).isEqualTo(10_057); // 10000 + 60 - 7 - 12 + 16
  }

  @Test
  void ofAnUnknownContractThereIsWhatKrakenAndTheLedgerSay() {
    OpenPosition it =
        PositionFigures.of(
            held("FF_XBTUSD_991231", true, "2", "75000"),
            new PositionFigures.Known(Optional.empty(), life("2"), RATES, Double.NaN, List.of()));

    assertThat(it.symbol()).isEqualTo("FF_XBTUSD_991231");
    assertThat(it.signedSize()).isEqualTo(2);
    assertThat(it.fundingUsd()).isEqualTo(-7);
    assertThat(it.notionalUsd()).isNaN();
    assertThat(it.unrealizedPnlUsd()).isNaN();
    assertThat(it.closingTakerFeeUsd()).isNaN();
    assertThat(it.netPnlUsd()).isNaN();
    assertThat(it.fundingPerHourUsd()).isNaN();
  }

  @Test
  void withoutAMarkPriceAnInversePositionIsStillOfItsValue() {
    OpenPosition it =
        PositionFigures.of(
            held("PI_XBTUSD", true, "16000", "64000"),
            new PositionFigures.Known(
                Optional.of(Contracts.marked(INVERSE, Double.NaN)),
                Optional.empty(),
                RATES,
                Double.NaN,
                List.of()));

    assertThat(it.notionalUsd()).isEqualTo(16_000);
    assertThat(it.unrealizedPnlUsd()).isNaN();
    assertThat(it.fundingPerHourUsd()).isNaN();
  }
}
