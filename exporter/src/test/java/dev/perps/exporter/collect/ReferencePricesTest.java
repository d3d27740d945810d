package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencePricesTest {
  private static final UsdRates RATES = UsdRates.of(List.of(spot("k", "USDT", "USD", 1)), true);

  private final Map<String, List<Perp>> perps = new LinkedHashMap<>();

  private void lists(String exchange, double mark, double volume) {
    PerpTicker ticker =
        new PerpTicker(
            mark, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, volume, Double.NaN);
    perps.put(
        exchange, List.of(Fixtures.perp(exchange, "LIT", ticker, Funding.NONE, OpenInterest.NONE)));
  }

  private double price(ReferencePrices before) {
    return ReferencePrices.of(perps, RATES, before).of("LIT");
  }

  @Test
  void unknownBaseHasNone() {
    assertThat(price(ReferencePrices.NONE)).isNaN();
  }

  @Test
  void groupOfMostExchangesCountsWhateverItsTurnover() {
    lists("a", 2.0, 1);
    lists("b", 2.2, 1);
    lists("c", 0.05, 1e9);
    // the lower of the two in the middle
    assertThat(price(ReferencePrices.NONE)).isEqualTo(2.0);
  }

  @Test
  void ofTwoThatDisagreeTheLargerTurnoverCounts() {
    lists("a", 2.0, 10);
    lists("b", 0.05, 20);
    assertThat(price(ReferencePrices.NONE)).isEqualTo(0.05);
  }

  @Test
  void whatCountedBeforeGoesOnToCountAmongEquals() {
    lists("a", 2.0, 10);
    lists("b", 0.05, 5);
    ReferencePrices before = ReferencePrices.of(perps, RATES, ReferencePrices.NONE);
    lists("b", 0.05, 500);
    assertThat(price(before)).isEqualTo(2.0);
    assertThat(price(ReferencePrices.NONE)).isEqualTo(0.05);
  }

  @Test
  void oneExchangeCountsOnceWithItsLargestContract() {
    lists("a", 2.0, 10);
    lists("b", 0.05, 5);
    Perp small = perps.get("b").getFirst();
    lists("b", 0.06, 50);
    perps.put("b", List.of(small, perps.get("b").getFirst()));
    assertThat(price(ReferencePrices.NONE)).isEqualTo(0.06);
  }

  @Test
  void upToTenTimesApartIsOneAsset() {
    lists("a", 1.0, 1);
    lists("b", 10.0, 1);
    assertThat(price(ReferencePrices.NONE)).isEqualTo(1.0);
    assertThat(ReferencePrices.of(perps, RATES, ReferencePrices.NONE).isFar("LIT", 10.1)).isTrue();
    assertThat(ReferencePrices.of(perps, RATES, ReferencePrices.NONE).isFar("LIT", 9.9)).isFalse();
  }
}
