package dev.perps.exporter.exchange.bingx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Linear contracts of one evening; every expected number is worked out by hand. */
class LiveAnswersTest {
  private static final String FILES = "/payloads/bingx/live_";
  private static final String QUOTE = "/openApi/swap/v2/quote/";
  private static final double NONE = Double.NaN;

  private final Feed feed = BingX.EXCHANGE.feeds().getFirst();
  private final CannedApi api =
      new CannedApi(Instant.parse("2026-09-13T22:00:46Z"))
          .file(QUOTE + "contracts", FILES + "contracts.json")
          .file(QUOTE + "ticker", FILES + "ticker.json")
          .file(QUOTE + "premiumIndex", FILES + "premiumIndex.json")
          .file(QUOTE + "openInterest?symbol=BTC-USDT", FILES + "openInterest.json");

  @Test
  void bitcoin() {
    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "BTC-USDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(btc.ticker())
        .isEqualTo(
            // -0.06 %, -45.5 of 77232.6; 4386.85 BTC at 77010 are 337831456.71 USDT
            new PerpTicker(
                77190.5, 77225.4, 77187.1, 77186.1, 77186.2, -0.0006, 337831456.71, 1789336844));
    assertThat(btc.funding()).isEqualTo(new Funding(0.000094, NONE, 28800, 1789344000));
    // USDT: coins would be worth 22 trillion; 287039550.4 / 77190.5 = 3718.586489 BTC
    assertThat(btc.openInterest().quote()).isEqualTo(287039550.4);
    assertThat(btc.openInterest().base()).isCloseTo(3718.586489, within(1e-6));
  }

  /** Coffee is closed to new positions. */
  @Test
  void theOthers() {
    assertThat(feed.collect(api).perps())
        .extracting(p -> p.instrument().base() + " " + p.instrument().assetClass())
        .containsExactly(
            "BTC CRYPTO", "PEPE CRYPTO", "BTC CRYPTO", "GOLD COMMODITY", "IOST CRYPTO");
    assertThat(feed.collect(api).perps().get(2).instrument().settle()).isEqualTo("USDC");
  }

  @Test
  void ratesOfEightFourAndOneHours() {
    assertThat(feed.collect(api).perps())
        .extracting(Perp::funding)
        .containsExactly(
            new Funding(0.000094, NONE, 28800, 1789344000),
            new Funding(0.0001, NONE, 28800, 1789344000),
            new Funding(0.000094, NONE, 28800, 1789344000),
            new Funding(0.00005, NONE, 14400, 1789344000),
            new Funding(-0.000529, NONE, 3600, 1789340400));
  }

  @Test
  void aBundle() {
    Perp pepe = feed.collect(api).perps().get(1);

    assertThat(pepe.ticker().lastPrice()).isCloseTo(0.000003403, within(1e-18));
    assertThat(pepe.ticker().markPrice()).isCloseTo(0.0000034057, within(1e-18));
    // 4361291083 bundles at 0.00343 are 14962111.26 USDT
    assertThat(pepe.ticker().volume24hQuote()).isEqualTo(14962111.26);
    assertThat(pepe.openInterest()).isEqualTo(OpenInterest.NONE);
  }
}
