package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarsOfHistoryTest {
  private final List<String> asked = new ArrayList<>();

  private static Candle bar(long start) {
    return new Candle(start, 10, 12, 8, 11, 5);
  }

  /** Hours from the midnight of the test on. */
  private Stream<Candle> answer(long first, long last) {
    asked.add((first - DAY) / HOUR + ".." + (last + 1 - DAY) / HOUR);
    return Stream.iterate(bar(DAY), one -> bar(one.startEpochSeconds() + HOUR))
        .dropWhile(one -> one.startEpochSeconds() < first)
        .takeWhile(one -> one.startEpochSeconds() <= last);
  }

  private List<Candle> gather(long from, long to, long now, int most) {
    return Bars.between(BarSize.H1, at(from), at(to), at(now)).gather(most, 1, this::answer);
  }

  @Test
  void newestWindowFirstButOldestBarFirst() {
    List<Candle> bars = gather(DAY, DAY + 5 * HOUR, DAY + 9 * HOUR, 2);

    assertThat(asked).containsExactly("3..5", "1..3", "0..1");
    assertThat(bars)
        .extracting(Candle::startEpochSeconds)
        .containsExactly(DAY, DAY + HOUR, DAY + 2 * HOUR, DAY + 3 * HOUR, DAY + 4 * HOUR);
  }

  @Test
  void boundsAreBroughtToTheGridAndTheRunningBarIsLeftOut() {
    // begun after 0:00, so from 1:00 on; at 3:59:59 the bar of 3:00 is still running
    List<Candle> bars = gather(DAY + 1, DAY + 9 * HOUR, DAY + 4 * HOUR - 1, 100);

    assertThat(asked).containsExactly("1..3");
    assertThat(bars)
        .extracting(Candle::startEpochSeconds)
        .containsExactly(DAY + HOUR, DAY + 2 * HOUR);
  }

  @Test
  void windowWithoutBarsEndsIt() {
    List<Candle> bars = gather(DAY - 10 * HOUR, DAY + HOUR, DAY + HOUR, 2);

    assertThat(asked).containsExactly("-1..1", "-3..-1");
    assertThat(bars).hasSize(1);
  }

  @Test
  void nothingIsAskedWhereNothingIsOver() {
    assertThat(gather(DAY, DAY + 9 * HOUR, DAY + HOUR - 1, 100)).isEmpty();
    assertThat(gather(DAY + HOUR, DAY, DAY + 9 * HOUR, 100)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void wrongRowsAreLeftOutAndTheFirstOfTwoCounts() {
    List<Candle> bars =
        Bars.between(BarSize.H1, at(DAY), at(DAY + 3 * HOUR), at(DAY + 9 * HOUR))
            .gather(
                100,
                1000,
                (first, last) ->
                    Stream.of(
                        new Candle(DAY, 2000, 4000, 1000, 3000, 7),
                        bar(DAY), // again
                        bar(DAY + 1), // not on the grid
                        new Candle(DAY + HOUR, 10, 9, 8, 10, 5), // close above high
                        new Candle(DAY + 2 * HOUR, 2000, 4000, 1000, 3000, -1), // no volume
                        bar(DAY + 3 * HOUR))); // not asked for

    // a bundle of 1000: prices are divided, the volume multiplied
    assertThat(bars)
        .containsExactly(
            new Candle(DAY, 2, 4, 1, 3, 7000), new Candle(DAY + 2 * HOUR, 2, 4, 1, 3, Double.NaN));
  }

  @Test
  void pagesAreBounded() {
    assertThatThrownBy(() -> gather(DAY, DAY + 301 * HOUR, DAY + 400 * HOUR, 1))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("bars of 1h: over 300 pages");
  }
}
