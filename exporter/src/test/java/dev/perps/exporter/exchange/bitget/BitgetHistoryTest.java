package dev.perps.exporter.exchange.bitget;

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
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BitgetHistoryTest {
  private static final Instrument BTC = linear("BTCUSDT", "BTC", "USDT");
  private final History history = Bitget.EXCHANGE.history().orElseThrow();

  @Test
  void recordedBars() {
    // Of the second bar one second is to come, and it is left out.
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1695836399))
            .file(
                candles("candles", "BTCUSDT", "5m", 1695835800, 1695836100, 1),
                "/payloads/bitget/candles.json");

    assertThat(
            history.candles(
                api,
                BTC,
                PriceKind.LAST,
                BarSize.M5,
                Instant.ofEpochSecond(1695835800),
                Instant.ofEpochSecond(1695837000)))
        .containsExactly(new Candle(1695835800, 26210.5, 26210.5, 26194.5, 26194.5, 26.26));
  }

  /** Newest first. */
  @Test
  void recordedFunding() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1695796546))
            .file(funding("BTCUSDT", "USDT", 1), "/payloads/bitget/history_fund_rate.json");

    // 1695776400 - 1695715200 = 61200 s, which is no interval: the sample leaves rows out.
    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(1695715200), Instant.ofEpochSecond(1695800000)))
        .containsExactly(
            new FundingSettlement(1695715200, 0.000013, Double.NaN),
            new FundingSettlement(1695776400, 0.0005, 61_200));
  }

  /** By page number from the newest on, until there is a payment before the span. */
  @Test
  void fundingGoesBackPageByPage() {
    CannedApi api = new CannedApi(Instant.ofEpochSecond(1_000_000));
    // 100 hours a page: 997200 s to 640800 s, 637200 s to 280800 s, and 277200 s
    for (int page = 1; page <= 3; page++) {
      api.json(
          funding("BTCPERP", "USDC", page),
          LongStream.iterate(997_200_000L - (page - 1) * 360_000_000L, at -> at - 3_600_000)
              .limit(page == 3 ? 1 : 100)
              .mapToObj(BitgetHistoryTest::rate)
              .collect(Collectors.joining(",", HEAD, "]}")));
    }

    assertThat(
            history.funding(
                api,
                linear("BTCPERP", "BTC", "USDC"),
                Instant.ofEpochSecond(280_800),
                Instant.ofEpochSecond(990_000)))
        .hasSize(197)
        .startsWith(new FundingSettlement(280_800, -0.0001, 3600))
        .endsWith(new FundingSettlement(986_400, -0.0001, 3600));
  }

  @Test
  void barsOfTwoPagesOfABundle() {
    // 1001 bars of five minutes: 300 s to 300300 s
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                candles("candles", "1000BONKUSDT", "5m", 600, 300_600, 1000),
                HEAD + bar(600) + ",[\"x\"]," + bar(300_300) + "," + bar(300_600) + "]}")
            .json(candles("candles", "1000BONKUSDT", "5m", 300, 600, 1), HEAD + bar(300) + "]}");

    assertThat(
            history.candles(
                api,
                linear("1000BONKUSDT", "BONK", "USDT"),
                PriceKind.LAST,
                BarSize.M5,
                Instant.ofEpochSecond(300),
                Instant.ofEpochSecond(300_600)))
        .containsExactly(
            new Candle(300, 0.01, 0.012, 0.009, 0.011, 2000),
            new Candle(600, 0.01, 0.012, 0.009, 0.011, 2000),
            new Candle(300_300, 0.01, 0.012, 0.009, 0.011, 2000));
  }

  /** Old bars have a call of their own, and no call may span more than 90 days. */
  @Test
  void oldDaysOfAnInverseContract() {
    long day = 86_400;
    Instrument inverse =
        new Instrument(
            "bitget", "BTCUSD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO);
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(5000 * day))
            .json(
                candles("history-candles", "BTCUSD", "1Dutc", 101 * day, 191 * day, 90)
                    .replace("USDT-", "COIN-"),
                HEAD + bar(101 * day) + "]}")
            .json(
                candles("history-candles", "BTCUSD", "1Dutc", 100 * day, 101 * day, 1)
                    .replace("USDT-", "COIN-"),
                HEAD + bar(100 * day) + "]}");

    assertThat(
            history.candles(
                api,
                inverse,
                PriceKind.LAST,
                BarSize.D1,
                Instant.ofEpochSecond(100 * day),
                Instant.ofEpochSecond(191 * day)))
        .containsExactly(
            new Candle(100 * day, 10, 12, 9, 11, 2), new Candle(101 * day, 10, 12, 9, 11, 2));
  }

  /** Of a bundle; what stands where the volume does is none. */
  @Test
  void marks() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                candles("candles", "1000BONKUSDT", "5m", 300, 600, 1)
                    .replace("?", "?kLineType=MARK&"),
                HEAD + bar(300) + "]}");

    assertThat(history.prices()).containsExactlyInAnyOrder(PriceKind.LAST, PriceKind.MARK);
    assertThat(
            history.candles(
                api,
                linear("1000BONKUSDT", "BONK", "USDT"),
                PriceKind.MARK,
                BarSize.M5,
                Instant.ofEpochSecond(300),
                Instant.ofEpochSecond(600)))
        .containsExactly(new Candle(300, 0.01, 0.012, 0.009, 0.011, Double.NaN));
  }

  /** As old bars of trades. */
  @Test
  void oldMarks() {
    long day = 86_400;
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(5000 * day))
            .json(
                candles("history-mark-candles", "BTCUSDT", "1Dutc", 100 * day, 101 * day, 1),
                HEAD + bar(100 * day) + "]}");

    assertThat(
            history.candles(
                api,
                BTC,
                PriceKind.MARK,
                BarSize.D1,
                Instant.ofEpochSecond(100 * day),
                Instant.ofEpochSecond(101 * day)))
        .containsExactly(new Candle(100 * day, 10, 12, 9, 11, Double.NaN));
  }

  @Test
  void anErrorFailsTheWhole() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(
                funding("BTCUSDT", "USDT", 1),
                "{\"code\":\"40034\",\"msg\":\"Parameter does not exist\",\"data\":null}");

    assertThatThrownBy(() -> history.funding(api, BTC, Instant.EPOCH, Instant.ofEpochSecond(300)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.HTTP_ERROR));
  }

  private static final String HEAD = "{\"code\":\"00000\",\"msg\":\"success\",\"data\":[";

  /** The end is that of the last bar, less a millisecond. */
  private static String candles(
      String call, String symbol, String granularity, long from, long end, int limit) {
    return ("/api/v2/mix/market/%s?symbol=%s&productType=USDT-FUTURES&granularity=%s"
            + "&startTime=%d&endTime=%d&limit=%d")
        .formatted(call, symbol, granularity, from * 1000, end * 1000 - 1, limit);
  }

  private static String funding(String symbol, String margin, int page) {
    return ("/api/v2/mix/market/history-fund-rate?pageSize=100&symbol=%s"
            + "&productType=%s-FUTURES&pageNo=%d")
        .formatted(symbol, margin, page);
  }

  private static String bar(long start) {
    return "[\"%d\",\"10\",\"12\",\"9\",\"11\",\"2\",\"21\"]".formatted(start * 1000);
  }

  private static String rate(long millis) {
    return "{\"symbol\":\"BTCPERP\",\"fundingRate\":\"-0.0001\",\"fundingTime\":\"%d\"}"
        .formatted(millis);
  }

  private static Instrument linear(String symbol, String base, String quote) {
    return new Instrument(
        "bitget", symbol, base, quote, quote, ContractKind.LINEAR, AssetClass.CRYPTO);
  }
}
