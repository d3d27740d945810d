package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.PriceInsights;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceKeeperTest {
  private static final AssetClass CRYPTO = AssetClass.CRYPTO;
  private static final Duration BAR = Duration.ofMinutes(5);
  private static final HistorySettings SETTINGS =
      new HistorySettings(true, 2, List.of("DOGE"), 2, 1, 0, List.of("alpha", "beta", "gamma"));

  private final FakeTime time = new FakeTime("2026-09-20T13:20:08Z");
  private final FakeHistory alpha = exchange(100);
  private final FakeHistory beta = exchange(101);
  private final FakeHistory gamma = exchange(102);
  private final Workers workers = new Workers(2);
  private final PriceKeeper keeper =
      new PriceKeeper(
          SETTINGS,
          Map.<String, History>of("alpha", alpha, "beta", beta, "gamma", gamma),
          exchange -> time,
          workers,
          new HistoryLog());

  private Markets markets = listings().markets();

  @AfterEach
  void stop() {
    workers.close();
  }

  /** The same bases everywhere, at prices that tell exchanges apart. */
  private static FakeHistory exchange(double level) {
    return new FakeHistory()
        .with("BTCUSDT", FakePast.of(1, level))
        .with("ETHUSDT", FakePast.of(2, level))
        .with("SOLUSDT", FakePast.of(3, level))
        .with("DOGEUSDT", FakePast.of(4, level));
  }

  private static Listings listings() {
    Listings listings = new Listings();
    for (String exchange : List.of("alpha", "beta")) {
      listings.add(exchange, "BTC", 9e6).add(exchange, "ETH", 5e6).add(exchange, "SOL", 1e6);
    }
    return listings;
  }

  /** One look, until all is answered. */
  private void look() {
    keeper.refresh(markets, time.now());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!keeper.isIdle()) {
      assertThat(System.nanoTime()).as("answered within ten seconds").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void nextBar() {
    time.pass(BAR);
    look();
  }

  private String exchangeOf(String base) {
    return keeper.prices(List.of(base)).stream()
        .map(BasePrices::exchange)
        .findFirst()
        .orElse("none");
  }

  /** Closes are those of one exchange from the first to the last, and there are all of them. */
  private void assertBarsOf(String base, double level, long seed) {
    BasePrices prices = keeper.prices(List.of(base)).getFirst();
    long end = prices.m5().endEpochSeconds();
    assertThat(end).isEqualTo(BarSize.M5.startOf(time.now().getEpochSecond()));
    for (int i = 0; i < 289; i++) {
      long at = end - 300L * i;
      assertThat(prices.m5().closeAt(at)).isEqualTo(FakePast.of(seed, level).price(at));
    }
    for (int i = 0; i < 721; i++) {
      long at = prices.h1().endEpochSeconds() - 3600L * i;
      assertThat(prices.h1().closeAt(at)).isEqualTo(FakePast.of(seed, level).price(at));
    }
  }

  @Test
  void preferredExchangeIsAskedOnceForEachBarAndNoOther() {
    look();
    // the biggest is charted
    assertThat(alpha.asked()).containsExactlyInAnyOrder("5m", "1h", "4h", "1d", "5m", "1h");
    look();
    time.pass(Duration.ofMinutes(4));
    look();
    assertThat(alpha.asked()).isEmpty();
    time.pass(Duration.ofSeconds(59)); // 7 s into the next bar: it may not be finished everywhere
    look();
    assertThat(alpha.asked()).isEmpty();
    time.pass(Duration.ofSeconds(1));
    look();
    assertThat(alpha.asked()).containsExactly("5m", "5m");
    assertThat(beta.asked()).isEmpty();
    assertBarsOf("BTC", 100, 1);
    assertBarsOf("ETH", 100, 2);
  }

  @Test
  void nextExchangeStandsInWithinTheSameRound() {
    alpha.down(true);
    look();
    assertThat(exchangeOf("BTC")).isEqualTo("beta");
    assertBarsOf("BTC", 101, 1);
    assertThat(alpha.asked()).as("one try for each base").hasSize(2);
    nextBar();
    assertThat(alpha.asked()).as("left alone").isEmpty();
    assertBarsOf("ETH", 101, 2);
  }

  @Test
  void theThirdStandsInWhenTwoFail() {
    markets = listings().add("gamma", "BTC", 1).markets();
    alpha.down(true);
    beta.down(true);
    look();
    assertThat(exchangeOf("BTC")).isEqualTo("gamma");
    assertThat(exchangeOf("ETH")).isEqualTo("none");
    assertBarsOf("BTC", 102, 1);
  }

  @Test
  void preferredExchangeServesAgainAfterAnHourWithBarsOfItsOwn() {
    look();
    alpha.down(true);
    nextBar();
    assertBarsOf("BTC", 101, 1);
    alpha.down(false);
    alpha.asked();
    for (int bar = 1; bar < 12; bar++) {
      nextBar();
      assertThat(exchangeOf("BTC")).isEqualTo("beta");
    }
    assertThat(alpha.asked()).isEmpty();
    beta.asked();
    nextBar();
    assertThat(exchangeOf("BTC")).isEqualTo("alpha");
    assertBarsOf("BTC", 100, 1);
    assertThat(beta.asked()).isEmpty();
  }

  @Test
  void preferredExchangeThatStillFailsIsLeftAloneForAnotherHour() {
    alpha.down(true);
    look();
    alpha.asked();
    for (int bar = 0; bar < 24; bar++) {
      nextBar();
      assertThat(exchangeOf("BTC")).isEqualTo("beta");
    }
    assertThat(alpha.asked()).as("two bases, two hours").hasSize(4);
    assertBarsOf("BTC", 101, 1);
  }

  @Test
  void whenAllFailAllAreAskedAgainWithTheNextBarAndFiguresFade() {
    look();
    alpha.down(true);
    beta.down(true);
    alpha.asked();
    for (int bar = 1; bar <= 4; bar++) {
      nextBar();
      look();
      assertThat(alpha.asked()).as("once for each base").hasSize(2);
      assertThat(beta.asked()).hasSize(2);
    }
    // the last bars are 20 minutes old: no window can end with them
    List<BasePrices> known = keeper.prices(List.of("BTC", "ETH"));
    long now = BarSize.M5.startOf(time.now().getEpochSecond());
    for (Insights.OfBase base : PriceInsights.ofBases(known, now)) {
      double beta4h = Objects.requireNonNull(base.figures().get(Window.H4)).onBitcoin().beta();
      assertThat(beta4h).isNaN();
    }
    assertThat(keeper.indicators(List.of("BTC"), now + 2 * 3600))
        .extracting(Insights.OfBars::barSize)
        .containsExactly(BarSize.H4, BarSize.D1);
    alpha.down(false);
    nextBar();
    assertBarsOf("BTC", 100, 1);
    assertBarsOf("ETH", 100, 2);
  }

  @Test
  void mistakeOfTheProgramIsAFailureLikeAnyOther() {
    RuntimeException mistake = new ArithmeticException("made up");
    mistake.setStackTrace(new StackTraceElement[0]); // the log is long enough
    alpha.failures.put("BTCUSDT", mistake);
    look();
    assertThat(exchangeOf("BTC")).isEqualTo("beta");
    assertThat(exchangeOf("ETH")).isEqualTo("alpha");
  }

  @Test
  void baseThatIsSmallForAWhileIsNotForgotten() {
    markets = listings().add("alpha", "DOGE", 1).markets();
    look();
    markets = listings().add("alpha", "DOGE", 1).add("beta", "SOL", 9e9).markets();
    nextBar();
    assertThat(exchangeOf("SOL")).isEqualTo("alpha");
    alpha.asked();
    for (int bar = 0; bar < 12; bar++) {
      nextBar();
    }
    // ETH is not among the two biggest; BTC, SOL and, wanted anyway, DOGE are
    assertThat(alpha.asked()).hasSize(36).containsOnly("5m");
    markets = listings().add("alpha", "DOGE", 1).markets();
    nextBar();
    assertThat(alpha.asked()).containsExactly("5m", "5m", "5m");
    assertBarsOf("ETH", 100, 2);
  }

  @Test
  void baseThatIsSmallForLongIsForgotten() {
    look();
    markets = listings().add("beta", "SOL", 9e9).markets();
    nextBar();
    time.pass(Recently.LATELY.plus(BAR));
    look();
    assertThat(exchangeOf("ETH")).isEqualTo("none");
    assertThat(exchangeOf("SOL")).isEqualTo("alpha");
  }

  @Test
  void nothingIsForgottenWhileExchangesAreAway() {
    look();
    alpha.asked();
    beta.asked();
    markets = new Listings().add("gamma", "DOGE", 1).markets();
    nextBar();
    markets = listings().markets();
    nextBar();
    assertThat(alpha.asked()).containsOnly("5m");
    assertThat(beta.asked()).isEmpty();
    assertBarsOf("BTC", 100, 1);
  }

  @Test
  void barsStayWithTheirExchangeWhileItsPricesAreAwayAndItsPastIsNot() {
    look();
    alpha.asked();
    markets = new Listings().add("beta", "BTC", 1).add("beta", "ETH", 1).markets();
    nextBar();
    assertThat(alpha.asked()).containsExactly("5m", "5m");
    assertThat(exchangeOf("BTC")).isEqualTo("alpha");
    alpha.down(true);
    nextBar();
    assertThat(exchangeOf("BTC")).isEqualTo("beta");
    assertBarsOf("BTC", 101, 1);
  }

  @Test
  void contractStaysWhileItIsLiveThoughAnotherIsBigger() {
    Instrument usdc = Listings.instrument("alpha", "BTC", "USDC", ContractKind.LINEAR, CRYPTO);
    alpha.with("BTCUSDC", FakePast.of(1, 99));
    look();
    markets = listings().add(usdc, 9e9).markets();
    nextBar();
    assertBarsOf("BTC", 100, 1);
    // delisted
    markets = new Listings().add(usdc, 9e9).add("alpha", "ETH", 1).markets();
    nextBar();
    assertThat(exchangeOf("BTC")).isEqualTo("alpha");
    assertBarsOf("BTC", 99, 1);
  }

  @Test
  void baseThatNobodyListsIsNotAskedFor() {
    look();
    assertThat(keeper.wanted(markets)).containsExactly("BTC", "ETH");
    assertThat(alpha.calls).noneMatch(call -> call.symbol().startsWith("DOGE"));
    assertThat(keeper.known(List.of("BTC", "ETH", "DOGE"))).isEqualTo(2);
  }

  @Test
  void baseOnExchangesWithoutBarsOnlyHasNone() {
    markets = listings().add("delta", "DOGE", 9e9).markets();
    look();
    nextBar();
    assertThat(keeper.wanted(markets)).containsExactly("DOGE", "BTC");
    assertThat(keeper.known(List.of("DOGE"))).isZero();
  }

  @Test
  void slowExchangeDelaysNoOther() throws InterruptedException {
    CountDownLatch release = alpha.hang("");
    markets =
        new Listings()
            .add("alpha", "BTC", 9)
            .add("alpha", "ETH", 8)
            .add("beta", "DOGE", 7)
            .markets();
    try {
      keeper.refresh(markets, time.now());
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (keeper.known(List.of("DOGE")) == 0) {
        assertThat(System.nanoTime()).as("beta answers").isLessThan(end);
        Thread.sleep(1);
      }
      assertThat(keeper.isIdle()).isFalse();
      time.pass(BAR);
      keeper.refresh(markets, time.now());
      assertThat(keeper.known(List.of("BTC", "ETH"))).isZero();
    } finally {
      release.countDown();
    }
  }
}
