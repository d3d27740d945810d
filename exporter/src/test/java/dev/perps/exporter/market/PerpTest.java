package dev.perps.exporter.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerpTest {
  private static final double NONE = Double.NaN;

  /** A contract of which one figure is told: those of the ticker, of funding, of open interest. */
  private static Perp telling(int place) {
    double[] f = new double[14];
    java.util.Arrays.fill(f, NONE);
    if (place >= 0) {
      f[place] = 0;
    }
    return new Perp(
        new Instrument("x", "A", "A", "USD", "USD", ContractKind.LINEAR, AssetClass.CRYPTO),
        new PerpTicker(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]),
        new Funding(f[8], f[9], f[10], f[11]),
        new OpenInterest(f[12], f[13]));
  }

  @Test
  void aContractThatOnlyExistsSaysNothing() {
    assertThat(telling(-1).saysNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6, 8, 9, 12, 13})
  void pricesVolumeRatesAndOpenInterestSaySomething(int place) {
    assertThat(telling(place).saysNothing()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 10, 11})
  void changeIntervalAndMomentsAloneSayNothing(int place) {
    assertThat(telling(place).saysNothing()).isTrue();
  }
}
