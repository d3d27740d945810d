package dev.perps.exporter.market;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedFutureTest {
  private static final double NAN = Double.NaN;

  private static DatedFuture priced(double mark, double index, Duration toExpiry) {
    DatedFuture future = future("x", "BTC", 100, NOW.plus(toExpiry));
    return new DatedFuture(
        future.instrument(),
        future.expiryEpochSeconds(),
        new PerpTicker(mark, index, NAN, NAN, NAN, NAN, NAN, NAN),
        future.openInterest());
  }

  @ParameterizedTest
  @CsvSource({
    // 102 / 100 - 1 = 0.02; a fifth of a year of 365 days: 0.02 * 5
    "102, 100, 73, 0.02, 0.1",
    // backwardation: 99 / 100 - 1 = -0.01; half of 365 days is 182.5: not whole, so 146: * 2.5
    "99, 100, 146, -0.01, -0.025",
    "100, 100, 73, 0, 0",
    "101, 100, 365, 0.01, 0.01",
    "NaN, 100, 73, NaN, NaN",
    // without a stated index there is no basis
    "102, NaN, 73, NaN, NaN",
  })
  void basisIsMarkOverIndex(double mark, double index, int days, double basis, double annualized) {
    DatedFuture future = priced(mark, index, Duration.ofDays(days));
    if (Double.isNaN(basis)) {
      assertThat(future.basisRatio()).isNaN();
      assertThat(future.annualizedBasisRatio(NOW)).isNaN();
    } else {
      assertThat(future.basisRatio()).isCloseTo(basis, within(1e-12));
      assertThat(future.annualizedBasisRatio(NOW)).isCloseTo(annualized, within(1e-12));
    }
  }

  @Test
  void theLastDayIsNotAnnualized() {
    // 0.001 over a day and a second: 0.001 * 31536000 / 86401
    assertThat(priced(100.1, 100, Duration.ofSeconds(86_401)).annualizedBasisRatio(NOW))
        .isCloseTo(0.364995775, within(1e-8));
    assertThat(priced(100.1, 100, Duration.ofSeconds(86_400)).annualizedBasisRatio(NOW)).isNaN();
    assertThat(priced(100.1, 100, Duration.ofHours(1)).annualizedBasisRatio(NOW)).isNaN();
    assertThat(priced(100.1, 100, Duration.ofHours(-1)).annualizedBasisRatio(NOW)).isNaN();
    assertThat(priced(100.1, 100, Duration.ofHours(1)).basisRatio())
        .isCloseTo(0.001, within(1e-12));
  }

  @Test
  void expiresAtTheVeryMoment() {
    DatedFuture future = future("x", "BTC", 100, NOW);
    assertThat(future.isExpired(NOW.minusMillis(1))).isFalse();
    assertThat(future.isExpired(NOW)).isTrue();
    assertThat(priced(1, 1, Duration.ZERO).isExpired(NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void saysNothingWithoutPriceVolumeAndOpenInterest() {
    DatedFuture future = future("x", "BTC", 100, NOW);
    assertThat(future.saysNothing()).isFalse();
    PerpTicker nothing = new PerpTicker(NAN, NAN, NAN, NAN, NAN, 0.1, NAN, 5);
    assertThat(new DatedFuture(future.instrument(), 9e9, nothing, OpenInterest.NONE).saysNothing())
        .isTrue();
    assertThat(
            new DatedFuture(future.instrument(), 9e9, nothing, new OpenInterest(NAN, 0))
                .saysNothing())
        .isFalse();
  }
}
