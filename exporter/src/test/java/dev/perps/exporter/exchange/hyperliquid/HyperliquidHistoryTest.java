package dev.perps.exporter.exchange.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HyperliquidHistoryTest {
  private static final Instrument BTC = perp("BTC", "BTC", AssetClass.CRYPTO);
  private final History history = Hyperliquid.EXCHANGE.history().orElseThrow();

  /** A bundle of a thousand, and of 24 bars the last, which runs. */
  @Test
  void recordedBars() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1684784807))
            .file(
                candles("kPEPE", "1h", 1684699200L, 1684782000L),
                "/payloads/hyperliquid/candleSnapshot.json");

    List<Candle> bars =
        history.candles(
            api,
            perp("kPEPE", "PEPE", AssetClass.CRYPTO),
            PriceKind.LAST,
            BarSize.H1,
            Instant.ofEpochSecond(1684699200),
            Instant.ofEpochSecond(1684785600));

    // 0.001601, 0.001616, 0.001601, 0.001604 for a thousand; 520665683 thousands
    assertThat(bars)
        .hasSize(23)
        .startsWith(
            new Candle(
                1684699200,
                0.001601 / 1000,
                0.001616 / 1000,
                0.001601 / 1000,
                0.001604 / 1000,
                520665683000.0));
    assertThat(bars.getLast().startEpochSeconds()).isEqualTo(1684778400);
  }

  /** From the time of eight hours; milliseconds after the full hour are cut off. */
  @Test
  void recordedFunding() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1684811870))
            .file(
                funding(1681895033000L, 1684811869999L),
                "/payloads/hyperliquid/fundingHistory.json");

    List<FundingSettlement> payments =
        history.funding(
            api, BTC, Instant.ofEpochSecond(1681923833), Instant.ofEpochSecond(1684811870));

    assertThat(payments)
        .hasSize(34)
        .startsWith(
            new FundingSettlement(1683849600, -0.00061334, Double.NaN),
            new FundingSettlement(1683878400, -0.00074503, 28_800))
        .endsWith(new FundingSettlement(1684800000, -0.00018991, 28_800));
  }

  @Test
  void fundingGoesForwardPageByPage() {
    // 501 hours: 3600 s to 1803600 s, each 48 ms late
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(2_000_000))
            .json(
                funding(0, 1_803_600_999),
                LongStream.iterate(3_600_048L, at -> at + 3_600_000)
                    .limit(500)
                    .mapToObj(HyperliquidHistoryTest::rate)
                    .collect(Collectors.joining(",", "[", "]")))
            .json(funding(1_800_001_000, 1_803_600_999), "[" + rate(1_803_600_048) + "]");

    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(3600), Instant.ofEpochSecond(1_803_601)))
        .hasSize(501)
        .startsWith(new FundingSettlement(3600, 0.0000125, Double.NaN))
        .endsWith(new FundingSettlement(1_803_600, 0.0000125, 3600));
  }

  /** A number in the name of an index is no bundle; and a name may need to be written as JSON. */
  @Test
  void barsOfABuildersContract() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                candles("xyz:A\\\"1000", "15m", 900, 1800),
                """
                [7, {"t":"x"}, {"t":900000,"T":1799999,"o":"10","h":"12","l":"9","c":"11","v":"2"}]""");

    assertThat(
            history.candles(
                api,
                perp("xyz:A\"1000", "A\"1000", AssetClass.INDEX),
                PriceKind.LAST,
                BarSize.M15,
                Instant.ofEpochSecond(900),
                Instant.ofEpochSecond(1800)))
        .containsExactly(new Candle(900, 10, 12, 9, 11, 2));
  }

  /** Only the newest 5000 exist, so that one call is all. */
  @Test
  void olderBarsAreNotAskedFor() {
    // now is 6000 h: the last bar that is over is that of 5999 h, the oldest of 1000 h
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(6000 * 3600L))
            .json(candles("BTC", "1h", 1000 * 3600L, 6000 * 3600L), "[]");

    assertThat(
            history.candles(
                api,
                BTC,
                PriceKind.LAST,
                BarSize.H1,
                Instant.EPOCH,
                Instant.ofEpochSecond(9000 * 3600L)))
        .isEmpty();
  }

  /** What an unknown coin is answered with. */
  @Test
  void nullFailsTheWhole() {
    CannedApi api = new CannedApi(Instant.ofEpochSecond(1_000_000)).json(funding(0, 999), "null");
    assertThatThrownBy(() -> history.funding(api, BTC, Instant.EPOCH, Instant.ofEpochSecond(1)))
        .isInstanceOf(ExchangeException.class);
  }

  private static String candles(String coin, String interval, long from, long to) {
    return ("/info{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"%s\",\"interval\":\"%s\","
            + "\"startTime\":%d,\"endTime\":%d}}")
        .formatted(coin, interval, from * 1000, to * 1000 - 1);
  }

  private static String funding(long from, long to) {
    return ("/info{\"type\":\"fundingHistory\",\"startTime\":%d,\"endTime\":%d,\"coin\":\"BTC\"}")
        .formatted(from, to);
  }

  private static String rate(long millis) {
    return "{\"coin\":\"BTC\",\"fundingRate\":\"0.0000125\",\"premium\":\"0\",\"time\":%d}"
        .formatted(millis);
  }

  private static Instrument perp(String symbol, String base, AssetClass assetClass) {
    return new Instrument(
        "hyperliquid", symbol, base, "USDC", "USDC", ContractKind.LINEAR, assetClass);
  }
}
