package dev.perps.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final long NOW = Instant.parse("2026-03-10T10:20:30Z").toEpochMilli();
  private static final long DAY = 86_400_000L;
  private final World world = new World(1, Long.MAX_VALUE);

  @Test
  void sameSeedAndInstantGiveTheSamePrices() {
    assertThat(new World(1, Long.MAX_VALUE).prices(NOW)).isEqualTo(world.prices(NOW));
  }

  @Test
  void anotherSeedIsAnotherMarket() {
    Asset bitcoin = world.catalogue().get("BTC");
    World other = new World(2, Long.MAX_VALUE);
    assertThat(other.price(other.catalogue().get("BTC"), NOW))
        .isNotEqualTo(world.price(bitcoin, NOW));
  }

  @Test
  void bulkAndSinglePricesAgree() {
    double[] prices = world.prices(NOW);
    for (Asset asset : world.catalogue().all()) {
      assertThat(prices[asset.index()]).isEqualTo(world.price(asset, NOW));
    }
  }

  @Test
  void pricesStayPlausibleForYears() {
    for (Asset asset : world.catalogue().all()) {
      for (int month = -60; month <= 60; month++) {
        double ratio = world.price(asset, NOW + month * 30 * DAY) / asset.basePrice();
        assertThat(ratio).as(asset.ticker()).isBetween(0.05, 20.0);
      }
    }
  }

  @Test
  void bitcoinMovesAboutAsMuchAsItsVolatilitySays() {
    Asset bitcoin = world.catalogue().get("BTC");
    double squares = 0;
    int hours = 24 * 180;
    for (int i = 0; i < hours; i++) {
      double move =
          Math.log(
              world.price(bitcoin, NOW - i * 3_600_000L)
                  / world.price(bitcoin, NOW - (i + 1) * 3_600_000L));
      squares += move * move;
    }
    assertThat(Math.sqrt(squares / hours * 24 * 365)).isCloseTo(0.45, within(0.05));
  }

  @Test
  void coinsMoveWithBitcoin() {
    Asset bitcoin = world.catalogue().get("BTC");
    Asset ether = world.catalogue().get("ETH");
    double product = 0;
    double ofBitcoin = 0;
    double ofEther = 0;
    for (int i = 0; i < 24 * 60; i++) {
      long at = NOW - i * 3_600_000L;
      double x = Math.log(world.price(bitcoin, at) / world.price(bitcoin, at - 3_600_000L));
      double y = Math.log(world.price(ether, at) / world.price(ether, at - 3_600_000L));
      product += x * y;
      ofBitcoin += x * x;
      ofEther += y * y;
    }
    assertThat(product / Math.sqrt(ofBitcoin * ofEther)).isBetween(0.5, 0.99);
  }

  @Test
  void dollarsAreDollarsAndStablecoinsNearlySo() {
    assertThat(world.price(world.catalogue().get("USD"), NOW)).isEqualTo(1);
    assertThat(world.price(world.catalogue().get("USDT"), NOW)).isBetween(0.9985, 0.9998);
    assertThat(world.price(world.catalogue().get("USDC"), NOW)).isBetween(0.9996, 1.0002);
  }

  @Test
  void frozenWorldStandsStill() {
    World frozen = new World(1, NOW);
    assertThat(frozen.prices(NOW + DAY)).isEqualTo(frozen.prices(NOW));
    assertThat(frozen.prices(NOW - DAY)).isEqualTo(world.prices(NOW - DAY));
  }

  @Test
  void noiseIsContinuous() {
    long key = Hash.of(1, "continuity");
    for (long at = NOW; at < NOW + 120_000; at += 100) {
      double step = Noise.walk(key, at + 100) - Noise.walk(key, at);
      assertThat(Math.abs(step)).isLessThan(0.001);
    }
  }
}
