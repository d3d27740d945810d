package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.PastBars.Window;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the histories of several exchanges have in common. */
class PastHistoryTest {
  private static final long HOUR = 3600;
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final long NOON_SECONDS = NOON.getEpochSecond();

  @Test
  void theSpanHoldsItsStartButNotItsEnd() {
    PastBars bars =
        PastBars.of(BarSize.H1, NOON.minusSeconds(2 * HOUR), NOON, NOON.plusSeconds(9 * HOUR));
    assertThat(bars.first()).isEqualTo(NOON_SECONDS - 2 * HOUR);
    assertThat(bars.last()).isEqualTo(NOON_SECONDS - HOUR);

    PastBars odd =
        PastBars.of(
            BarSize.H1,
            NOON.minusSeconds(2 * HOUR).plusNanos(1),
            NOON.plusNanos(1),
            NOON.plusSeconds(9 * HOUR));
    assertThat(odd.first()).isEqualTo(NOON_SECONDS - HOUR);
    assertThat(odd.last()).isEqualTo(NOON_SECONDS);
  }

  @Test
  void theRunningBarIsNotAskedFor() {
    Instant before = NOON.minusSeconds(2 * HOUR);
    assertThat(PastBars.of(BarSize.H1, before, NOON.plusSeconds(HOUR), NOON.minusSeconds(1)).last())
        .isEqualTo(NOON_SECONDS - 2 * HOUR);
    assertThat(PastBars.of(BarSize.H1, before, NOON.plusSeconds(HOUR), NOON).last())
        .isEqualTo(NOON_SECONDS - HOUR);
  }

  @Test
  void anEmptySpanIsNoCall() {
    PastBars none = PastBars.of(BarSize.H1, NOON, NOON, NOON.plusSeconds(9 * HOUR));
    assertThat(
            none.ask(
                10,
                window -> {
                  throw new AssertionError(window);
                }))
        .isEmpty();
  }

  @Test
  void windowsGoFromTheNewestToTheFirstEmptyOne() {
    List<Window> asked = new ArrayList<>();
    long listed = NOON_SECONDS - 5 * HOUR;

    List<Candle> bars =
        PastBars.of(BarSize.H1, NOON.minusSeconds(20 * HOUR), NOON, NOON)
            .ask(
                3,
                window -> {
                  asked.add(window);
                  return LongStream.rangeClosed(0, window.bars() - 1)
                      .map(i -> window.first() + i * HOUR)
                      .filter(at -> at >= listed)
                      .mapToObj(PastHistoryTest::bar);
                });

    // Five bars: three, two, and none.
    assertThat(asked)
        .extracting(Window::last)
        .containsExactly(NOON_SECONDS - HOUR, NOON_SECONDS - 4 * HOUR, NOON_SECONDS - 7 * HOUR);
    assertThat(asked).extracting(Window::bars).containsOnly(3);
    assertThat(bars)
        .extracting(Candle::startEpochSeconds)
        .containsExactly(
            listed, listed + HOUR, listed + 2 * HOUR, listed + 3 * HOUR, listed + 4 * HOUR);
  }

  @Test
  void whatCannotBeIsLeftOutAndEachStartIsOnce() {
    long first = NOON_SECONDS - 3 * HOUR;
    Candle unsound = new Candle(first + HOUR, 100, 90, 80, 85, 1);
    List<Candle> bars =
        PastBars.of(BarSize.H1, NOON.minusSeconds(3 * HOUR), NOON, NOON)
            .ask(
                10,
                window ->
                    Stream.of(
                        bar(NOON_SECONDS),
                        bar(first + 2 * HOUR),
                        bar(first + 1),
                        unsound,
                        bar(first),
                        new Candle(first, 7, 7, 7, 7, 7),
                        bar(first - HOUR)));
    assertThat(bars).containsExactly(bar(first), bar(first + 2 * HOUR));
  }

  @Test
  void tooManyPagesAreRefused() {
    PastBars bars = PastBars.of(BarSize.M5, Instant.EPOCH, NOON, NOON);
    assertThatThrownBy(() -> bars.ask(10, window -> Stream.empty()))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("pages of bars");
  }

  @Test
  void aBundleIsDivided() {
    BaseAsset base = PastBars.base("1000PEPEUSDT", "USDT");
    // One bundle is 1000 coins: a thousandth of the price, a thousand times the volume.
    Candle bar = PastBars.candle(base, 7_200_000, 0.01, 0.012, 0.008, 0.011, 5);
    assertThat(bar)
        .isEqualTo(new Candle(7200, 0.01 / 1000, 0.012 / 1000, 0.008 / 1000, 0.011 / 1000, 5000));

    assertThat(PastBars.base("SHIB1000USDT", "USDT")).isEqualTo(new BaseAsset("SHIB", 1000));
    assertThat(PastBars.base("BTCUSD_PERP", "USD", "USD_PERP")).isEqualTo(new BaseAsset("BTC", 1));
    assertThat(PastBars.base("XBTUSD", "USD")).isEqualTo(new BaseAsset("BTC", 1));
  }

