package dev.perps.exporter.exchange.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.MetaAndContexts;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildersFeedTest {
  private static final String DEXS = "/info{\"type\":\"perpDexs\"}";
  private static final String TOKENS = "/info{\"type\":\"spotMeta\"}";
  private static final String PERPS = "/info{\"type\":\"metaAndAssetCtxs\"}";
  private static final Instant NOW = Instant.parse("2026-10-09T00:35:00Z");

  @Test
  void documentedListOfDexs() {
    MarketData data =
        new BuildersFeed()
            .collect(
                new CannedApi(NOW)
                    .file(DEXS, "/payloads/hyperliquid/perpDexs.json")
                    .file(TOKENS, "/payloads/hyperliquid/spotMeta_non_usdc_collateral.json")
                    .file(PERPS, "/payloads/hyperliquid/metaAndAssetCtxs.json")
                    .json(
                        perpsOf("xyz"),
                        """
                        [{"universe":[{"name":"xyz:XYZ100","szDecimals":4,"maxLeverage":20}]},
                         [{"funding":"0.00000625","openInterest":"100.5","prevDayPx":"20000",
                           "dayNtlVlm":"5000000","markPx":"25000","midPx":"25001","oraclePx":"24990"}]]
                        """));

    // The null that stands for the exchange's own dex is no malformed row.
    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "hyperliquid",
                "xyz:XYZ100",
                "XYZ100",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.INDEX));
    assertThat(perp.ticker().lastPrice()).isEqualTo(25001);
    assertThat(perp.ticker().change24hRatio()).isCloseTo(0.25, within(1e-15));
    assertThat(perp.funding().rate()).isEqualTo(0.00000625);
    assertThat(perp.funding().intervalSeconds()).isEqualTo(3600);
    // 100.5 x 25000
    assertThat(perp.openInterest().quote()).isEqualTo(2_512_500);
  }

  @Test
  void collateralGivesTheQuote() {
    MarketData data =
        new BuildersFeed()
            .collect(
                new CannedApi(NOW)
                    .json(DEXS, dexs("xyz", "km", "hyna", "odd"))
                    .file(TOKENS, "/payloads/hyperliquid/spotMeta_non_usdc_collateral.json")
                    .file(PERPS, "/payloads/hyperliquid/metaAndAssetCtxs.json")
                    .json(perpsOf("xyz"), dex("\"collateralToken\":0,", "xyz:TSLA"))
                    .json(perpsOf("km"), dex("\"collateralToken\":360,", "km:US500"))
                    .json(perpsOf("hyna"), dex("\"collateralToken\":235,", "hyna:BTC"))
                    .json(perpsOf("odd"), dex("\"collateralToken\":999,", "odd:THING")));

    // Nobody knows what odd's contracts are quoted in: they are left out.
    assertThat(data.perps())
        .extracting(
            perp -> perp.instrument().symbol(),
            perp -> perp.instrument().base(),
            perp -> perp.instrument().quote(),
            perp -> perp.instrument().settle(),
            perp -> perp.instrument().assetClass())
        .containsExactly(
            tuple("xyz:TSLA", "TSLA", "USDC", "USDC", AssetClass.EQUITY),
            tuple("km:US500", "US500", "USDH", "USDH", AssetClass.INDEX),
            tuple("hyna:BTC", "BTC", "USDE", "USDE", AssetClass.CRYPTO));
  }

  @Test
  void failingCallsCostNoMoreThanTheirOwn() {
    MarketData data =
        new BuildersFeed()
            .collect(
                new CannedApi(NOW)
                    .json(DEXS, dexs("gone", "xyz", "km", "cut"))
                    .json(perpsOf("xyz"), dex("", "xyz:TSLA"))
                    .json(perpsOf("km"), dex("\"collateralToken\":360,", "km:US500"))
                    .json(perpsOf("cut"), "[{\"universe\":[{\"name\":\"cut:A\"}]},[]]"));

    // Without the tokens km's collateral has no name.
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("xyz:TSLA");
  }

  @Test
  void beforeTheFirstSweepThereIsNothingYet() {
    MarketData data = new BuildersFeed().collect(new CannedApi(NOW).json(DEXS, dexs("xyz", "km")));

    assertThat(data.perps()).isEmpty();
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void failsWithoutTheListOfDexs() {
    CannedApi api = new CannedApi(NOW).json(perpsOf("xyz"), dex("", "xyz:TSLA"));

    assertThatThrownBy(() -> new BuildersFeed().collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.HTTP_ERROR));
  }

  @Test
  void noBuildersIsAnAnswer() {
    MarketData data = new BuildersFeed().collect(new CannedApi(NOW).json(DEXS, "[null]"));

    assertThat(data.perps()).isEmpty();
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void wrongRowsAreCountedAndLeftOut() {
    MarketData data =
        new BuildersFeed()
            .collect(
                new CannedApi(NOW)
                    .json(
                        DEXS,
                        "[null,{\"name\":\"xyz\"},7,{\"name\":\"a\\\"b\"},{\"fullName\":\"X\"},"
                            + "{\"name\":\"xyz\"},{\"name\":\"\"}]")
                    .json(perpsOf("xyz"), dex("", "xyz:TSLA", "BTC")));

    // A row that is no object, no name, the name of the exchange's own dex; and in xyz's answer a
    // symbol of that dex.
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("xyz:TSLA");
    assertThat(data.malformedRows()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "GOLD,COMMODITY",
    "JP225,INDEX",
    "EUR,FX",
    "BTC,CRYPTO",
    "kPEPE,CRYPTO",
    "NVDA,EQUITY",
    "OPENAI,EQUITY"
  })
  void assetClasses(String name, AssetClass expected) {
    assertThat(new BuilderAssets(Set.of("BTC", "PEPE"), true).assetClass(name)).hasValue(expected);
  }

  /** A coin of a row that could not be read must not pass for a stock. */
  @Test
  void unknownNameHasNoClassWhileTheListOfCoinsHasHoles() {
    BuilderAssets assets = new BuilderAssets(Set.of("BTC"), false);
    assertThat(assets.assetClass("HYPE")).isEmpty();
    assertThat(assets.assetClass("BTC")).hasValue(AssetClass.CRYPTO);
    assertThat(assets.assetClass("TSLA")).hasValue(AssetClass.EQUITY);
    assertThat(assets.assetClass("GOLD")).hasValue(AssetClass.COMMODITY);
  }

  @Test
  void numbersInNamesOfIndicesAreNoBundles() {
    assertThat(BaseAsset.ofThousands("RUSSELL1000", AssetClass.EQUITY).name())
        .isEqualTo("RUSSELL1000");
    assertThat(BaseAsset.ofThousands("RUSSELL1000", AssetClass.EQUITY).units()).isEqualTo(1);
    assertThat(BaseAsset.ofThousands("kPEPE", AssetClass.CRYPTO).units()).isEqualTo(1000);
  }

  @Test
  void aDexIsAskedAboutInTheBody() {
    Endpoint<MetaAndContexts> xyz = BuildersFeed.PERPS_OF_DEX.with("dex", "xyz");

    assertThat(xyz.path()).isEqualTo("/info");
    assertThat(xyz.body()).isEqualTo("{\"type\":\"metaAndAssetCtxs\",\"dex\":\"xyz\"}");
    assertThat(xyz.freshness()).isEqualTo(Freshness.SWEPT_WHOLE);
    assertThat(xyz.weight()).isEqualTo(20);
    assertThat(xyz.name()).isEqualTo(BuildersFeed.PERPS_OF_DEX.name());
  }

  private static String perpsOf(String dex) {
    return "/info{\"type\":\"metaAndAssetCtxs\",\"dex\":\"" + dex + "\"}";
  }

  private static String dexs(String... names) {
    StringBuilder list = new StringBuilder("[null");
    for (String name : names) {
      list.append(",{\"name\":\"").append(name).append("\"}");
    }
    return list.append(']').toString();
  }

  private static String dex(String more, String... names) {
    StringBuilder universe = new StringBuilder();
    StringBuilder contexts = new StringBuilder();
    for (String name : names) {
      String comma = universe.isEmpty() ? "" : ",";
      universe.append(comma).append("{\"name\":\"").append(name).append("\"}");
      contexts.append(comma).append("{\"markPx\":\"10\",\"openInterest\":\"2\"}");
    }
    return "[{" + more + "\"universe\":[" + universe + "]},[" + contexts + "]]";
  }
}
