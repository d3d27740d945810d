package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BybitHistoryTest {
  private static final Instrument BTC = linear("BTCUSDT", "BTC");
  private static final Instrument INVERSE =
      new Instrument(
          "bybit", "BTCUSD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO);
  private final History history = Bybit.EXCHANGE.history().orElseThrow();

  /** Newest first, of an inverse contract: the volume are dollars, the turnover coins. */
  @Test
  void recordedBars() {
    // Half an hour after the start of the newest bar, which so is left out.
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1670610600))
            .file(
                "/v5/market/kline?category=inverse&symbol=BTCUSD&interval=60"
                    + "&start=1670601600000&end=1670608799999&limit=2",
                "/payloads/bybit/kline.json");

    assertThat(
            history.candles(
                api,
                INVERSE,
                PriceKind.LAST,
                BarSize.H1,
                Instant.ofEpochSecond(1670601600),
                Instant.ofEpochSecond(1670612400)))
        .containsExactly(
            new Candle(1670601600, 17086.5, 17088, 16978, 17071.5, 0.37288112),
            new Candle(1670605200, 17071.5, 17071.5, 17061, 17071, 0.24469757));
  }

  @Test
  void recordedFunding() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1709891679))
            .file(funding(1709827200000L, 1709891679999L), "/payloads/bybit/funding_history.json");

    // 1709884800 - 1709856000 = 28800 s
    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(1709856000), Instant.ofEpochSecond(1709900000)))
        .containsExactly(
            new FundingSettlement(1709856000, 0.00015, Double.NaN),
            new FundingSettlement(1709884800, 0.0001, 28_800));
  }

  @Test
  void fundingGoesBackPageByPage() {
    // 201 hours: 3600 s to 723600 s
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                funding(0, 723_600_999),
                LongStream.iterate(723_600_000L, at -> at - 3_600_000)
                    .limit(200)
                    .mapToObj(BybitHistoryTest::rate)
                    .collect(Collectors.joining(",", HEAD, "]}}")))
            .json(funding(0, 7_199_999), HEAD + rate(3_600_000) + "]}}");

    assertThat(
            history.funding(api, BTC, Instant.ofEpochSecond(3600), Instant.ofEpochSecond(723_601)))
        .hasSize(201)
        .startsWith(new FundingSettlement(3600, -0.0001, Double.NaN))
        .endsWith(new FundingSettlement(723_600, -0.0001, 3600));
  }

  @Test
  void barsOfTwoPagesOfABundle() {
    // 1001 bars of five minutes: 300 s to 300300 s
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                kline("SHIB1000USDT", "5", 600, 300_600, 1000),
                HEAD + bar(300_300) + ",[\"900000\",\"x\"]," + bar(600) + "]}}")
            .json(kline("SHIB1000USDT", "5", 300, 600, 1), HEAD + bar(300) + "]}}");

    // A thousand coins each; the row that cannot be read is left out.
    assertThat(
            history.candles(
                api,
                linear("SHIB1000USDT", "SHIB"),
                PriceKind.LAST,
                BarSize.M5,
                Instant.ofEpochSecond(300),
                Instant.ofEpochSecond(300_600)))
        .containsExactly(
            new Candle(300, 0.01, 0.012, 0.009, 0.011, 2000),
            new Candle(600, 0.01, 0.012, 0.009, 0.011, 2000),
            new Candle(300_300, 0.01, 0.012, 0.009, 0.011, 2000));
  }

  /** Rows of mark prices end behind the close. */
  @Test
  void markBarsOfABundle() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                "/v5/market/mark-price-kline?category=linear&symbol=SHIB1000USDT&interval=15"
                    + "&start=900000&end=2699999&limit=2",
                HEAD + json("['1800000','10','12','9','11'],['900000','8','10','8','10']") + "]}}");

    assertThat(
            history.candles(
                api,
                linear("SHIB1000USDT", "SHIB"),
                PriceKind.MARK,
                BarSize.M15,
                Instant.ofEpochSecond(900),
                Instant.ofEpochSecond(2700)))
        .containsExactly(
            new Candle(900, 0.008, 0.01, 0.008, 0.01, Double.NaN),
            new Candle(1800, 0.01, 0.012, 0.009, 0.011, Double.NaN));
  }

  /** Of five days the newest moment, of an inverse contract: dollars, one side. */
  @Test
  void documentedOpenInterest() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1780963260))
            .file(
                interest("inverse", "BTCUSD", 1780963200, 1780963200),
                "/payloads/bybit/open_interest.json");

    assertThat(
            history.openInterest(
                api, INVERSE, Instant.ofEpochSecond(1780963200), Instant.ofEpochSecond(1780970000)))
        .containsExactly(
            new PastOpenInterest(1780963200, new OpenInterest(Double.NaN, 31_955_346)));
  }

  /** 201 moments, in coins; where one side is not told, half of both. */
  @Test
  void openInterestOfTwoPagesOfABundle() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                interest("linear", "SHIB1000USDT", 600, 60_300),
                HEAD
                    + json(
                        "{'openInterest':'8','singleOpenInterest':'3','timestamp':'60300000'},"
                            + "{'openInterest':'8','timestamp':'900000'},"
                            + "{'openInterest':'','timestamp':'600000'}]}}"))
            .json(
                interest("linear", "SHIB1000USDT", 300, 300),
                HEAD + json("{'openInterest':'6','timestamp':'300000'}]}}"));

    assertThat(
            history.openInterest(
                api,
                linear("SHIB1000USDT", "SHIB"),
                Instant.ofEpochSecond(300),
                Instant.ofEpochSecond(60_301)))
        .containsExactly(
            new PastOpenInterest(300, new OpenInterest(3000, Double.NaN)),
            new PastOpenInterest(900, new OpenInterest(4000, Double.NaN)),
            new PastOpenInterest(60_300, new OpenInterest(3000, Double.NaN)));
  }

  @Test
  void anErrorFailsTheWhole() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                kline("BTCUSDT", "D", 0, 86_400, 1),
                "{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}");

    assertThatThrownBy(
            () ->
                history.candles(
                    api,
                    BTC,
                    PriceKind.LAST,
                    BarSize.D1,
                    Instant.EPOCH,
                    Instant.ofEpochSecond(86_400)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  private static final String HEAD = "{\"retCode\":0,\"result\":{\"list\":[";

  private static String kline(String symbol, String interval, long from, long to, int limit) {
    return "/v5/market/kline?category=linear&symbol=%s&interval=%s&start=%d&end=%d&limit=%d"
        .formatted(symbol, interval, from * 1000, to * 1000 - 1, limit);
  }

  private static String interest(String category, String symbol, long first, long last) {
    return ("/v5/market/open-interest?category=%s&intervalTime=5min&limit=200&symbol=%s"
            + "&startTime=%d&endTime=%d")
        .formatted(category, symbol, first * 1000, last * 1000 + 299_999);
  }

  private static String funding(long from, long to) {
    return ("/v5/market/funding/history?category=linear&limit=200&symbol=BTCUSDT"
            + "&startTime=%d&endTime=%d")
        .formatted(from, to);
  }

  private static String bar(long start) {
    return "[\"%d\",\"10\",\"12\",\"9\",\"11\",\"2\",\"21\"]".formatted(start * 1000);
  }

  private static String rate(long millis) {
    return "{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"-0.0001\",\"fundingRateTimestamp\":\"%d\"}"
        .formatted(millis);
  }

  private static Instrument linear(String symbol, String base) {
    return new Instrument(
        "bybit", symbol, base, "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO);
  }
}
