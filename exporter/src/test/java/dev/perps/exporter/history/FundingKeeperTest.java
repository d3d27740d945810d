package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.analytics.FundingSummary;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FundingKeeperTest {
  private static final long HOUR = 3600;
  private static final Instrument BTC = Listings.linear("alpha", "BTC");
  private static final Instrument ETH = Listings.linear("alpha", "ETH");
  private static final Instrument HOURLY = Listings.linear("beta", "BTC");

  /** Contracts of eight hours settle at 00, 08 and 16 o'clock. */
  private final FakeTime time = new FakeTime("2026-09-20T13:20:00Z");

  private final FakeHistory alpha =
      new FakeHistory().with("BTCUSDT", FakePast.of(1, 1)).with("ETHUSDT", FakePast.of(2, 1));
  private final FakeHistory beta =
      new FakeHistory().with("BTCUSDT", FakePast.of(3, 1).settling(HOUR, 0));
  private final Workers workers = new Workers(1);
  private final FundingKeeper keeper =
      new FundingKeeper(
          new HistorySettings(true, 0, List.of(), 0, 0, 2, List.of()),
          Map.<String, History>of("alpha", alpha, "beta", beta),
          exchange -> time,
          workers,
          new HistoryLog());

  @AfterEach
  void stop() {
    workers.close();
  }

  private void look(Instrument... wanted) {
    keeper.refresh(List.of(wanted), time.now());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!keeper.isIdle()) {
      assertThat(System.nanoTime()).as("answered within ten seconds").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Looks each two seconds, as the program does; counts the calls to an exchange. */
  private int lookFor(Duration span, FakeHistory exchange, Instrument... wanted) {
    exchange.asked();
    for (Duration past = Duration.ZERO; past.compareTo(span) < 0; past = past.plusSeconds(2)) {
      time.pass(Duration.ofSeconds(2));
      look(wanted);
    }
    return exchange.asked().size();
  }

  private FundingSummary over(FundingWindow window, Instrument contract) {
    return keeper.figures(List.of(contract), time.now()).stream()
        .map(figures -> Objects.requireNonNull(figures.windows().get(window)))
        .findFirst()
        .orElse(FundingSummary.NONE);
  }

  /** The sum over a window that ends with the newest settlement, added up here. */
  private static double sum(FakePast past, String newest, Duration window) {
    long end = Instant.parse(newest).getEpochSecond();
    double sum = 0;
    for (long at = end; at > end - window.toSeconds(); at -= past.intervalSeconds()) {
      sum += past.rate(at);
    }
    return sum;
  }

  @Test
  void wantedAreTheContractsOfTheBiggestBasesWhosePastCanBeAsked() {
    Markets markets =
        new Listings()
            .add("alpha", "BTC", 9)
            .add("alpha", "ETH", 5)
            .add("alpha", "SOL", 4)
            .add("beta", "BTC", 7)
            .add("nobody", "BTC", 8)
            .markets();
    assertThat(keeper.wanted(markets)).containsExactly(BTC, HOURLY, ETH);
  }

  @Test
  void monthComesFirstForAllThenTheYear() {
    look(BTC, ETH);
    assertThat(alpha.calls)
        .extracting(FakeHistory.Call::symbol)
        .containsExactly("BTCUSDT", "ETHUSDT");
    assertThat(alpha.calls)
        .extracting(FakeHistory.Call::from)
        .containsOnly(time.now().minus(Duration.ofDays(32)));
    assertThat(over(FundingWindow.D30, BTC).settlements()).isEqualTo(90);
    assertThat(over(FundingWindow.D90, BTC)).isEqualTo(FundingSummary.NONE);
    assertThat(over(FundingWindow.D365, BTC)).isEqualTo(FundingSummary.NONE);
    alpha.asked();
    look(BTC, ETH);
    assertThat(alpha.calls)
        .extracting(FakeHistory.Call::from)
        .containsExactly(
            time.now().minus(Duration.ofDays(367)), time.now().minus(Duration.ofDays(367)));
    assertThat(over(FundingWindow.D90, BTC).settlements()).isEqualTo(3 * 90);
    assertThat(over(FundingWindow.D365, BTC).settlements()).isEqualTo(3 * 365);
    assertThat(over(FundingWindow.D365, ETH).settlements()).isEqualTo(3 * 365);
  }

  @Test
  void yearsWaitForAllMonthsOfTheirExchangeOnly() {
    look(BTC);
    look(BTC, ETH, HOURLY);
    assertThat(alpha.asked()).as("two months").hasSize(2);
    assertThat(beta.asked()).hasSize(1);
    look(BTC, ETH, HOURLY);
    assertThat(alpha.asked()).hasSize(2);
    assertThat(beta.asked()).hasSize(1);
  }

  @Test
  void sumsAreThoseOfTheSettlements() {
    look(BTC, HOURLY);
    look(BTC, HOURLY);
    FakePast ofBtc = FakePast.of(1, 1);
    FakePast hourly = FakePast.of(3, 1).settling(HOUR, 0);
    for (FundingWindow window : FundingWindow.values()) {
      Duration length = Duration.ofSeconds(window.seconds());
      assertThat(over(window, BTC).accumulatedRatio())
          .isCloseTo(sum(ofBtc, "2026-09-20T08:00:00Z", length), within(1e-14));
      assertThat(over(window, HOURLY).accumulatedRatio())
          .isCloseTo(sum(hourly, "2026-09-20T13:00:00Z", length), within(1e-14));
    }
    assertThat(over(FundingWindow.D1, HOURLY).settlements()).isEqualTo(24);
  }

  @Test
  void newSettlementIsAskedForAMinuteAfterItCanBeAndOnce() {
    look(BTC);
    look(BTC);
    alpha.asked();
    time.pass(Duration.ofMinutes(2 * 60 + 40)); // 16:00:00
    assertThat(lookFor(Duration.ofSeconds(58), alpha, BTC)).isZero();
    look(BTC);
    time.pass(Duration.ofSeconds(2)); // 16:01:00
    look(BTC);
    assertThat(alpha.calls)
        .containsExactly(
            new FakeHistory.Call(
                "BTCUSDT",
                "funding",
                Instant.parse("2026-09-20T08:00:30Z"),
                Instant.parse("2026-09-20T16:01:01Z")));
    assertThat(over(FundingWindow.D7, BTC).settlements()).isEqualTo(21);
    assertThat(over(FundingWindow.D7, BTC).accumulatedRatio())
        .isCloseTo(
            sum(FakePast.of(1, 1), "2026-09-20T16:00:00Z", Duration.ofDays(7)), within(1e-14));
    assertThat(lookFor(Duration.ofHours(1), alpha, BTC)).isZero();
  }

  @Test
  void oneCallForEachSettlementOfADay() {
    look(BTC, ETH, HOURLY);
    look(BTC, ETH, HOURLY);
    alpha.asked();
    beta.asked();
    for (int minute = 0; minute < 24 * 60; minute++) {
      time.pass(Duration.ofMinutes(1));
      look(BTC, ETH, HOURLY);
    }
    assertThat(alpha.asked()).as("two contracts, three settlements").hasSize(6);
    assertThat(beta.asked()).hasSize(24);
    assertThat(over(FundingWindow.D30, HOURLY).settlements()).isEqualTo(720);
    assertThat(over(FundingWindow.D365, HOURLY).settlements()).isEqualTo(8760);
    assertThat(over(FundingWindow.D365, BTC).settlements()).isEqualTo(3 * 365);
  }

  @Test
  void settlementThatIsToldLateIsAskedForEachFiveMinutes() {
    alpha.with("BTCUSDT", FakePast.of(1, 1).settling(8 * HOUR, 11 * 60));
    look(BTC);
    look(BTC);
    time.pass(Duration.ofMinutes(2 * 60 + 40)); // 16:00
    // 16:01, 16:06 in vain, then 16:11
    assertThat(lookFor(Duration.ofMinutes(30), alpha, BTC)).isEqualTo(3);
    assertThat(over(FundingWindow.D1, BTC).accumulatedRatio())
        .isCloseTo(
            sum(FakePast.of(1, 1), "2026-09-20T16:00:00Z", Duration.ofDays(1)), within(1e-14));
  }

  @Test
  void failureIsTriedAgainAfterTenMinutes() {
    alpha.down(true);
    look(BTC);
    assertThat(alpha.asked()).hasSize(1);
    assertThat(lookFor(Duration.ofMinutes(10).minusSeconds(2), alpha, BTC)).isZero();
    assertThat(keeper.figures(List.of(BTC), time.now())).isEmpty();
    alpha.down(false);
    assertThat(lookFor(Duration.ofSeconds(2), alpha, BTC)).isEqualTo(1);
    assertThat(over(FundingWindow.D30, BTC).settlements()).isEqualTo(90);
  }

  @Test
  void failureOfTheYearLeavesTheMonth() {
    look(BTC);
    alpha.down(true);
    look(BTC);
    alpha.down(false);
    assertThat(over(FundingWindow.D30, BTC).settlements()).isEqualTo(90);
    assertThat(lookFor(Duration.ofMinutes(10), alpha, BTC)).isEqualTo(1);
    assertThat(over(FundingWindow.D365, BTC).settlements()).isEqualTo(3 * 365);
  }

  @Test
  void yearThatIsTooMuchIsAskedForOnceAndTheMonthGoesOn() {
    alpha.mostFunding = Duration.ofDays(40);
    look(BTC);
    look(BTC);
    assertThat(alpha.asked()).hasSize(2);
    assertThat(lookFor(Duration.ofHours(3), alpha, BTC)).as("the settlement of 16:00").isEqualTo(1);
    assertThat(over(FundingWindow.D30, BTC).accumulatedRatio())
        .isCloseTo(
            sum(FakePast.of(1, 1), "2026-09-20T16:00:00Z", Duration.ofDays(30)), within(1e-14));
    assertThat(over(FundingWindow.D365, BTC)).isEqualTo(FundingSummary.NONE);
  }

  @Test
  void settlementsOfAnOutageAreAskedForAfterwards() {
    look(BTC);
    look(BTC);
    alpha.down(true);
    time.pass(Duration.ofHours(30));
    look(BTC);
    assertThat(keeper.figures(List.of(BTC), time.now())).as("stopped").isEmpty();
    alpha.down(false);
    time.pass(Duration.ofMinutes(10));
    look(BTC);
    assertThat(over(FundingWindow.D30, BTC).settlements()).isEqualTo(90);
    assertThat(over(FundingWindow.D30, BTC).accumulatedRatio())
        .isCloseTo(
            sum(FakePast.of(1, 1), "2026-09-21T16:00:00Z", Duration.ofDays(30)), within(1e-14));
  }

  @Test
  void contractThatFailsKeepsNoOtherFromTheYear() {
    look(ETH, Listings.linear("alpha", "NONE"));
    look(ETH, Listings.linear("alpha", "NONE"));
    assertThat(over(FundingWindow.D365, ETH).settlements()).isEqualTo(3 * 365);
  }

  @Test
  void contractWhoseHistoryStopsHasNoFiguresTwoIntervalsLater() {
    alpha.with("BTCUSDT", FakePast.of(1, 1).haltedAt(time.now().getEpochSecond()));
    look(BTC);
    look(BTC);
    time.pass(Duration.ofHours(16 - 6).plusMinutes(39)); // 23:59, the newest is of 08:00
    look(BTC);
    assertThat(over(FundingWindow.D30, BTC).settlements()).isEqualTo(90);
    time.pass(Duration.ofMinutes(1));
    look(BTC);
    assertThat(keeper.figures(List.of(BTC), time.now())).isEmpty();
    assertThat(lookFor(Duration.ofHours(1), alpha, BTC))
        .as("no more than each 5 min")
        .isEqualTo(12);
  }

  @Test
  void contractListedYesterdayHasADayOnly() {
    alpha.with("BTCUSDT", FakePast.of(1, 1).listedAt(time.now().getEpochSecond() - 30 * HOUR));
    look(BTC);
    look(BTC);
    assertThat(over(FundingWindow.D1, BTC).settlements()).isEqualTo(3);
    assertThat(over(FundingWindow.D7, BTC)).isEqualTo(FundingSummary.NONE);
  }

  @Test
  void contractThatNeverSettledIsAskedForHourly() {
    alpha.with("BTCUSDT", FakePast.of(1, 1).listedAt(time.now().getEpochSecond()));
    look(BTC);
    look(BTC);
    assertThat(lookFor(Duration.ofHours(2), alpha, BTC)).isEqualTo(2);
    assertThat(keeper.figures(List.of(BTC), time.now())).isEmpty();
  }

  @Test
  void contractIsNotForgottenWhileItsExchangeIsAway() {
    look(BTC, ETH, HOURLY);
    look(BTC, ETH, HOURLY);
    alpha.asked();
    beta.asked();
    look();
    look(HOURLY);
    time.pass(Duration.ofMinutes(10));
    look(BTC, ETH, HOURLY);
    assertThat(alpha.asked()).isEmpty();
    assertThat(beta.asked()).isEmpty();
    assertThat(over(FundingWindow.D365, BTC).settlements()).isEqualTo(3 * 365);
    time.pass(Recently.LATELY.plusSeconds(1));
    look(HOURLY);
    look(BTC, HOURLY);
    assertThat(alpha.calls).extracting(FakeHistory.Call::symbol).containsExactly("BTCUSDT");
    assertThat(alpha.calls.getFirst().from()).isEqualTo(time.now().minus(Duration.ofDays(32)));
  }

  @Test
  void nothingIsAskedTwiceWhileItIsUnderWay() {
    CountDownLatch release = alpha.hang("");
    keeper.refresh(List.of(BTC, ETH), time.now());
    keeper.refresh(List.of(BTC, ETH), time.now());
    assertThat(keeper.isIdle()).isFalse();
    release.countDown();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!keeper.isIdle() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(alpha.asked()).hasSize(2);
  }

  @Test
  void slowExchangeDelaysNoOther() throws InterruptedException {
    CountDownLatch release = alpha.hang("");
    try {
      keeper.refresh(List.of(BTC, ETH, HOURLY), time.now());
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      List<Insights.OfFunding> figures = new ArrayList<>();
      while (figures.isEmpty()) {
        assertThat(System.nanoTime()).as("beta answers").isLessThan(end);
        Thread.sleep(1);
        figures.addAll(keeper.figures(List.of(BTC, ETH, HOURLY), time.now()));
      }
      assertThat(figures).extracting(Insights.OfFunding::instrument).containsExactly(HOURLY);
    } finally {
      release.countDown();
    }
  }
}
