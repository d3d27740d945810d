package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.PriceFigures;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.BarSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When what is kept of the past is shown, and when it goes. */
class ShownHistoryTest {
  private static final Host HOST = Host.of("h", "https://example.org", RateLimit.perMinute(60));
  private static final HistorySettings SETTINGS =
      new HistorySettings(true, 2, List.of(), 2, 1, 1, List.of("alpha"));

  private final FakeTime time = new FakeTime("2026-09-20T13:20:08Z");
  private final FakeHistory alpha =
      new FakeHistory().with("BTCUSDT", FakePast.of(1, 1)).with("ETHUSDT", FakePast.of(2, 1));
  private final Exchange exchange = Fixtures.exchange("alpha", HOST).with(alpha);
  private final List<Insights> shown = new ArrayList<>(List.of(Insights.NONE));
  private Listings listings = live();
  private final HistoryKeeper keeper =
      new HistoryKeeper(
          List.of(exchange),
          SETTINGS,
          id -> time,
          () -> listings.snapshot(shown.getLast()),
          shown::add,
          time::now);

  private static Listings live() {
    return new Listings().add("alpha", "BTC", 9).add("alpha", "ETH", 5);
  }

  @AfterEach
  void stop() {
    keeper.close();
  }

  /** Looks, waits for the answers, and looks until all of them are shown: twelve seconds. */
  private Insights look() {
    lookOnce();
    time.pass(Duration.ofSeconds(2));
    lookOnce();
    time.pass(Duration.ofSeconds(10));
    lookOnce();
    return shown.getLast();
  }

