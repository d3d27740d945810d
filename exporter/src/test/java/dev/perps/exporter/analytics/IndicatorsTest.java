package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsTest {
  private final List<Candle> candles = Prices.candles(BarSize.H4, Prices.walk(4, 330, 0.01));

  private static Indicators of(List<Candle> candles) {
    return Indicators.of(candles, BarSize.H4);
  }

  private List<Candle> last(int count) {
    return candles.subList(candles.size() - count, candles.size());
  }

  @ParameterizedTest
  @CsvSource({"99, 0", "100, 1", "134, 1", "135, 3", "174, 3", "175, 4", "249, 4", "250, 5"})
  void eachNeedsItsBars(int bars, int told) {
    Indicators some = of(last(bars));
    double[] figures = {
      some.rsi14(),
      some.macdHistogramRatio(),
      some.ema20DistanceRatio(),
      some.ema50DistanceRatio(),
      some.atr14Ratio()
    };
    assertThat(Arrays.stream(figures).filter(Double::isFinite)).hasSize(told);
  }

  @Test
  void olderCandlesAndTheirOrderHaveNoSay() {
    List<Candle> shuffled = new ArrayList<>(candles);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(of(shuffled)).isEqualTo(of(last(250)));
  }

  @Test
  void whatIsNoPriceHasNoSay() {
    List<Candle> spoiled = new ArrayList<>(last(250));
    Candle bad = spoiled.get(100);
    List<Candle> without = new ArrayList<>(spoiled);
    without.remove(100);
    long start = bad.startEpochSeconds();
    for (double close : new double[] {0, Double.NaN, bad.close() * 12}) {
      spoiled.set(100, Prices.candle(start, close));
      assertThat(of(spoiled)).isEqualTo(of(without));
    }
    double close = bad.close();
    spoiled.set(100, new Candle(start, close, close * 50, close, close, 1));
    assertThat(of(spoiled)).isEqualTo(of(without));
  }

  @Test
  void nothingOfNothingOrOfATornHistory() {
    assertThat(of(List.of())).isEqualTo(Indicators.NONE);
    List<Candle> torn = new ArrayList<>();
    for (int i = 0; i < candles.size(); i += 2) {
      torn.add(candles.get(i));
    }
    assertThat(of(torn)).isEqualTo(Indicators.NONE);
  }

  @Test
  void aSteadyRise() {
    double[] rise = new double[250];
    Arrays.setAll(rise, i -> 100 * Math.pow(1.01, i));
    Indicators indicators = of(Prices.candles(BarSize.H4, rise));
    assertThat(indicators.rsi14()).isCloseTo(100, within(1e-9));
    assertThat(indicators.ema20DistanceRatio()).isPositive();
    assertThat(indicators.ema50DistanceRatio()).isGreaterThan(indicators.ema20DistanceRatio());
    assertThat(indicators.macdHistogramRatio()).isPositive();
    // each bar moves by 1 % from the close before, and less than that of the last close
    assertThat(indicators.atr14Ratio()).isBetween(0.008, 0.01);
  }
}
