package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.MarketData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomonymsTest {
  private static final Homonyms HOMONYMS =
      new Homonyms(
          Map.of("kraken", Map.of("LUNA", "LUNC", "LUNA2", "LUNA", "GASUSDT", "GASDAO")),
          Map.of("index/SPX", "SPX500"));

  private static String base(String exchange, String base, AssetClass assetClass) {
    return HOMONYMS
        .resolve(exchange, MarketData.ofPerps(List.of(perp(exchange, base, 1, assetClass)), 0))
        .perps()
        .getFirst()
        .instrument()
        .base();
  }

  @Test
  void tickerMeansAnotherAssetOnThatExchangeOnly() {
    assertThat(base("kraken", "LUNA", AssetClass.CRYPTO)).isEqualTo("LUNC");
    assertThat(base("binance", "LUNA", AssetClass.CRYPTO)).isEqualTo("LUNA");
  }

  /** LUNA2 becomes LUNA, which must not become LUNC then. */
  @Test
  void tickersThatSwitchedPlacesAreResolvedOnce() {
    assertThat(base("kraken", "LUNA2", AssetClass.CRYPTO)).isEqualTo("LUNA");
  }

  @Test
  void symbolIsEnoughToName() {
    assertThat(base("kraken", "GAS", AssetClass.CRYPTO)).isEqualTo("GASDAO");
  }

  @Test
  void classTellsNamesakesApartEverywhere() {
    assertThat(base("bitget", "SPX", AssetClass.INDEX)).isEqualTo("SPX500");
    assertThat(base("bitget", "SPX", AssetClass.CRYPTO)).isEqualTo("SPX");
  }

  @Test
  void futureIsRenamedAndAllElseStays() {
    DatedFuture luna = future("kraken", "LUNA", 0.5, NOW);
    DatedFuture named =
        HOMONYMS
            .resolve("kraken", MarketData.ofContracts(List.of(), List.of(luna), 3))
            .futures()
            .getFirst();
    assertThat(named.instrument().base()).isEqualTo("LUNC");
    assertThat(named.instrument().symbol()).isEqualTo("LUNA_DATED");
    assertThat(named.instrument().settle()).isEqualTo("LUNA");
    assertThat(named.expiryEpochSeconds()).isEqualTo(luna.expiryEpochSeconds());
    assertThat(named.ticker()).isEqualTo(luna.ticker());
    assertThat(named.openInterest()).isEqualTo(luna.openInterest());
  }

  @Test
  void spotIsRenamedAndAllElseStays() {
    MarketData data =
        HOMONYMS.resolve(
            "kraken", MarketData.ofSpots(List.of(spot("kraken", "LUNA", "USD", 0.5)), 3));
    assertThat(data.spots().getFirst().base()).isEqualTo("LUNC");
    assertThat(data.spots().getFirst().symbol()).isEqualTo("LUNAUSD");
    assertThat(data.spots().getFirst().price()).isEqualTo(0.5);
    assertThat(data.malformedRows()).isEqualTo(3);
  }
}
