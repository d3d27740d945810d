package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotVolumesTest {
  private static final double NONE = Double.NaN;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final UsdRates RATES = UsdRates.of(List.of(spot("USDT", "USD", 1)), false);

  private static final List<Perp> PERPS =
      List.of(perp("BTC", "USDT", 300_000), perp("BTC", "USD", 100_000));
  private static final List<SpotTicker> SPOTS =
      List.of(spot("BTC", "USDT", 60_000), spot("BTC", "USD", 20_000));

  private static Perp perp(String base, String quote, double volume) {
    return perp(base, quote, volume, AssetClass.CRYPTO);
  }

  private static Perp perp(String base, String quote, double volume, AssetClass assetClass) {
    return new Perp(
        new Instrument("x", base + quote, base, quote, quote, ContractKind.LINEAR, assetClass),
        new PerpTicker(1, NONE, NONE, NONE, NONE, NONE, volume, NONE),
        Funding.NONE,
        OpenInterest.NONE);
  }

  private static SpotTicker spot(String base, String quote, double volume) {
    return new SpotTicker(
        "x", base + quote, base, quote, base.equals("USDT") ? 0.999 : 1, volume, NONE);
  }

  private static SpotVolumes next(
      SpotVolumes before, List<Perp> perps, List<SpotTicker> spots, Duration later) {
    return before.next(List.of(new SpotVolumes.Markets("x", perps, spots)), RATES, NOW.plus(later));
  }

  private static Map<String, Double> ratios(List<Perp> perps, List<SpotTicker> spots) {
    return next(SpotVolumes.NONE, perps, spots, Duration.ZERO).of("x");
  }

  @Test
  void allQuotesInDollars() {
    // (300000 x 0.999 + 100000) / (60000 x 0.999 + 20000) = 399700 / 79940 = 5
    assertThat(ratios(PERPS, SPOTS)).containsOnlyKeys("BTC");
    assertThat(ratios(PERPS, SPOTS).get("BTC")).isCloseTo(5, within(1e-12));
    assertThat(SpotVolumes.NONE.of("x")).isEmpty();
  }

  /** Nobody knows what a pair in an unknown currency is worth; it counts for nothing. */
  @Test
  void spotInACurrencyWithoutARateDoesNotCount() {
    List<SpotTicker> more = new ArrayList<>(SPOTS);
    more.add(spot("BTC", "TRY", 5e9));

    assertThat(ratios(PERPS, more)).isEqualTo(ratios(PERPS, SPOTS));
    assertThat(ratios(PERPS, List.of(spot("BTC", "TRY", 5e9)))).isEmpty();
  }

  @Test
  void noneWithoutAPart() {
    assertThat(ratios(PERPS, List.of())).isEmpty();
    assertThat(ratios(List.of(), SPOTS)).isEmpty();
    assertThat(ratios(List.of(perp("BTC", "USDT", NONE), perp("BTC", "USD", 1e5)), SPOTS))
        .isEmpty();
    assertThat(ratios(List.of(perp("BTC", "TRY", 1e5)), SPOTS)).isEmpty();
    assertThat(ratios(PERPS, List.of(spot("BTC", "USDT", NONE), spot("BTC", "USD", 20_000))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10000, true", "9999.99, false", "0, false"})
  void aMarketThatIsNoneHasNoRatio(double spotVolume, boolean has) {
    assertThat(ratios(PERPS, List.of(spot("BTC", "USD", spotVolume))).containsKey("BTC"))
        .isEqualTo(has);
  }

  @Test
  void aPerpetualThatIsNotTradedIsAZero() {
    assertThat(ratios(List.of(perp("BTC", "USD", 0)), SPOTS))
        .containsExactly(Map.entry("BTC", 0.0));
  }

  @Test
  void coinsOnly() {
    assertThat(
            ratios(
                List.of(perp("TSLA", "USD", 1e6, AssetClass.EQUITY)),
                List.of(spot("TSLA", "USD", 1e6))))
        .isEmpty();
  }

  @Test
  void theThirtyBiggest() {
    List<Perp> perps = new ArrayList<>();
    List<SpotTicker> spots = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      perps.add(perp("C" + i, "USD", i * 20_000.0));
      spots.add(spot("C" + i, "USD", 20_000));
    }

    assertThat(ratios(perps, spots)).hasSize(30).containsEntry("C40", 40.0).containsKey("C11");
    assertThat(ratios(perps, spots)).doesNotContainKey("C10");
  }

  /** A row that could not be read leaves no trace but that it is gone. */
  @Test
  void noneWhileAPartIsGone() {
    SpotVolumes whole = next(SpotVolumes.NONE, PERPS, SPOTS, Duration.ZERO);
    Duration minute = Duration.ofMinutes(1);

    SpotVolumes withoutPerp = next(whole, PERPS.subList(0, 1), SPOTS, minute);
    assertThat(withoutPerp.of("x")).isEmpty();
    assertThat(next(whole, PERPS, SPOTS.subList(1, 2), minute).of("x")).isEmpty();
    assertThat(next(whole, PERPS, List.of(), minute).of("x")).isEmpty();
    // and again when it is back
    assertThat(next(withoutPerp, PERPS, SPOTS, minute.multipliedBy(2)).of("x"))
        .isEqualTo(whole.of("x"));
  }

  @Test
  void whatIsGoneForAnHourWasDelisted() {
    SpotVolumes whole = next(SpotVolumes.NONE, PERPS, SPOTS, Duration.ZERO);
    List<Perp> left = PERPS.subList(0, 1);

    SpotVolumes before = next(whole, left, SPOTS, Duration.ofMinutes(59));
    assertThat(before.of("x")).isEmpty();
    // 300000 x 0.999 / 79940
    assertThat(next(before, left, SPOTS, Duration.ofHours(1)).of("x").get("BTC"))
        .isCloseTo(3.749061796, within(1e-9));
  }

  @Test
  void anExchangeThatIsAwayIsRemembered() {
    SpotVolumes whole = next(SpotVolumes.NONE, PERPS, SPOTS, Duration.ZERO);
    SpotVolumes away = whole.next(List.of(), RATES, NOW.plusSeconds(60));

    assertThat(away.of("x")).isEmpty();
    assertThat(next(away, PERPS.subList(0, 1), SPOTS, Duration.ofMinutes(2)).of("x")).isEmpty();
  }

  @Test
  void whatIsNewCounts() {
    SpotVolumes before = next(SpotVolumes.NONE, PERPS, SPOTS.subList(0, 1), Duration.ZERO);

    assertThat(next(before, PERPS, SPOTS, Duration.ofMinutes(1)).of("x").get("BTC"))
        .isCloseTo(5, within(1e-12));
  }
}
