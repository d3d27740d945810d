package dev.perps.exporter.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleTest {
  @ParameterizedTest
  @CsvSource({
    "10, 12, 9, 11, true",
    "10, 10, 10, 10, true",
    "10, 12, 11, 11.5, false", // opened below the low
    "10, 12, 9, 13, false", // closed above the high
    "10, 12, 0, 11, false",
    "10, 12, -1, 11, false",
    "NaN, 12, 9, 11, false",
    "10, NaN, 9, 11, false",
    "10, 12, NaN, 11, false",
    "10, 12, 9, NaN, false",
    "10, Infinity, 9, 11, false",
    "10, 91, 9, 11, false" // a wick beyond belief
  })
  void soundIsWhatCanHaveBeen(double open, double high, double low, double close, boolean sound) {
    assertThat(new Candle(0, open, high, low, close, Double.NaN).isSound()).isEqualTo(sound);
  }

  @Test
  void barsStartAtFullOnesOfThem() {
    assertThat(BarSize.M15.startOf(1_790_000_999)).isEqualTo(1_790_000_100);
    assertThat(BarSize.M15.isStart(1_790_000_100)).isTrue();
    assertThat(BarSize.H1.isStart(1_790_000_100)).isFalse();
    assertThat(BarSize.D1.startOf(86_400 * 3 + 1)).isEqualTo(86_400 * 3);
  }

  @Test
  void aBarIsFinishedOnceItsEndHasCome() {
    assertThat(BarSize.M5.isFinished(600, 899)).isFalse();
    assertThat(BarSize.M5.isFinished(600, 900)).isTrue();
  }
}