  @Test
  void aVolumeThatIsNoneIsNotTold() {
    BaseAsset coin = new BaseAsset("BTC", 1);
    assertThat(PastBars.candle(coin, 0, 1, 1, 1, 1, Double.POSITIVE_INFINITY).volumeBase()).isNaN();
    assertThat(PastBars.candle(coin, 0, 1, 1, 1, 1, -1).volumeBase()).isNaN();
    assertThat(PastBars.candle(coin, 0, 1, 1, 1, 1, 0).volumeBase()).isZero();
    assertThat(
            BarSize.M5.isStart(
                PastBars.candle(coin, Double.NaN, 1, 1, 1, 1, 0).startEpochSeconds()))
        .isFalse();
  }

  @Test
  void intervalsAreTheTimeSinceThePaymentBefore() {
    PastFunding past = past();
    assertThat(past.takeOlder(rows(8, 4, 0), 10, Row::at, Row::rate)).isFalse();
    assertThat(past.payments())
        .containsExactly(
            new FundingSettlement(NOON_SECONDS, 0.001, Double.NaN),
            new FundingSettlement(NOON_SECONDS + 4 * HOUR, 0.001, 4 * HOUR),
            new FundingSettlement(NOON_SECONDS + 8 * HOUR, 0.001, 4 * HOUR));
  }

  @Test
  void pagesForward() {
    PastFunding past = past();
    assertThat(past.newerFrom()).isEqualTo(NOON_SECONDS * 1000);
    assertThat(past.takeNewer(rows(0, 1), 2, Row::at, Row::rate)).isTrue();
    assertThat(past.newerFrom()).isEqualTo((NOON_SECONDS + HOUR) * 1000 + 1);
    assertThat(past.end()).isEqualTo((NOON_SECONDS + 10 * HOUR) * 1000 - 1);
    // The same page again brings nothing new.
    assertThat(past.takeNewer(rows(0, 1), 2, Row::at, Row::rate)).isFalse();
    assertThat(past.payments()).hasSize(2);
  }

  @Test
  void pagesBackward() {
    PastFunding past = past();
    assertThat(past.olderUntil()).isEqualTo((NOON_SECONDS + 10 * HOUR) * 1000 - 1);
    assertThat(past.takeOlder(rows(9, 8), 2, Row::at, Row::rate)).isTrue();
    assertThat(past.olderUntil()).isEqualTo((NOON_SECONDS + 8 * HOUR) * 1000 - 1);
    assertThat(past.start()).isEqualTo(NOON_SECONDS * 1000);
    // The start of the span is reached.
    assertThat(past.takeOlder(rows(1, 0), 2, Row::at, Row::rate)).isFalse();
    assertThat(past.payments()).hasSize(4);
  }

  @Test
  void anUnreadableRateStillPartsTwoPayments() {
    PastFunding past = past();
    past.takeNewer(
        Rows.of(
            List.of(
                new Row(NOON_SECONDS * 1000.0, 0.001),
                new Row((NOON_SECONDS + HOUR) * 1000.0, Double.NaN),
                new Row((NOON_SECONDS + 2 * HOUR) * 1000.0, 0.002))),
        10,
        Row::at,
        Row::rate);
    assertThat(past.payments())
        .containsExactly(
            new FundingSettlement(NOON_SECONDS, 0.001, Double.NaN),
            new FundingSettlement(NOON_SECONDS + 2 * HOUR, 0.002, HOUR));
  }

  @Test
  void withoutAMomentNoIntervalIsTold() {
    PastFunding past = past();
    past.takeNewer(
        Rows.of(
            List.of(
                new Row(NOON_SECONDS * 1000.0, 0.001),
                new Row(Double.NaN, 0.001),
                new Row((NOON_SECONDS + 2 * HOUR) * 1000.0, 0.002))),
        10,
        Row::at,
        Row::rate);
    assertThat(past.payments())
        .containsExactly(
            new FundingSettlement(NOON_SECONDS, 0.001, Double.NaN),
            new FundingSettlement(NOON_SECONDS + 2 * HOUR, 0.002, Double.NaN));
  }

  @Test
  void whatIsNotPaidYetIsNotAskedFor() {
    assertThat(new PastFunding(NOON, NOON.plusSeconds(HOUR), NOON.minusMillis(1)).isToBeAsked())
        .isFalse();
    assertThat(new PastFunding(NOON, NOON, NOON.plusSeconds(HOUR)).isToBeAsked()).isFalse();
    assertThat(new PastFunding(NOON, NOON.plusSeconds(HOUR), NOON).isToBeAsked()).isTrue();
  }

  @Test
  void pagesWithoutEndAreRefused() {
    PastFunding past = past();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2000; i++) {
                past.takeNewer(rows(1), 1, Row::at, Row::rate);
              }
            })
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("pages of funding");
  }

  private record Row(double at, double rate) {}

  private static PastFunding past() {
    return new PastFunding(NOON, NOON.plusSeconds(10 * HOUR), NOON.plusSeconds(20 * HOUR));
  }

  private static Rows<Row> rows(long... hours) {
    return Rows.of(
        LongStream.of(hours)
            .mapToObj(hour -> new Row((NOON_SECONDS + hour * HOUR) * 1000.0, 0.001))
            .toList());
  }

  private static Candle bar(long start) {
    return new Candle(start, 100, 110, 90, 105, 1);
  }
}
