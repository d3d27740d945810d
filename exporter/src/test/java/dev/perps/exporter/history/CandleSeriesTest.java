package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleSeriesTest {
  /** 2026-09-20T00:00:00Z. */
  private static final long DAY = 1_789_862_400;

  private static final CandleSeries NONE = new CandleSeries(BarSize.M5, List.of());

  /** Bars from a moment on whose open is 10, 11, 12 ..., each closing at the next one's open. */
  private static List<Candle> rising(long start, int count) {
    List<Candle> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bars.add(new Candle(start + 300L * i, 10 + i, 11.5 + i, 9.5 + i, 11 + i, i));
    }
    return bars;
  }

  private static CandleSeries of(List<Candle> bars) {
    return NONE.with(bars, 1000);
  }

  @Test
  void anHourIsPutTogetherOfItsTwelveParts() {
    // opens at 10, the twelfth bar goes up to 22.5 and closes at 22, the first down to 9.5;
    // volume 0 + 1 + ... + 11
    assertThat(of(rising(DAY, 12)).in(BarSize.H1, DAY))
        .containsExactly(new Candle(DAY, 10, 22.5, 9.5, 22, 66));
  }

  @Test
  void highAndLowAreThoseOfAnyPart() {
    List<Candle> bars = rising(DAY, 12);
    bars.set(4, new Candle(DAY + 4 * 300, 14, 40, 5, 15, 4));
    assertThat(of(bars).in(BarSize.H1, 0)).containsExactly(new Candle(DAY, 10, 40, 5, 22, 66));
  }

  @Test
  void volumeOfOnePartUnknownLeavesThatOfTheWholeUnknown() {
    List<Candle> bars = rising(DAY, 12);
    bars.set(4, new Candle(DAY + 4 * 300, 14, 15.5, 13.5, 15, Double.NaN));
    assertThat(of(bars).in(BarSize.H1, 0))
        .containsExactly(new Candle(DAY, 10, 22.5, 9.5, 22, Double.NaN));
  }

  @Test
  void hourThatLacksAPartIsNone() {
    assertThat(of(rising(DAY, 11)).in(BarSize.H1, 0)).isEmpty();
    for (int lacking = 0; lacking < 12; lacking++) {
      List<Candle> bars = rising(DAY, 12);
      bars.remove(lacking);
      assertThat(of(bars).in(BarSize.H1, 0)).isEmpty();
      // nor does a thirteenth bar stand in for it
      bars.addAll(rising(DAY + 3600, 12));
      assertThat(of(bars).in(BarSize.H1, 0))
          .containsExactly(new Candle(DAY + 3600, 10, 22.5, 9.5, 22, 66));
    }
  }

  @Test
  void twelvePartsThatBeginWithinAnHourAreNone() {
    assertThat(of(rising(DAY + 300, 12)).in(BarSize.H1, 0)).isEmpty();
    assertThat(of(rising(DAY - 300, 13)).in(BarSize.H1, 0))
        .containsExactly(new Candle(DAY, 11, 23.5, 10.5, 23, 78));
  }

  @Test
  void onlyThoseFromAMomentOn() {
    CandleSeries series = of(rising(DAY, 36));
    assertThat(series.in(BarSize.H1, DAY + 3600))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(DAY + 3600, DAY + 7200);
    assertThat(series.in(BarSize.H1, DAY + 3601)).hasSize(1);
  }

  @Test
  void wholeThatCannotBeIsNone() {
    List<Candle> bars = rising(DAY, 12);
    bars.set(4, new Candle(DAY + 4 * 300, 14, 1000, 900, 950, 4)); // sound, but not with the others
    assertThat(of(bars).in(BarSize.H1, 0)).isEmpty();
    bars.set(4, new Candle(DAY + 4 * 300, 14, 15, 0, 15, 4));
    assertThat(of(bars).in(BarSize.H1, 0)).isEmpty();
  }

  @Test
  void ofTwoForOneBarTheNewOneCounts() {
    Candle corrected = new Candle(DAY + 300, 1, 2, 1, 2, 7);
    assertThat(of(rising(DAY, 3)).with(List.of(corrected), 1000).candles())
        .hasSize(3)
        .element(1)
        .isEqualTo(corrected);
  }

  @Test
  void theNewestAreKeptInOrder() {
    List<Candle> bars = rising(DAY, 5);
    CandleSeries series = of(bars.subList(3, 5)).with(bars.subList(0, 3).reversed(), 4);
    assertThat(series.candles()).isEqualTo(bars.subList(1, 5));
    assertThat(series.end()).isEqualTo(DAY + 1500);
    assertThat(NONE.end()).isZero();
  }
}
