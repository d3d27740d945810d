package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutliersTest {
  private static final UsdRates RATES = UsdRates.of(List.of(spot("k", "USDT", "USD", 1)), true);

  private static CrossSection market(double... marks) {
    Map<String, List<Perp>> perps = new HashMap<>();
    for (int i = 0; i < marks.length; i++) {
      perps.put("other" + i, List.of(perp("other" + i, "PEPE", marks[i])));
    }
    return new CrossSection(
        NOW,
        Set.of(),
        RATES,
        ReferencePrices.of(perps, RATES, ReferencePrices.NONE),
        ContractFilter.VolumeFloors.NONE,
        SpotVolumes.NONE);
  }

  private static MarketData without(MarketData data, CrossSection market) {
    return new Outliers().without(data, "mine", market);
  }

  private static int kept(Perp perp, CrossSection market) {
    return without(MarketData.ofPerps(List.of(perp), 0), market).perps().size();
  }

  @ParameterizedTest
  @CsvSource({"1e-5, 1", "9.9e-5, 1", "1.1e-6, 1", "1.01e-4, 0", "0.9e-6, 0", "1e-2, 0"})
  void markTenTimesOffWhatOthersAgreeOnIsLeftOut(double mark, int expected) {
    assertThat(kept(perp("mine", "PEPE", mark), market(1e-5, 1e-5))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1e-5, 1", "9e-5, 1", "1.1e-4, 0", "0.9e-6, 0"})
  void futureIsComparedWithPerpetuals(double index, int expected) {
    MarketData data =
        MarketData.ofContracts(List.of(), List.of(future("mine", "PEPE", index, NOW)), 0);
    assertThat(without(data, market(1e-5, 1e-5)).futures()).hasSize(expected);
  }

  /** Some exchanges tell no mark price of them. */
  @Test
  void futureWithoutAMarkIsComparedByItsLastPrice() {
    DatedFuture future = future("mine", "PEPE", 1, NOW);
    PerpTicker last =
        new PerpTicker(
            Double.NaN, Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN, 5, Double.NaN);
    MarketData data =
        MarketData.ofContracts(
            List.of(),
            List.of(
                new DatedFuture(
                    future.instrument(), future.expiryEpochSeconds(), last, future.openInterest())),
            0);
    assertThat(without(data, market(1e-5)).futures()).isEmpty();
    assertThat(without(data, market(1))).isSameAs(data);
  }

  @Test
  void spotMarketIsComparedAsWell() {
    List<SpotTicker> spots =
        List.of(spot("mine", "PEPE", "USDT", 1.1e-5), spot("mine", "PEPE", "USDC", 3));
    assertThat(without(MarketData.ofSpots(spots, 2), market(1e-5)))
        .isEqualTo(MarketData.ofSpots(spots.subList(0, 1), 2));
  }

  @Test
  void baseThatNobodyElseListsIsNotCompared() {
    assertThat(kept(perp("mine", "DOGE", 1e-2), market(1e-5, 1))).isEqualTo(1);
  }

  @Test
  void contractInACurrencyOfUnknownWorthIsNotCompared() {
    Perp dollars = perp("mine", "PEPE", 1e-5);
    Instrument id = dollars.instrument();
    Perp inBitcoin =
        new Perp(
            new Instrument(
                "mine", "PEPEBTC", id.base(), "BTC", "BTC", ContractKind.LINEAR, AssetClass.CRYPTO),
            dollars.ticker(),
            dollars.funding(),
            dollars.openInterest());
    assertThat(kept(inBitcoin, market(1, 1))).isEqualTo(1);
  }
}
