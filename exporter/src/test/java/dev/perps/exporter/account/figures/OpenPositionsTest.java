package dev.perps.exporter.account.figures;

import static dev.perps.exporter.account.figures.Contracts.INVERSE;
import static dev.perps.exporter.account.figures.Contracts.LINEAR;
import static dev.perps.exporter.account.figures.FakeLedger.funding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.PositionLife;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenPositionsTest {
  private static final HeldPosition HELD =
      new HeldPosition("PF_XBTUSD", true, BigDecimal.ONE, new BigDecimal("75000"));

  private static final FakeLedger LEDGER =
      new FakeLedger()
          .open(
              new PositionLife(
                  "pf_xbtusd",
                  Instant.parse("2026-06-01T03:30:00Z"),
                  BigDecimal.ONE,
                  new BigDecimal("75000"),
                  funding("-9")))
          .book("2026-06-01T04:00:00Z", "pf_xbtusd", funding("100"))
          // the hour from 4 to 5
          .book("2026-06-01T05:00:00Z", "pf_xbtusd", funding("8"))
          .book("2026-06-01T10:30:00Z", "pf_xbtusd", funding("-0.5"))
          .book("2026-06-01T11:00:00Z", "pf_xbtusd", funding("-2"))
          // booked late; another contract; a name that is longer
          .book("2026-06-01T12:00:12Z", "pf_xbtusd", funding("-1.25"))
          .book("2026-06-01T12:00:00Z", "pi_xbtusd", funding("77"))
          .book("2026-06-01T12:00:00Z", "pf_xbtusdt", funding("55"))
          .book("2026-06-01T12:20:00Z", "pf_xbtusd", funding("33"));

  private static OpenPosition figures(Optional<Margin> margin, Optional<LedgerReading> reading) {
    return new OpenPositions(
            List.of(INVERSE, LINEAR), new FeeRates(0.0002, 0.0005), margin, reading, new Openings())
        .of(List.of(HELD))
        .getFirst();
  }

  private static OpenPosition read(String at) {
    return figures(Optional.empty(), Optional.of(new LedgerReading(LEDGER, Instant.parse(at))));
  }

  @Test
  void hoursAreThoseThatFundingWasPaidFor() {
    // from 11 to 12, 10 to 11, … 4 to 5
    assertThat(read("2026-06-01T12:34:56Z").hourlyFundingUsd())
        .containsExactly(-1.25, -2.5, 0.0, 0.0, 0.0, 0.0, 0.0, 8.0);
  }

  @Test
  void anHourCountsOnceItsRowsHaveBeenAskedFor() {
    assertThat(read("2026-06-01T12:00:59Z").hourlyFundingUsd())
        .containsExactly(-2.5, 0.0, 0.0, 0.0, 0.0, 0.0, 8.0, 100.0);
    assertThat(read("2026-06-01T12:01:00Z").hourlyFundingUsd()).startsWith(-1.25);
  }

  @Test
  void whatIsKnownIsBroughtTogether() {
    Margin margin =
        new Margin(
            List.of(new Margin.Wallet("flex", "USD", 10_000, 0, 0, 800, 10_000, 0, 0)), List.of());
    OpenPosition it =
        figures(
            Optional.of(margin),
            Optional.of(new LedgerReading(LEDGER, Instant.parse("2026-06-01T12:34:56Z"))));

    assertThat(it.unrealizedPnlUsd()).isEqualTo(5_000);
    assertThat(it.fundingUsd()).isEqualTo(-9);
    assertThat(it.netPnlUsd()).isEqualTo(4_975); // 5000 - 9 - 16
    assertThat(it.liquidationDistanceRatio()).isCloseTo(9_200 / 79_200.0, within(1e-12));
  }

  @Test
  void withoutALedgerAndMarginTheRestStands() {
    OpenPosition it = figures(Optional.empty(), Optional.empty());

    assertThat(it.hourlyFundingUsd()).isEmpty();
    assertThat(it.fundingUsd()).isNaN();
    assertThat(it.liquidationDistanceRatio()).isNaN();
    assertThat(it.unrealizedPnlUsd()).isEqualTo(5_000);
  }
}
