package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractFilterTest {
  private static final Set<AssetClass> ALL = Set.of(AssetClass.values());
  private static final UsdRates RATES = UsdRates.of(List.of(spot("k", "USDT", "USD", 0.5)), true);
  private static final List<Perp> PERPS =
      List.of(traded("BTC", 100), traded("ETH", 50), traded("DOGE", 10), traded("NEW", Double.NaN));

  /** A contract with a turnover in USDT, which these tests take to be worth half a dollar. */
  private static Perp traded(String base, double volume) {
    return perp(
        "x",
        base,
        new PerpTicker(
            1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, volume, Double.NaN),
        Funding.NONE,
        OpenInterest.NONE);
  }

  private static ContractFilter.Selection select(ContractFilter filter) {
    return filter.select(
        PERPS, List.of(), List.of(), RATES, filter.volumeFloors(List.of(PERPS), RATES));
  }

  private static List<String> bases(ContractFilter.Selection selection) {
    return selection.perps().stream().map(perp -> perp.instrument().base()).toList();
  }

  @Test
  void classesThatAreNotWantedAreLeftOut() {
    Perp stock = Fixtures.perp("x", "TSLA", 1, AssetClass.EQUITY);
    ContractFilter.Selection selection =
        new ContractFilter(
                Set.of(AssetClass.CRYPTO),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                0,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE)
            .select(
                List.of(PERPS.getFirst(), stock),
                List.of(),
                List.of(),
                RATES,
                ContractFilter.VolumeFloors.NONE);
    assertThat(selection.perps()).containsExactly(PERPS.getFirst());
    assertThat(selection.filtered()).isEqualTo(Map.of(ContractFilter.Reason.CLASS, 1));
  }

  @Test
  void withoutRulesAllPass() {
    ContractFilter.Selection all = select(ContractFilter.NONE);
    assertThat(all.perps()).isEqualTo(PERPS);
    assertThat(all.filtered()).isEmpty();
  }

  @Test
  void onlyIncludedBasesOrSymbolsPass() {
    ContractFilter.Selection selection =
        select(
            new ContractFilter(
                ALL,
                Set.of("BTC"),
                Set.of("DOGEUSDT"),
                Map.of(),
                Map.of(),
                0,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE));
    assertThat(bases(selection)).containsExactly("BTC", "DOGE");
    assertThat(selection.filtered()).isEqualTo(Map.of(ContractFilter.Reason.NOT_INCLUDED, 2));
  }

  @Test
  void excludedNeverPassEvenIfIncluded() {
    ContractFilter.Selection selection =
        select(
            new ContractFilter(
                ALL,
                Set.of("BTC", "ETH"),
                Set.of(),
                Map.of("BTC", "why"),
                Map.of("DOGEUSDT", "why"),
                0,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE));
    assertThat(bases(selection)).containsExactly("ETH");
    assertThat(selection.filtered())
        .isEqualTo(
            Map.of(ContractFilter.Reason.EXCLUDED, 2, ContractFilter.Reason.NOT_INCLUDED, 1));
  }

  @Test
  void leastVolumeIsInDollarsAndUnknownVolumeDoesNotReachIt() {
    ContractFilter.Selection selection =
        select(
            new ContractFilter(
                ALL,
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                25,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE));
    assertThat(bases(selection)).containsExactly("BTC", "ETH"); // 50 and 25 dollars
    assertThat(selection.filtered()).isEqualTo(Map.of(ContractFilter.Reason.LOW_VOLUME, 2));
  }

  @Test
  void budgetGoesToTheLargestInTheirOrder() {
    ContractFilter.Selection selection =
        select(
            new ContractFilter(
                ALL, Set.of(), Set.of(), Map.of(), Map.of(), 0, 2, Integer.MAX_VALUE));
    assertThat(bases(selection)).containsExactly("BTC", "ETH");
    assertThat(selection.filtered()).isEqualTo(Map.of(ContractFilter.Reason.TOO_MANY, 2));
  }

  @Test
  void fullDetailGoesToTheLargestOfThose() {
    ContractFilter.Selection selection =
        select(new ContractFilter(ALL, Set.of(), Set.of(), Map.of(), Map.of(), 0, 3, 1));
    assertThat(selection.perps()).hasSize(3);
    assertThat(selection.detailed())
        .extracting(perp -> perp.instrument().base())
        .containsExactly("BTC");
    assertThat(selection.filtered()).isEqualTo(Map.of(ContractFilter.Reason.TOO_MANY, 1));
  }

  @Test
  void spotMarketsFollowTheContractsAndDollarCoinsStay() {
    List<SpotTicker> spots =
        List.of(
            spot("x", "BTC", "USDT", 1),
            spot("x", "DOGE", "USDT", 1),
            spot("x", "USDC", "USDT", 1));
    ContractFilter onlyBtc =
        new ContractFilter(
            ALL,
            Set.of("BTC"),
            Set.of(),
            Map.of(),
            Map.of(),
            0,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);
    assertThat(
            onlyBtc
                .select(PERPS, spots, List.of(), RATES, ContractFilter.VolumeFloors.NONE)
                .spots())
        .extracting(SpotTicker::base)
        .containsExactly("BTC", "USDC");
  }

  @Test
  void futuresAreFilteredAsPerpetualsButTakeNothingOfTheirBudget() {
    List<DatedFuture> futures =
        List.of(future("x", "BTC", 100_000, NOW), future("x", "ETH", 4000, NOW));
    ContractFilter one = new ContractFilter(ALL, Set.of(), Set.of(), Map.of(), Map.of(), 0, 1, 1);
    assertThat(
            one.select(PERPS, List.of(), futures, RATES, one.volumeFloors(List.of(PERPS), RATES))
                .futures())
        .isEqualTo(futures);
    assertThat(
            futuresOf(
                new ContractFilter(
                    ALL, Set.of(), Set.of(), Map.of("BTC", "why"), Map.of(), 0, 9, 9),
                futures))
        .isEqualTo(futures.subList(1, 2));
    assertThat(
            futuresOf(
                new ContractFilter(ALL, Set.of(), Set.of("BTC_DATED"), Map.of(), Map.of(), 0, 9, 9),
                futures))
        .isEqualTo(futures.subList(0, 1));
    assertThat(
            futuresOf(
                new ContractFilter(
                    Set.of(AssetClass.EQUITY), Set.of(), Set.of(), Map.of(), Map.of(), 0, 9, 9),
                futures))
        .isEmpty();
    // 3e6 USD each
    assertThat(
            futuresOf(
                new ContractFilter(ALL, Set.of(), Set.of(), Map.of(), Map.of(), 3e6, 9, 9),
                futures))
        .hasSize(2);
    assertThat(
            futuresOf(
                new ContractFilter(ALL, Set.of(), Set.of(), Map.of(), Map.of(), 3.1e6, 9, 9),
                futures))
        .isEmpty();
  }

  private static List<DatedFuture> futuresOf(ContractFilter filter, List<DatedFuture> futures) {
    return filter
        .select(List.of(), List.of(), futures, RATES, ContractFilter.VolumeFloors.NONE)
        .futures();
  }
}