  private void lookOnce() {
    keeper.lookAgain();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!keeper.isIdle()) {
      assertThat(System.nanoTime()).as("answered within ten seconds").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static PriceFigures figures(Insights insights, String base, Window window) {
    return insights.bases().stream()
        .filter(of -> of.base().equals(base))
        .map(of -> Objects.requireNonNull(of.figures().get(window)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsAnsweredIsShown() {
    Insights insights = look();
    assertThat(insights.bases()).extracting(Insights.OfBase::base).containsExactly("BTC", "ETH");
    assertThat(figures(insights, "BTC", Window.D30).onBitcoin().beta()).isEqualTo(1);
    assertThat(figures(insights, "ETH", Window.H4).onBitcoin().bars()).isEqualTo(48);
    long lastBar = Instant.parse("2026-09-20T13:20:00Z").getEpochSecond();
    assertThat(insights.bases())
        .extracting(Insights.OfBase::lastClose)
        .containsExactly(FakePast.of(1, 1).price(lastBar), FakePast.of(2, 1).price(lastBar));
    assertThat(insights.correlations()).hasSize(4);
    assertThat(insights.indicators()).hasSize(3);
    assertThat(insights.funding()).hasSize(1);
  }

  @Test
  void nothingIsAskedUntilAllExchangesHaveBeenTriedOrTwentySecondsHavePassed() {
    listings = live().silent("beta");
    look();
    time.pass(Duration.ofSeconds(7));
    lookOnce();
    assertThat(alpha.calls).isEmpty();
    assertThat(shown).containsExactly(Insights.NONE);
    time.pass(Duration.ofSeconds(1));
    look();
    assertThat(alpha.calls).isNotEmpty();
    assertThat(shown.getLast().bases()).hasSize(2);
  }

  @Test
  void nothingIsShownAnewWithoutNews() {
    look();
    look();
    int before = shown.size();
    for (int second = 24; second < 296; second += 2) { // up to 4 s into the next bar
      time.pass(Duration.ofSeconds(2));
      lookOnce();
    }
    assertThat(shown).hasSize(before);
    time.pass(Duration.ofSeconds(10));
    look();
    assertThat(shown).as("the next bar").hasSize(before + 1);
  }

  @Test
  void figuresFadeWhenNobodyAnswers() {
    look();
    alpha.down(true);
    passWithoutAnswers(Duration.ofMinutes(32));
    // the last five minutes ended at 13:20, the last hour at 13:00
    assertThat(beta(Window.H4)).isNaN();
    assertThat(beta(Window.H24)).isNaN();
    assertThat(figures(shown.getLast(), "ETH", Window.H4).returnRatio()).isNaN();
    assertThat(figures(shown.getLast(), "ETH", Window.H24).volatilityAnnualizedRatio()).isNaN();
    assertThat(beta(Window.D30)).isEqualTo(1);
    assertThat(shown.getLast().bases()).hasSize(2).allMatch(base -> Double.isNaN(base.lastClose()));
    passWithoutAnswers(Duration.ofHours(4));
    assertThat(beta(Window.D7)).isNaN();
    assertThat(beta(Window.D30)).isNaN();
    assertThat(figures(shown.getLast(), "ETH", Window.D30).returnRatio()).isNaN();
    assertThat(shown.getLast().funding()).as("the settlement of 08:00").hasSize(1);
    passWithoutAnswers(Duration.ofHours(7));
    assertThat(shown.getLast().funding()).isEmpty();
    assertThat(shown.getLast().indicators())
        .extracting(Insights.OfBars::barSize)
        .doesNotContain(BarSize.H1, BarSize.H4);
    alpha.down(false);
    time.pass(Duration.ofMinutes(10));
    look();
    assertThat(beta(Window.H4)).isEqualTo(1);
    assertThat(shown.getLast().funding()).hasSize(1);
  }

  private double beta(Window window) {
    return figures(shown.getLast(), "BTC", window).onBitcoin().beta();
  }

  private void passWithoutAnswers(Duration time) {
    for (Duration past = Duration.ZERO; past.compareTo(time) < 0; past = past.plusMinutes(1)) {
      this.time.pass(Duration.ofSeconds(48));
      look();
    }
  }

  @Test
  void figuresGoWhenNothingIsListedAnyMore() {
    look();
    alpha.asked();
    listings = new Listings();
    time.pass(Duration.ofMinutes(7));
    assertThat(look().bases()).isEmpty();
    assertThat(shown.getLast().funding()).isEmpty();
    assertThat(alpha.calls).isEmpty();
    listings = live();
    time.pass(Duration.ofSeconds(2));
    assertThat(look().bases()).hasSize(2);
    assertThat(alpha.calls).extracting(FakeHistory.Call::what).containsOnly("5m");
  }

  @Test
  void whatIsKnownIsShownWhileTheRestIsUnderWay() throws InterruptedException {
    CountDownLatch release = alpha.hang("ETHUSDT");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (shown.getLast().bases().isEmpty()) {
      assertThat(System.nanoTime()).as("shown within ten seconds").isLessThan(end);
      Thread.sleep(1);
      time.pass(Duration.ofMillis(100));
      keeper.lookAgain();
    }
    assertThat(shown.getLast().bases()).extracting(Insights.OfBase::base).containsExactly("BTC");
    release.countDown();
    look();
    assertThat(shown.getLast().bases()).hasSize(2);
  }

  @Test
  void roundThatHasBegunIsShownWhenItIsOverOrTakesLong() throws InterruptedException {
    look();
    CountDownLatch release = alpha.hang("ETHUSDT");
    alpha.asked();
    time.pass(Duration.ofMinutes(5));
    keeper.lookAgain();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (alpha.calls.size() < 2) {
      assertThat(System.nanoTime()).as("asked within ten seconds").isLessThan(end);
      Thread.sleep(1);
    }
    Thread.sleep(50); // BTC is answered
    int before = shown.size();
    for (int second = 2; second < 50; second += 2) {
      time.pass(Duration.ofSeconds(2));
      keeper.lookAgain();
    }
    assertThat(shown).as("a bar of BTC alone").hasSize(before);
    time.pass(Duration.ofSeconds(72));
    keeper.lookAgain();
    assertThat(shown).as("after two minutes").hasSize(before + 1);
    release.countDown();
    look();
  }

  @Test
  void lookThatFailsIsNotTheLast() {
    Logger logger = Logger.getLogger(HistoryKeeper.class.getName());
    logger.setLevel(Level.OFF);
    try {
      boolean[] fails = {true};
      HistoryKeeper shaky =
          new HistoryKeeper(
              List.of(exchange),
              SETTINGS,
              id -> time,
              () -> {
                if (fails[0]) {
                  throw new AssertionError("made up");
                }
                return listings.snapshot(shown.getLast());
              },
              shown::add,
              time::now);
      shaky.lookAgain();
      fails[0] = false;
      shaky.lookAgain();
      assertThat(alpha.calls.isEmpty() && shaky.isIdle()).isFalse();
      shaky.close();
    } finally {
      logger.setLevel(null);
    }
  }

  @Test
  void fundingSumsAreShownForEveryWindow() {
    look();
    look();
    Insights.OfFunding funding = look().funding().getFirst();
    assertThat(Objects.requireNonNull(funding.windows().get(FundingWindow.D365)).settlements())
        .isEqualTo(3 * 365);
  }
}
