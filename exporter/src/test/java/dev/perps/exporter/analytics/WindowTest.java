package dev.perps.exporter.analytics;

import static dev.perps.exporter.analytics.Prices.END;
import static dev.perps.exporter.analytics.Prices.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.BarSize;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final int FULL = Window.H4.bars() + 1;

  @Test
  void whatMakesAWindow() {
    assertThat(Arrays.stream(Window.values()).map(Window::label))
        .containsExactly("4h", "24h", "7d", "30d");
    assertThat(Arrays.stream(Window.values()).mapToInt(Window::leastBars))
        .containsExactly(39, 231, 135, 576);
    assertThat(Window.D30.seconds()).isEqualTo(30 * 86_400);
    assertThat(Window.closesToKeep(BarSize.M5)).isEqualTo(292);
    assertThat(Window.closesToKeep(BarSize.H1)).isEqualTo(724);
  }

  @Test
  void aFullWindowHasAllItsReturns() {
    PriceSeries series = series(BarSize.M5, Prices.walk(1, FULL, 0.01));
    LogReturns returns = LogReturns.of(series, Window.H4, END + 299);
    assertThat(returns.endEpochSeconds()).isEqualTo(END);
    assertThat(returns.toArray()).hasSize(48).doesNotContain(Double.NaN);
    double sum = Arrays.stream(returns.toArray()).sum();
    assertThat(Math.exp(sum) - 1).isCloseTo(Returns.simple(series, Window.H4, END), within(1e-12));
  }

  @Test
  void aHoleTakesTheReturnsOnBothItsSides() {
    double[] closes = Prices.walk(1, FULL, 0.01);
    closes[20] = Double.NaN;
    double[] returns = LogReturns.of(series(BarSize.M5, closes), Window.H4, END).toArray();
    assertThat(returns[19]).isNaN();
    assertThat(returns[20]).isNaN();
    assertThat(Arrays.stream(returns).filter(Double::isFinite)).hasSize(46);
  }

  @Test
  void enoughBarsAreFourFifths() {
    double[] closes = Prices.walk(1, FULL, 0.01);
    Arrays.fill(closes, 0, 9, Double.NaN); // 40 closes, 39 returns
    assertThat(volatility(closes)).isPositive();
    closes[9] = Double.NaN;
    assertThat(volatility(closes)).isNaN();
  }

  private static double volatility(double[] closes) {
    LogReturns returns = LogReturns.of(series(BarSize.M5, closes), Window.H4, END);
    return Volatility.annualized(returns.toArray(), BarSize.M5, Window.H4.leastBars());
  }

  @Test
  void aSeriesThatEndedHasNoFigures() {
    PriceSeries series = series(BarSize.M5, Prices.walk(1, 200, 0.01));
    PriceSeries bitcoin = series(BarSize.M5, Prices.walk(2, 200, 0.01));
    assertThat(Returns.simple(series, Window.H4, END + 900)).isFinite();
    LogReturns now = LogReturns.of(bitcoin, Window.H4, END);
    assertThat(PriceFigures.of(series, now).onBitcoin().bars()).isEqualTo(48);
    LogReturns later = LogReturns.of(bitcoin, Window.H4, END + 1200);
    PriceFigures none = PriceFigures.of(series, later);
    assertThat(none.onBitcoin()).isEqualTo(new Regression(Double.NaN, Double.NaN, Double.NaN, 0));
    assertThat(none.btcCorrelation()).isNaN();
    assertThat(none.volatilityAnnualizedRatio()).isNaN();
    assertThat(none.returnRatio()).isNaN();
  }

  @Test
  void aReturnNeedsBothEnds() {
    double[] closes = Prices.walk(1, FULL, 0.01);
    closes[0] = Double.NaN;
    assertThat(Returns.simple(series(BarSize.M5, closes), Window.H4, END)).isNaN();
    assertThat(Returns.simple(PriceSeries.empty(BarSize.M5), Window.H4, END)).isNaN();
  }

  @Test
  void barsOfTheWrongSizeAreAMistake() {
    PriceSeries series = series(BarSize.H1, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogReturns.of(series, Window.H4, END))
        .withMessageContaining("H1");
  }
}
