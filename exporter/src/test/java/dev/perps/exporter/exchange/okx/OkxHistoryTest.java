package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.exchange.okx.HistoryWire.Bar;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class OkxHistoryTest {
  private static final Instrument BTC =
      new Instrument(
          "okx", "BTC-USDT-SWAP", "BTC", "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO);
  private final History history = Okx.EXCHANGE.history().orElseThrow();

  /** Minutes, which are no bars of ours: what the members of a row are. */
  @Test
  void recordedBars() throws IOException {
    try (InputStream file =
        OkxHistoryTest.class.getResourceAsStream("/payloads/okx/candles.json")) {
      Envelope<Bar> answer = Wire.read(file, new TypeReference<Envelope<Bar>>() {});

      // 1040.37 contracts of 0.01 coins
      assertThat(answer.rows().stream().map(Bar::candle))
          .containsExactly(
              new Candle(1747094040, 102806.1, 102820.4, 102806.1, 102820.4, 10.4037),
              new Candle(1747093980, 102806, 102820.5, 102783.1, 102806.1, 71.6404));
    }
  }

  @Test
  void recordedFundingIsWhatWasPaidAndNotTheForecast() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1704070000))
            .file(
                funding(1704009599999L, 1704070001000L), "/payloads/okx/funding_rate_history.json");

    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(1704038400), Instant.ofEpochSecond(1704080000)))
        .containsExactly(
            new FundingSettlement(1704038400, -0.00002, Double.NaN),
            new FundingSettlement(1704067200, 0.00015, 28_800));
  }

  @Test
  void fundingGoesBackPageByPage() {
    // 401 hours: 3600 s to 1443600 s
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(2_000_000))
            .json(
                funding(0, 1_443_601_000),
                LongStream.iterate(1_443_600_000L, at -> at - 3_600_000)
                    .limit(400)
                    .mapToObj(OkxHistoryTest::rate)
                    .collect(Collectors.joining(",", HEAD, "]}")))
            .json(funding(0, 7_200_000), HEAD + rate(3_600_000) + "]}");

    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(3600), Instant.ofEpochSecond(1_443_601)))
        .hasSize(401)
        .startsWith(new FundingSettlement(3600, -0.0001, Double.NaN))
        .endsWith(new FundingSettlement(1_443_600, -0.0001, 3600));
  }

  /** The newest 1440 bars have a call of their own. */
  @Test
  void barsOfTwoPagesOneOfThemOld() {
    // 301 days end with the one of 2000 · 86400 s; now is on the day 2001 + 1439 - 300.
    long last = 2000 * 86_400L;
    long first = last - 300 * 86_400L;
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond((1701 + 1438) * 86_400L + 1))
            .json(
                candles("candles", first + 86_400, last, 300),
                HEAD + bar(last) + ",null,[\"x\"]," + bar(first + 86_400) + "]}")
            .json(candles("history-candles", first, first, 1), HEAD + bar(first) + "]}");

    assertThat(
            history.candles(
                api,
                BTC,
                PriceKind.LAST,
                BarSize.D1,
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last + 1)))
        .containsExactly(
            new Candle(first, 10, 12, 9, 11, 2),
            new Candle(first + 86_400, 10, 12, 9, 11, 2),
            new Candle(last, 10, 12, 9, 11, 2));
  }

  /** What is behind the close says that the bar is over, and is no volume. */
  @Test
  void markBarsOfTwoPagesOneOfThemOld() {
    // 101 days end with the one of 2000 · 86400 s; now is on the day 2001 + 1439 - 100.
    long last = 2000 * 86_400L;
    long first = last - 100 * 86_400L;
    CannedApi api = new CannedApi(Instant.ofEpochSecond((1901 + 1438) * 86_400L + 1));
    api.json(candles("mark-price-candles", first + 86_400, last, 100), HEAD + mark(last) + "]}")
        .json(candles("history-mark-price-candles", first, first, 1), HEAD + mark(first) + "]}");

    assertThat(
            history.candles(
                api,
                BTC,
                PriceKind.MARK,
                BarSize.D1,
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last + 1)))
        .containsExactly(
            new Candle(first, 10, 12, 9, 11, Double.NaN),
            new Candle(last, 10, 12, 9, 11, Double.NaN));
  }

  private static String mark(long start) {
    return json("['%d','10','12','9','11','1']").formatted(start * 1000);
  }

  /** 21254.19 coins are 2125419 contracts; their worth in dollars is none in USDT. */
  @Test
  void openInterestIsThatOfTheEndOfItsFiveMinutes() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1000))
            .json(
                interest("BTC-USDT-SWAP", 300, 900),
                HEAD
                    + json(
                        "['900000','1','0.01','950'],"
                            + "['600000','2125419','21254.19','2019148050'],"
                            + "['300000','1','','']]}"));

    // The row of 900 runs until 1200, the one of 300 does not say.
    assertThat(
            history.openInterest(api, BTC, Instant.ofEpochSecond(300), Instant.ofEpochSecond(3000)))
        .containsExactly(new PastOpenInterest(900, new OpenInterest(21_254.19, Double.NaN)));
  }

  /** Fifty contracts of 100 dollars. */
  @Test
  void openInterestOfTwoPagesOfAnInverseContract() {
    Instrument inverse =
        new Instrument(
            "okx", "BTC-USD-SWAP", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO);
    String row = "['%d','50','0.05','5000']]}";
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(100_000))
            .json(
                interest("BTC-USD-SWAP", 900, 30_600),
                HEAD + json(row).formatted(30_600_000 - 300_000))
            .json(interest("BTC-USD-SWAP", 600, 600), HEAD + json(row).formatted(300_000));

    assertThat(
            history.openInterest(
                api, inverse, Instant.ofEpochSecond(600), Instant.ofEpochSecond(30_601)))
        .containsExactly(
            new PastOpenInterest(600, new OpenInterest(0.05, 5000)),
            new PastOpenInterest(30_600, new OpenInterest(0.05, 5000)));
  }

  private static String interest(String id, long first, long last) {
    return ("/api/v5/rubik/stat/contracts/open-interest-history?period=5m&limit=100&instId=%s"
            + "&begin=%d&end=%d")
        .formatted(id, (first - 300) * 1000 - 1, last * 1000 - 1);
  }

  @Test
  void theRunningBarIsNotAskedFor() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(7300))
            .json(
                "/api/v5/market/candles?instId=BTC-USDT-SWAP&bar=1H"
                    + "&before=3599999&after=7200000&limit=1",
                HEAD + bar(7200) + "," + bar(3600) + "]}");

    assertThat(
            history.candles(
                api,
                BTC,
                PriceKind.LAST,
                BarSize.H1,
                Instant.ofEpochSecond(3600),
                Instant.ofEpochSecond(10_800)))
        .containsExactly(new Candle(3600, 10, 12, 9, 11, 2));
  }

  @Test
  void anErrorFailsTheWhole() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(funding(0, 1000), "{\"code\":\"50011\",\"msg\":\"Too Many\",\"data\":[]}");

    assertThatThrownBy(() -> history.funding(api, BTC, Instant.EPOCH, Instant.ofEpochSecond(1)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  private static final String HEAD = "{\"code\":\"0\",\"msg\":\"\",\"data\":[";

  private static String candles(String call, long from, long to, int limit) {
    return "/api/v5/market/%s?instId=BTC-USDT-SWAP&bar=1Dutc&before=%d&after=%d&limit=%d"
        .formatted(call, from * 1000 - 1, (to + 86_400) * 1000, limit);
  }

  private static String funding(long before, long after) {
    return "/api/v5/public/funding-rate-history?limit=400&instId=BTC-USDT-SWAP&before=%d&after=%d"
        .formatted(before, after);
  }

  private static String bar(long start) {
    return "[\"%d\",\"10\",\"12\",\"9\",\"11\",\"200\",\"2\",\"21\",\"1\"]".formatted(start * 1000);
  }

  private static String rate(long millis) {
    return ("{\"instId\":\"BTC-USDT-SWAP\",\"fundingRate\":\"0.1\",\"realizedRate\":\"-0.0001\","
            + "\"fundingTime\":\"%d\"}")
        .formatted(millis);
  }
}
