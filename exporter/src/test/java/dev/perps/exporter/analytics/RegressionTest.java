package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionTest {
  private final double[] bitcoin = new Random(1).doubles(100, -0.01, 0.01).toArray();

  @Test
  void aLineIsFoundExactly() {
    double[] line = Arrays.stream(bitcoin).map(x -> 0.0003 - 1.7 * x).toArray();
    Regression regression = Regression.of(bitcoin, line);
    assertThat(regression.beta()).isCloseTo(-1.7, within(1e-12));
    assertThat(regression.intercept()).isCloseTo(0.0003, within(1e-14));
    assertThat(regression.rSquared()).isCloseTo(1, within(1e-12));
    assertThat(regression.bars()).isEqualTo(100);
  }

  @Test
  void aFlatBitcoinGivesNoBeta() {
    double[] flat = new double[100];
    assertThat(Regression.of(flat, bitcoin)).isEqualTo(absent(100));
    Arrays.fill(flat, 0.0001);
    assertThat(Regression.of(flat, bitcoin)).isEqualTo(absent(100));
    assertThat(Correlation.pearson(flat, bitcoin, 3)).isNaN();
  }

  @Test
  void oneTickUpAndDownIsFlatToo() {
    double[] ticks = new double[100];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = (i % 2 == 0 ? 1 : -1) * Math.log1p(0.1 / 60_000);
    }
    assertThat(Regression.of(ticks, bitcoin).beta()).isNaN();
  }

  @Test
  void aBaseThatDoesNotMoveHasNothingToExplain() {
    Regression regression = Regression.of(bitcoin, new double[100]);
    assertThat(regression.beta()).isZero();
    assertThat(regression.rSquared()).isNaN();
    assertThat(Correlation.pearson(bitcoin, new double[100], 3)).isNaN();
  }

  @Test
  void tooFewBars() {
    assertThat(Regression.of(bitcoin, bitcoin, 100).beta()).isEqualTo(1);
    assertThat(Regression.of(bitcoin, bitcoin, 101)).isEqualTo(absent(100));
    double[] two = {0.01, -0.01};
    assertThat(Regression.of(two, two, 0)).isEqualTo(absent(2));
    assertThat(Regression.of(new double[0], new double[0])).isEqualTo(absent(0));
    assertThat(Volatility.annualized(new double[] {0.01}, Window.H4.barSize(), 0)).isNaN();
  }

  @Test
  void samplesOfDifferentLengthAreAMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> Regression.of(bitcoin, new double[99]));
  }

  private static Regression absent(int bars) {
    return new Regression(Double.NaN, Double.NaN, Double.NaN, bars);
  }
}
