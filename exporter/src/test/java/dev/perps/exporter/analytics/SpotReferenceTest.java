package dev.perps.exporter.analytics;

import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.SpotTicker;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpotReferenceTest {
  private static final UsdRates RATES = UsdRates.of(List.of(spot("k", "USDT", "USD", 0.999)), true);

  private static double basis(SpotTicker... spots) {
    return new SpotReference(List.of(spots), RATES).basisRatio(perp("x", "BTC", 101_000));
  }

  @Test
  void sameQuoteComesFirst() {
    // 101000 / 100000 - 1
    assertThat(basis(spot("x", "BTC", "USD", 99_000), spot("x", "BTC", "USDT", 100_000)))
        .isCloseTo(0.01, within(1e-12));
  }

  @Test
  void otherQuoteIsConverted() {
    // 99900 USD = 100000 USDT at 0.999 USD each
    assertThat(basis(spot("x", "BTC", "USD", 99_900))).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void withoutSpotThereIsNoBasis() {
    assertThat(basis(spot("x", "ETH", "USDT", 4000))).isNaN();
  }
}
