package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastBarsTest {
  private static final Instrument BTC = Histories.linear("x", "BTCUSDT", "BTC");
  private final List<String> asked = new ArrayList<>();

  /** What the exchange has: bars of these hours of the day. */
  private long[] hours = LongStream.range(0, 100).toArray();

  private static Candle bar(long start) {
    return new Candle(start, 10, 12, 8, 11, 5);
  }

  private Stream<Candle> answer(PastWindow window) {
    asked.add((window.first() - DAY) / HOUR + ".." + (window.last() + 1 - DAY) / HOUR);
    return LongStream.of(hours)
        .map(hour -> DAY + hour * HOUR)
        .filter(start -> start >= window.first() && start <= window.last())
        .mapToObj(PastBarsTest::bar);
  }

  private static PastBars hours(long from, long to, long now) {
    return PastBars.of(BTC, BarSize.H1, at(from), at(to), at(now));
  }

  private List<Long> starts(List<Candle> bars) {
    return bars.stream().map(bar -> (bar.startEpochSeconds() - DAY) / HOUR).toList();
  }

  @Test
  void newestWindowFirstButOldestBarFirst() {
    List<Candle> bars = hours(DAY, DAY + 5 * HOUR, DAY + 9 * HOUR).gather(2, 1, this::answer);

    assertThat(asked).containsExactly("3..5", "1..3", "0..1");
    assertThat(starts(bars)).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void boundsAreBroughtToTheGridAndTheRunningBarIsLeftOut() {
    // begun after 0:00, so from 1:00 on; at 3:59:59 the bar of 3:00 is still running
    List<Candle> bars =
        PastBars.of(BTC, BarSize.H1, at(DAY).plusNanos(1), Instant.MAX, at(DAY + 4 * HOUR - 1))
            .gather(100, 1, this::answer);

    assertThat(asked).containsExactly("1..3");
    assertThat(starts(bars)).containsExactly(1L, 2L);
    // an end behind 2:00 lets the bar of 2:00 in, that of 3:00 is over at 4:00
    assertThat(
            starts(
                PastBars.of(BTC, BarSize.H1, at(DAY), at(DAY + 2 * HOUR).plusNanos(1), at(2 * DAY))
                    .gather(100, 1, this::answer)))
        .containsExactly(0L, 1L, 2L);
    assertThat(starts(hours(DAY, 2 * DAY, DAY + 4 * HOUR).gather(100, 1, this::answer)))
        .containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void windowWithoutBarsEndsIt() {
    hours = new long[] {0};

    assertThat(starts(hours(DAY - 10 * HOUR, DAY + HOUR, DAY + HOUR).gather(2, 1, this::answer)))
        .containsExactly(0L);
    assertThat(asked).containsExactly("-1..1", "-3..-1");
  }

  @Test
  void whereNobodyTradesForLongAllOfTheSpanIsAskedFor() {
    hours = new long[] {0, 6};

    assertThat(starts(hours(DAY, DAY + 7 * HOUR, 2 * DAY).gatherSparse(2, 1, this::answer)))
        .containsExactly(0L, 6L);
    assertThat(asked).containsExactly("5..7", "4..6", "2..4", "0..2");
  }

  @Test
  void pageThatIsShorterThanAskedForIsFollowedByWhatItLeftOut() {
    List<Candle> bars =
        hours(DAY, DAY + 6 * HOUR, 2 * DAY)
            .gatherSparse(
                100,
                1,
                window -> {
                  List<Candle> all = answer(window).toList();
                  return all.stream().skip(Math.max(0, all.size() - 4));
                });

    assertThat(asked).containsExactly("0..6", "0..2");
    assertThat(bars).hasSize(6);
  }

  /** As of an exchange that does not heed the moments it is asked for. */
  @Test
  void sameAnswerToEachCallEndsIt() {
    List<Candle> bars =
        hours(DAY, DAY + 9 * HOUR, 2 * DAY)
            .gather(
                2,
                1,
                window -> {
                  asked.add("once more");
                  return Stream.of(bar(DAY), bar(DAY + HOUR));
                });

    assertThat(asked).hasSize(2);
    assertThat(starts(bars)).containsExactly(0L, 1L);
  }

  @Test
  void olderBarsThanAnExchangeKeepsAreNotAskedFor() {
    PastBars bars = hours(DAY, DAY + 5 * HOUR, DAY + 9 * HOUR).notBefore(DAY + 2 * HOUR + 1);

    bars.gather(100, 1, this::answer);

    assertThat(asked).containsExactly("3..5");
    assertThat(bars.first()).isEqualTo(DAY + 3 * HOUR);
    assertThat(bars.in(new PastWindow(DAY, DAY + 3 * HOUR - 1))).isEqualTo(3);
  }

  @Test
  void nothingIsAskedWhereNothingIsOver() {
    assertThat(hours(DAY, DAY + 9 * HOUR, DAY + HOUR - 1).gather(100, 1, this::answer)).isEmpty();
    assertThat(hours(DAY + HOUR, DAY, DAY + 9 * HOUR).gather(100, 1, this::answer)).isEmpty();
    assertThat(hours(DAY, DAY, DAY + 9 * HOUR).gatherSparse(100, 1, this::answer)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void wrongRowsAreLeftOutAndTheFirstOfTwoCounts() {
    List<Candle> bars =
        hours(DAY, DAY + 3 * HOUR, DAY + 9 * HOUR)
            .gather(
                100,
                1000,
                window ->
                    Stream.of(
                        PastBars.bar(DAY, 2000, 4000, 1000, 3000, 7),
                        bar(DAY), // again
                        bar(DAY + 1), // not on the grid
                        PastBars.bar(DAY + HOUR + 0.001, 10, 12, 8, 11, 5), // nor this
                        PastBars.bar(Double.NaN, 10, 12, 8, 11, 5),
                        new Candle(DAY + HOUR, 10, 9, 8, 10, 5), // close above high
                        PastBars.bar(DAY + 2 * HOUR, 2000, 4000, 1000, 3000, -1), // no volume
                        bar(DAY + 3 * HOUR))); // not asked for

    // a bundle of 1000: prices are divided, the volume multiplied
    assertThat(bars)
        .containsExactly(
            new Candle(DAY, 2, 4, 1, 3, 7000), new Candle(DAY + 2 * HOUR, 2, 4, 1, 3, Double.NaN));
  }

  @Test
  void volumeThatIsNotFiniteIsNotTold() {
    List<Candle> bars =
        hours(DAY, DAY + 2 * HOUR, 2 * DAY)
            .gather(
                100,
                1,
                window ->
                    Stream.of(
                        PastBars.bar(DAY, 2, 4, 1, 3, Double.POSITIVE_INFINITY),
                        PastBars.bar(DAY + HOUR, 2, 4, 1, 3, 0)));

    assertThat(bars)
        .containsExactly(
            new Candle(DAY, 2, 4, 1, 3, Double.NaN), new Candle(DAY + HOUR, 2, 4, 1, 3, 0));
  }

  @Test
  void tooManyPagesAreRefusedBeforeTheFirstIsAskedFor() {
    assertThatThrownBy(() -> hours(DAY - 1001 * HOUR, DAY, DAY).gather(1, 1, this::answer))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("1h bars of BTCUSDT: more than 1000 pages; ask for a shorter span");
    assertThat(asked).isEmpty();
  }

  /** An exchange that tells one row a page, whatever is asked for. */
  @Test
  void tooManyShortPagesAreRefused() {
    assertThatThrownBy(
            () ->
                hours(DAY - 1001 * HOUR, DAY, DAY)
                    .gatherSparse(500, 1, window -> Stream.of(bar(window.last() + 1 - HOUR))))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("more than 1000 pages");
  }
}
