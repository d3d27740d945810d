package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.BarSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for beta, correlation and volatility whatever the prices are. */
class PropertiesTest {
  /** Log returns of Bitcoin and of a base, of one length, some of them missing. */
  record Pair(double[] x, double[] y) {}

  @Provide
  Arbitrary<Pair> pairs() {
    Arbitrary<Integer> lengths = Arbitraries.integers().between(20, 200);
    Arbitrary<Long> seeds = Arbitraries.longs().withoutEdgeCases();
    Arbitrary<Double> deviations = Arbitraries.doubles().ofScale(4).between(0.001, 0.2);
    Arbitrary<Double> betas = Arbitraries.doubles().between(-4, 4);
    Arbitrary<Double> holes = Arbitraries.doubles().between(0, 0.3);
    return Combinators.combine(lengths, seeds, deviations, betas, holes)
        .as(PropertiesTest::pair)
        .filter(pair -> Moments.of(pair.x, pair.y).count() > 5);
  }

  private static Pair pair(int length, long seed, double deviation, double beta, double holes) {
    Random random = new Random(seed);
    double[] x = new double[length];
    double[] y = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = deviation * random.nextGaussian();
      y[i] = beta * x[i] + 0.5 * deviation * random.nextGaussian();
      x[i] = random.nextDouble() < holes ? Double.NaN : x[i];
      y[i] = random.nextDouble() < holes ? Double.NaN : y[i];
    }
    return new Pair(x, y);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  @Property
  void bitcoinOnItselfIsExactlyOne(@ForAll("pairs") Pair pair) {
    Regression itself = Regression.of(pair.x, pair.x);
    assertThat(itself.beta()).isEqualTo(1);
    assertThat(itself.intercept()).isZero();
    assertThat(itself.rSquared()).isEqualTo(1);
    assertThat(Correlation.pearson(pair.x, pair.x, 3)).isCloseTo(1, within(1e-12));
  }

  @Property
  void betaScalesWithTheReturnsOfTheBase(
      @ForAll("pairs") Pair pair, @ForAll @DoubleRange(min = 0.01, max = 20) double factor) {
    Regression plain = Regression.of(pair.x, pair.y);
    Regression scaled = Regression.of(pair.x, times(pair.y, factor));
    close(scaled.beta(), plain.beta() * factor);
    close(scaled.intercept(), plain.intercept() * factor);
    close(scaled.rSquared(), plain.rSquared());
    close(
        Volatility.annualized(times(pair.y, factor), BarSize.H1, 3),
        Volatility.annualized(pair.y, BarSize.H1, 3) * factor);
  }

  @Property
  void betaFlipsItsSignWithTheReturnsOfTheBase(@ForAll("pairs") Pair pair) {
    double[] flipped = times(pair.y, -1);
    assertThat(Regression.of(pair.x, flipped).beta())
        .isEqualTo(-Regression.of(pair.x, pair.y).beta());
    assertThat(Correlation.pearson(pair.x, flipped, 3))
        .isEqualTo(-Correlation.pearson(pair.x, pair.y, 3));
  }

  @Property
  void whatAPriceIsCountedInChangesNothing(
      @ForAll long seed, @ForAll @DoubleRange(min = -20, max = 20) double added) {
    double[] bitcoin = Prices.walk(seed, 49, 0.01);
    double[] base = Prices.walk(seed + 1, 49, 0.02);
    LogReturns x = LogReturns.of(Prices.series(BarSize.M5, bitcoin), Window.H4, Prices.END);
    PriceSeries plain = Prices.series(BarSize.M5, base);
    PriceSeries other = Prices.series(BarSize.M5, times(base, Math.exp(added)));
    PriceFigures one = PriceFigures.of(plain, x);
    PriceFigures two = PriceFigures.of(other, x);
    close(two.onBitcoin().beta(), one.onBitcoin().beta());
    close(two.btcCorrelation(), one.btcCorrelation());
    close(two.volatilityAnnualizedRatio(), one.volatilityAnnualizedRatio());
    close(two.returnRatio(), one.returnRatio());
  }

  @Property
  void barsThatOneOfThemLacksAreLeftOut(@ForAll("pairs") Pair pair) {
    List<double[]> both = new ArrayList<>();
    for (int i = 0; i < pair.x.length; i++) {
      if (Double.isFinite(pair.x[i]) && Double.isFinite(pair.y[i])) {
        both.add(new double[] {pair.x[i], pair.y[i]});
      }
    }
    double[] x = both.stream().mapToDouble(one -> one[0]).toArray();
    double[] y = both.stream().mapToDouble(one -> one[1]).toArray();
    assertThat(Regression.of(pair.x, pair.y)).isEqualTo(Regression.of(x, y));
    assertThat(Correlation.pearson(pair.x, pair.y, 3)).isEqualTo(Correlation.pearson(x, y, 3));
  }

  @Property
  void theOrderOfBarsDoesNotMatter(@ForAll("pairs") Pair pair, @ForAll long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pair.x.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    double[] x = order.stream().mapToDouble(i -> pair.x[i]).toArray();
    double[] y = order.stream().mapToDouble(i -> pair.y[i]).toArray();
    close(Regression.of(x, y).beta(), Regression.of(pair.x, pair.y).beta());
    close(Correlation.pearson(x, y, 3), Correlation.pearson(pair.x, pair.y, 3));
  }

  @Property
  void correlationIsSymmetricAndNeverBeyondOne(@ForAll("pairs") Pair pair) {
    double r = Correlation.pearson(pair.x, pair.y, 3);
    assertThat(r).isBetween(-1.0, 1.0).isEqualTo(Correlation.pearson(pair.y, pair.x, 3));
    close(Regression.of(pair.x, pair.y).rSquared(), r * r);
    assertThat(Correlation.pearson(pair.x, times(pair.x, 3), 3)).isBetween(1 - 1e-12, 1.0);
  }

  @Property(tries = 50)
  void theMatrixIsPermutedAsTheSeriesAre(@ForAll long seed) {
    List<LogReturns> returns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      double[] closes = Prices.walk(seed + i, 49, 0.01 * i); // the first one is flat
      closes[5 * i + 1] = Double.NaN;
      returns.add(LogReturns.of(Prices.series(BarSize.M5, closes), Window.H4, Prices.END));
    }
    double[][] matrix = Correlation.matrix(returns);
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    Collections.shuffle(order, new Random(seed));
    double[][] other = Correlation.matrix(order.stream().map(returns::get).toList());
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertThat(other[i][j]).isEqualTo((Double) matrix[order.get(i)][order.get(j)]);
        assertThat(matrix[i][j]).isEqualTo((Double) matrix[j][i]);
      }
      assertThat(matrix[i][i]).isEqualTo(Double.valueOf(i == 0 ? Double.NaN : 1));
    }
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
  }
}
