package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {
  private static final double NAN = Double.NaN;
  private static final double NEXT = NOW.getEpochSecond() + 3600;

  private static Plausibility.Checked check(Perp... perps) {
    return Plausibility.check(MarketData.ofPerps(List.of(perps), 0), NOW, Duration.ofMinutes(15));
  }

  private static Perp with(PerpTicker ticker) {
    return perp("x", "BTC", ticker, Funding.NONE, OpenInterest.NONE);
  }

  private static Perp with(Funding funding) {
    return perp(
        "x",
        "BTC",
        new PerpTicker(1, NAN, NAN, NAN, NAN, NAN, NAN, NAN),
        funding,
        OpenInterest.NONE);
  }

  private static PerpTicker prices(double mark, double index, double last) {
    return new PerpTicker(mark, index, last, NAN, NAN, NAN, NAN, NAN);
  }

  @Test
  void believableFiguresPassUntouched() {
    Perp perp = perp("x", "BTC", 100_000);
    Plausibility.Checked checked = check(perp);
    assertThat(checked.data().perps()).containsExactly(perp);
    assertThat(checked.dropped()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, -100_000})
  void priceThatIsNotPositiveIsAbsent(double mark) {
    Plausibility.Checked checked = check(with(prices(mark, 100, 100)));
    assertThat(checked.data().perps().getFirst().ticker().markPrice()).isNaN();
    assertThat(checked.data().perps().getFirst().ticker().indexPrice()).isEqualTo(100);
    assertThat(checked.dropped()).containsOnly(java.util.Map.entry(DropReason.NOT_POSITIVE, 1));
  }

  @Test
  void figureThatIsNotFiniteIsAbsentAndCounted() {
    Plausibility.Checked checked =
        check(
            perp(
                "x",
                "BTC",
                prices(100, Double.POSITIVE_INFINITY, 100),
                Funding.NONE,
                new OpenInterest(Double.POSITIVE_INFINITY, 5)));
    assertThat(checked.data().perps().getFirst().ticker().indexPrice()).isNaN();
    assertThat(checked.data().perps().getFirst().openInterest().base()).isNaN();
    assertThat(checked.data().perps().getFirst().openInterest().quote()).isEqualTo(5);
    assertThat(checked.dropped()).containsOnly(java.util.Map.entry(DropReason.NOT_FINITE, 2));
  }

  @Test
  void absentFiguresAreNotCounted() {
    assertThat(check(with(prices(100, NAN, NAN))).dropped()).isEmpty();
  }

  @Test
  void zeroVolumeAndZeroOpenInterestAreReal() {
    Perp quiet =
        perp(
            "x",
            "BTC",
            new PerpTicker(100, NAN, NAN, NAN, NAN, 0, 0, NAN),
            Funding.NONE,
            new OpenInterest(0, 0));
    assertThat(check(quiet).data().perps()).containsExactly(quiet);
  }

  @Test
  void negativeAmountsAreAbsent() {
    Perp perp =
        perp(
            "x",
            "BTC",
            new PerpTicker(100, NAN, NAN, NAN, NAN, NAN, -5, NAN),
            Funding.NONE,
            new OpenInterest(-1, -100));
    Plausibility.Checked checked = check(perp);
    assertThat(checked.data().perps().getFirst().ticker().volume24hQuote()).isNaN();
    assertThat(checked.data().perps().getFirst().openInterest().quote()).isNaN();
    assertThat(checked.dropped()).containsEntry(DropReason.NOT_POSITIVE, 3);
  }

  @Test
  void priceTenTimesOffTheOthersOfItsContractIsAbsent() {
    Plausibility.Checked checked = check(with(prices(100, 101, 1010)));
    assertThat(checked.data().perps().getFirst().ticker().lastPrice()).isEqualTo(1010);
    checked = check(with(prices(100, 101, 1011)));
    assertThat(checked.data().perps().getFirst().ticker().lastPrice()).isNaN();
    assertThat(checked.dropped()).containsEntry(DropReason.PRICE_INCOHERENT, 1);
  }

  @ParameterizedTest
  @CsvSource({"-1, NaN", "-1.5, NaN", "-0.99, -0.99", "20, 20", "1001, NaN"})
  void changeBelowTotalLossIsAbsent(double change, double expected) {
    PerpTicker ticker = new PerpTicker(100, NAN, NAN, NAN, NAN, change, NAN, NAN);
    assertThat(check(with(ticker)).data().perps().getFirst().ticker().change24hRatio())
        .isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "-0.1, -0.1", "0.1001, NaN", "-5, NaN"})
  void fundingRateBeyondTenPercentIsAbsent(double rate, double expected) {
    Funding funding = new Funding(rate, NAN, 3600, NEXT);
    assertThat(check(with(funding)).data().perps().getFirst().funding().rate())
        .isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3600, 48 * 3600 + 1})
  void rateGoesWithItsInterval(double interval) {
    Plausibility.Checked checked = check(with(new Funding(0.0001, 0.0002, interval, NEXT)));
    Funding funding = checked.data().perps().getFirst().funding();
    assertThat(funding.rate()).isNaN();
    assertThat(funding.predictedRate()).isNaN();
    assertThat(funding.nextEpochSeconds()).isEqualTo(NEXT);
    assertThat(checked.dropped()).containsEntry(DropReason.FUNDING_IMPLAUSIBLE, 1);
  }

  @ParameterizedTest
  @CsvSource({"-601, true", "-599, false", "172800, false", "172801, true"})
  void nextFundingFarFromNowIsAbsent(long fromNow, boolean absent) {
    double next = (double) NOW.getEpochSecond() + fromNow;
    Funding funding =
        check(with(new Funding(0.0001, NAN, 3600, next))).data().perps().getFirst().funding();
    assertThat(Double.isNaN(funding.nextEpochSeconds())).isEqualTo(absent);
    assertThat(funding.rate()).isEqualTo(0.0001);
  }

  @ParameterizedTest
  @CsvSource({"-604800, 0", "-901, 0", "-899, 1", "899, 1", "901, 0"})
  void dataDatedFarFromNowIsNotBelieved(long fromNow, int contracts) {
    PerpTicker ticker =
        new PerpTicker(100, NAN, NAN, NAN, NAN, NAN, NAN, NOW.getEpochSecond() + fromNow);
    Plausibility.Checked checked = check(with(ticker));
    assertThat(checked.data().perps()).hasSize(contracts);
    assertThat(checked.dropped().getOrDefault(DropReason.TIMESTAMP, 0)).isEqualTo(1 - contracts);
  }

  @Test
  void contractOfWhichNothingRemainsIsLeftOut() {
    assertThat(check(with(prices(-1, NAN, NAN))).data().perps()).isEmpty();
  }

  private static Plausibility.Checked check(DatedFuture future) {
    return Plausibility.check(
        MarketData.ofContracts(List.of(), List.of(future), 0), NOW, Duration.ofMinutes(15));
  }

  @Test
  void believableFuturePassesUntouched() {
    DatedFuture future = future("x", "BTC", 100_000, NOW.plus(Duration.ofDays(90)));
    Plausibility.Checked checked = check(future);
    assertThat(checked.data().futures()).containsExactly(future);
    assertThat(checked.data().perps()).isEmpty();
    assertThat(checked.dropped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 1", "86400, 1", "315360000, 1"})
  void futureIsGoneAtItsExpiryWhateverIsListed(long secondsToExpiry, int contracts) {
    Plausibility.Checked checked =
        check(future("x", "BTC", 100_000, NOW.plusSeconds(secondsToExpiry)));
    assertThat(checked.data().futures()).hasSize(contracts);
    assertThat(checked.dropped()).isEmpty();
  }

  /** The year 2100 is what some exchanges write for never; NaN is not told. */
  @ParameterizedTest
  @ValueSource(doubles = {NAN, Double.POSITIVE_INFINITY, 4133404800.0})
  void futureThatDoesNotExpireIsNone(double expiry) {
    DatedFuture future = future("x", "BTC", 100_000, NOW);
    Plausibility.Checked checked =
        check(new DatedFuture(future.instrument(), expiry, future.ticker(), future.openInterest()));
    assertThat(checked.data().futures()).isEmpty();
    assertThat(checked.dropped()).containsOnly(java.util.Map.entry(DropReason.TIMESTAMP, 1));
  }

  @Test
  void figuresOfAFutureAreCheckedAsThoseOfAPerpetual() {
    DatedFuture future = future("x", "BTC", 100, NOW.plusSeconds(90));
    Plausibility.Checked checked =
        check(
            new DatedFuture(
                future.instrument(),
                future.expiryEpochSeconds(),
                prices(100, 101, 1011),
                new OpenInterest(-1, 5)));
    DatedFuture left = checked.data().futures().getFirst();
    assertThat(left.ticker().lastPrice()).isNaN();
    assertThat(left.openInterest().base()).isNaN();
    assertThat(left.openInterest().quote()).isEqualTo(5);
    assertThat(checked.dropped())
        .isEqualTo(java.util.Map.of(DropReason.PRICE_INCOHERENT, 1, DropReason.NOT_POSITIVE, 1));
  }

  @Test
  void futureOfWhichNothingRemainsOrThatIsOldIsLeftOut() {
    DatedFuture future = future("x", "BTC", 100, NOW.plusSeconds(90));
    Plausibility.Checked empty =
        check(
            new DatedFuture(
                future.instrument(),
                future.expiryEpochSeconds(),
                prices(-1, NAN, NAN),
                OpenInterest.NONE));
    assertThat(empty.data().futures()).isEmpty();
    assertThat(empty.dropped()).containsEntry(DropReason.EMPTY, 1);
    PerpTicker old =
        new PerpTicker(100, NAN, NAN, NAN, NAN, NAN, NAN, NOW.getEpochSecond() - 901.0);
    Plausibility.Checked dated =
        check(
            new DatedFuture(
                future.instrument(), future.expiryEpochSeconds(), old, OpenInterest.NONE));
    assertThat(dated.data().futures()).isEmpty();
    assertThat(dated.dropped()).containsEntry(DropReason.TIMESTAMP, 1);
  }

  @Test
  void malformedRowsAreCounted() {
    assertThat(
            Plausibility.check(MarketData.ofPerps(List.of(), 3), NOW, Duration.ofMinutes(15))
                .dropped())
        .containsOnly(java.util.Map.entry(DropReason.MALFORMED_ROW, 3));
  }

  @Test
  void spotMarketWithoutPriceIsLeftOut() {
    Plausibility.Checked checked =
        Plausibility.check(
            MarketData.ofSpots(
                List.of(spot("x", "BTC", "USD", 0), spot("x", "ETH", "USD", 4000)), 0),
            NOW,
            Duration.ofMinutes(15));
    assertThat(checked.data().spots()).extracting("base").containsExactly("ETH");
  }
}
