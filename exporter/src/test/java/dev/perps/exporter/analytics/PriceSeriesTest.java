package dev.perps.exporter.analytics;

import static dev.perps.exporter.analytics.Prices.END;
import static dev.perps.exporter.analytics.Prices.candle;
import static dev.perps.exporter.analytics.Prices.candles;
import static dev.perps.exporter.analytics.Prices.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceSeriesTest {
  private static final double NONE = Double.NaN;

  @Test
  void orderDoesNotMatterAndGapsAreHoles() {
    List<Candle> candles = new ArrayList<>(candles(BarSize.M5, 10, 11, NONE, 12, 13));
    Collections.shuffle(candles, new Random(1));
    PriceSeries series = PriceSeries.of(BarSize.M5, candles, 10);
    assertThat(series.closes()).containsExactly(10, 11, NONE, 12, 13);
    assertThat(series.endEpochSeconds()).isEqualTo(END);
  }

  @Test
  void ofDoublesTheLastOneCounts() {
    List<Candle> candles = new ArrayList<>(candles(BarSize.M5, 10, 11, 12));
    candles.add(candle(END - 600, 11.5));
    candles.add(candle(END - 600, 0)); // says nothing
    assertThat(PriceSeries.of(BarSize.M5, candles, 10).closes()).containsExactly(10, 11.5, 12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3, Double.POSITIVE_INFINITY, 130, 1, 1e9})
  void aWildCloseIsAHole(double wild) {
    assertThat(series(BarSize.H1, 10, 11, 12, wild, 11, 12, 13).closes())
        .containsExactly(10, 11, 12, NONE, 11, 12, 13);
  }

  @Test
  void twoWildClosesInARowAreHolesToo() {
    assertThat(series(BarSize.H1, 10, 11, 12, 150, 160, 12, 13, 14).closes())
        .containsExactly(10, 11, 12, NONE, NONE, 12, 13, 14);
  }

  @Test
  void aPriceThatStaysFarOffIsBelievedFromItsSecondBarOn() {
    PriceSeries crash = series(BarSize.M5, 10, 11, 10, 0.5);
    assertThat(crash.closes()).containsExactly(10, 11, 10, NONE);
    List<Candle> next = List.of(candle(END, 0.4));
    assertThat(crash.append(next, 10).closes()).containsExactly(10, 11, 10, NONE, 0.4);
    next = List.of(candle(END, 0.4), candle(END + 300, 0.45));
    assertThat(crash.append(next, 10).closes()).containsExactly(10, 11, 10, 0.5, 0.4, 0.45);
  }

  @Test
  void candlesOffTheGridDoNotCount() {
    List<Candle> candles = new ArrayList<>(candles(BarSize.H1, 10, 11));
    candles.add(candle(END + 1800, 12));
    assertThat(PriceSeries.of(BarSize.H1, candles, 10).closes()).containsExactly(10, 11);
  }

  @Test
  void theLatestBarsAreKept() {
    PriceSeries three = series(BarSize.H1, 1, 2, 3);
    PriceSeries more = three.append(List.of(candle(END, 4), candle(END + 7200, 6)), 4);
    assertThat(more.closes()).containsExactly(3, 4, NONE, 6);
    assertThat(three.closes()).containsExactly(1, 2, 3);
    assertThat(more.append(List.of(), 2).closes()).containsExactly(NONE, 6);
    assertThat(more.append(List.of(candle(END - 86_400, 1)), 4).closes())
        .containsExactly(3, 4, NONE, 6);
  }

  @Test
  void bitByBitIsTheSameAsAtOnce() {
    List<Candle> all = candles(BarSize.M5, Prices.walk(3, 50, 0.01));
    PriceSeries grown = PriceSeries.empty(BarSize.M5);
    for (int i = 0; i < 50; i += 10) {
      grown = grown.append(all.subList(Math.max(0, i - 2), i + 10), 30);
    }
    assertThat(grown.closes()).isEqualTo(PriceSeries.of(BarSize.M5, all, 30).closes());
    assertThat(grown.endEpochSeconds()).isEqualTo(END);
  }

  @Test
  void closesAtMoments() {
    PriceSeries series = series(BarSize.H1, 10, NONE, NONE, 12);
    assertThat(series.closeAt(END)).isEqualTo(12);
    assertThat(series.closeAt(END - 3600)).isNaN();
    assertThat(series.closeAt(END - 1)).isNaN();
    assertThat(series.closeAt(END + 3600)).isNaN();
    assertThat(series.closeAt(END - 3600, 1)).isNaN();
    assertThat(series.closeAt(END - 3600, 2)).isEqualTo(10);
    assertThat(PriceSeries.empty(BarSize.H1).closeAt(END, 3)).isNaN();
  }
}
