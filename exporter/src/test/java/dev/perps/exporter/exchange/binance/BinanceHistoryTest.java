package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.exchange.binance.HistoryWire.Kline;
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

class BinanceHistoryTest {
  private static final long HOUR = 3600;

  private static final Instrument BTC = linear("BTCUSDT", "BTC");
  private static final Instrument COIN_MARGINED =
      new Instrument(
          "binance", "BTCUSD_PERP", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO);
  private final History history = Binance.EXCHANGE.history().orElseThrow();

  /** Minutes, which are no bars of ours: what the members of a row are. */
  @Test
  void recordedBars() throws IOException {
    try (InputStream file =
        BinanceHistoryTest.class.getResourceAsStream("/payloads/binance/fapi_klines.json")) {
      Rows<Kline> rows = Wire.read(file, new TypeReference<Rows<Kline>>() {});
      assertThat(rows.stream().map(row -> row.candle(false)))
          .containsExactly(
              new Candle(1591478520, 0.025013, 0.025018, 0.025, 0.025, 22.19),
              new Candle(1591478580, 0.024996, 0.025009, 0.024994, 0.025003, 21.347),
              new Candle(1591478640, 0.025008, 0.025011, 0.025003, 0.025008, 154.142));
      // Of an inverse contract the eighth member are the coins.
      assertThat(rows.at(0).orElseThrow().candle(true).volumeBase()).isEqualTo(0.55490906);
    }
  }

  @Test
  void recordedFunding() {
    // 1698768000 is 2023-10-31T16:00:00Z, 1698796800 eight hours later; asked from eight before.
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1698800000))
            .file(
                "/fapi/v1/fundingRate?symbol=BTCUSDT&startTime=1698739200000"
                    + "&endTime=1698799999999&limit=1000",
                "/payloads/binance/fapi_fundingRate_history.json");

    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(1698768000), Instant.ofEpochSecond(1698800000)))
        .containsExactly(
            new FundingSettlement(1698768000, 0.0001, Double.NaN),
            new FundingSettlement(1698796800, 0.0001, 28_800));
  }

  /** A thousand hours and one: the second page begins after the last row of the first. */
  @Test
  void fundingGoesForwardPageByPage() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(9_000_000))
            .json(
                "/fapi/v1/fundingRate?symbol=BTCUSDT&startTime=3571200000&endTime=7203599999"
                    + "&limit=1000",
                LongStream.range(0, 1000)
                    .mapToObj(i -> rate(3_600_000L * (1000 + i) + 5))
                    .collect(Collectors.joining(",", "[", "]")))
            .json(
                "/fapi/v1/fundingRate?symbol=BTCUSDT&startTime="
                    + (3600 * (1000 + 999) + 1) * 1000L
                    + "&endTime=7203599999&limit=1000",
                "[" + rate(7_200_000_000L) + "]");

    // Five milliseconds late, each is of its full second.
    assertThat(
            history.funding(
                api, BTC, Instant.ofEpochSecond(3_600_000), Instant.ofEpochSecond(7_203_600)))
        .hasSize(1001)
        .endsWith(new FundingSettlement(7_200_000, 0.0002, 3600));
  }

  @Test
  void barsOfTwoPagesOfABundle() {
    // At 6000000 s the bar of 5997600 (1666 h) runs; 1501 bars end before it.
    long end = 5_997_600;
    long first = end - 3600L * 1501;
    CannedApi api = new CannedApi(Instant.ofEpochSecond(6_000_000));
    api.json(
            klines("1000PEPEUSDT", "1h", first + 3600, end, 1500),
            "[" + kline(end - 3600) + "," + kline(first + 3600) + "]")
        .json(klines("1000PEPEUSDT", "1h", first, first + 3600, 1), "[" + kline(first) + "]");

    // Each of a thousand coins: prices are a thousandth, the volume is a thousand times as much.
    assertThat(
            history.candles(
                api,
                linear("1000PEPEUSDT", "PEPE"),
                PriceKind.LAST,
                BarSize.H1,
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(6_000_000)))
        .containsExactly(
            new Candle(first, 0.01, 0.012, 0.009, 0.011, 2000),
            new Candle(first + 3600, 0.01, 0.012, 0.009, 0.011, 2000),
            new Candle(end - 3600, 0.01, 0.012, 0.009, 0.011, 2000));
  }

  @Test
  void inverseBarsAreInCoinsAndWrongRowsAreLeftOut() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(10 * 86_400))
            .json(
                "/dapi/v1/klines?symbol=BTCUSD_PERP&interval=1d&startTime=86400000"
                    + "&endTime=431999999&limit=4",
                """
                ["x", [86400000,"a","12","9","11","3",0,"25"], [172800000,"10","12","9","11"],
                 [259200000,"10","12","9","11","3",345599999,"25",1,"1","1","0"],
                 [345600000,"10","5","9","11","3",345599999,"25",1,"1","1","0"]]""");

    // Three contracts, 25 coins; a row without coins has no volume, one with a high below its low
    // is none.
    assertThat(
            history.candles(
                api,
                COIN_MARGINED,
                PriceKind.LAST,
                BarSize.D1,
                Instant.ofEpochSecond(86_400),
                Instant.ofEpochSecond(432_000)))
        .containsExactly(
            new Candle(172_800, 10, 12, 9, 11, Double.NaN), new Candle(259_200, 10, 12, 9, 11, 25));
  }

  /** What stands where trades have a volume means nothing. */
  @Test
  void markBarsOfABundleHaveNoVolume() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(90_000))
            .json(
                "/fapi/v1/markPriceKlines?symbol=1000PEPEUSDT&interval=4h&startTime=57600000"
                    + "&endTime=86399999&limit=2",
                "[" + kline(57_600) + "," + kline(72_000) + "," + kline(86_400) + "]");

    // 86400 is over at 100800
    assertThat(
            history.candles(
                api,
                linear("1000PEPEUSDT", "PEPE"),
                PriceKind.MARK,
                BarSize.H4,
                Instant.ofEpochSecond(57_600),
                Instant.ofEpochSecond(90_000)))
        .containsExactly(
            new Candle(57_600, 0.01, 0.012, 0.009, 0.011, Double.NaN),
            new Candle(72_000, 0.01, 0.012, 0.009, 0.011, Double.NaN));
  }

  @Test
  void markBarsOfInverseContractsAreOfDapi() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(90_000))
            .json(
                "/dapi/v1/markPriceKlines?symbol=BTCUSD_PERP&interval=1h&startTime=3600000"
                    + "&endTime=7199999&limit=1",
                "[" + kline(3600) + "]");

    assertThat(
            history.candles(
                api,
                COIN_MARGINED,
                PriceKind.MARK,
                BarSize.H1,
                Instant.ofEpochSecond(3600),
                Instant.ofEpochSecond(7200)))
        .containsExactly(new Candle(3600, 10, 12, 9, 11, Double.NaN));
  }

  @Test
  void documentedOpenInterest() {
    // 1583127900 is 2020-03-02T05:45:00Z.
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1583128260))
            .file(
                interest("symbol=BTCUSDT", 1583127900, 1583128200),
                "/payloads/binance/fapi_openInterestHist.json");

    assertThat(
            history.openInterest(
                api, BTC, Instant.ofEpochSecond(1583127900), Instant.ofEpochSecond(1583129000)))
        .containsExactly(
            new PastOpenInterest(1583127900, new OpenInterest(20403.637, 150570784.07809979)),
            new PastOpenInterest(1583128200, new OpenInterest(20401.367, 149940752.14464448)));
  }

  /** Three units of a thousand coins each; their worth is what it is. */
  @Test
  void openInterestOfABundleIsInCoins() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1000))
            .json(
                interest("symbol=1000PEPEUSDT", 600, 600),
                json("[{'sumOpenInterest':'3','sumOpenInterestValue':'27','timestamp':600000}]"));

    assertThat(
            history.openInterest(
                api,
                linear("1000PEPEUSDT", "PEPE"),
                Instant.ofEpochSecond(600),
                Instant.ofEpochSecond(900)))
        .containsExactly(new PastOpenInterest(600, new OpenInterest(3000, 27)));
  }

  /** Of 200 contracts the coins are told, and not how many dollars a contract is. */
  @Test
  void inverseOpenInterestIsInCoinsOnly() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1000))
            .json(
                interest("pair=BTCUSD&contractType=PERPETUAL", 300, 600),
                json(
                    "[{'pair':'BTCUSD','contractType':'PERPETUAL','sumOpenInterest':'200',"
                        + "'sumOpenInterestValue':'0.25','timestamp':300000},"
                        + "{'sumOpenInterest':'200','sumOpenInterestValue':'','timestamp':600000},"
                        + "'x']"));

    assertThat(
            history.openInterest(
                api, COIN_MARGINED, Instant.ofEpochSecond(300), Instant.ofEpochSecond(900)))
        .containsExactly(new PastOpenInterest(300, new OpenInterest(0.25, Double.NaN)));
  }

  /** Of forty days the last thirty, less an hour. */
  @Test
  void openInterestIsNotAskedForBeforeItIsKeptAndThatOfALongTimeByTheHour() {
    long now = 40 * 86_400;
    long kept = now - 30 * 86_400 + HOUR;
    CannedApi api = new CannedApi(Instant.ofEpochSecond(now));
    for (long end = now; end >= kept; end -= 500 * HOUR) {
      long first = Math.max(kept, end - 499 * HOUR);
      api.json(
          interest("1h", "symbol=BTCUSDT", first, end + HOUR),
          json("[{'sumOpenInterest':'1','sumOpenInterestValue':'2','timestamp':%d}]")
              .formatted(first * 1000));
    }

    // 30 · 24 - 1 + 1 moments are 2 pages of 500.
    assertThat(history.openInterest(api, BTC, Instant.EPOCH, Instant.ofEpochSecond(now + 1)))
        .hasSize(2)
        .startsWith(new PastOpenInterest(kept, new OpenInterest(1, 2)));
  }

  @Test
  void aFailedCallFailsTheWhole() {
    CannedApi api = new CannedApi(Instant.ofEpochSecond(86_400));
    Instant from = Instant.ofEpochSecond(3600);
    Instant to = Instant.ofEpochSecond(7200);
    assertThatThrownBy(() -> history.candles(api, BTC, PriceKind.LAST, BarSize.M5, from, to))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> history.funding(api, BTC, from, to))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> history.openInterest(api, BTC, from, to))
        .isInstanceOf(ExchangeException.class);
  }

  private static String interest(String contract, long first, long last) {
    return interest("5m", contract, first, last + 300);
  }

  private static String interest(String period, String contract, long first, long end) {
    return "/futures/data/openInterestHist?period=%s&limit=500&%s&startTime=%d&endTime=%d"
        .formatted(period, contract, first * 1000, end * 1000 - 1);
  }

  private static String klines(String symbol, String interval, long from, long to, int limit) {
    return "/fapi/v1/klines?symbol=%s&interval=%s&startTime=%d&endTime=%d&limit=%d"
        .formatted(symbol, interval, from * 1000, to * 1000 - 1, limit);
  }

  private static String kline(long start) {
    return "[%d,\"10\",\"12\",\"9\",\"11\",\"2\",0,\"21\",1,\"1\",\"10\",\"0\"]"
        .formatted(start * 1000);
  }

  private static String rate(long millis) {
    return "{\"symbol\":\"BTCUSDT\",\"fundingTime\":%d,\"fundingRate\":\"0.00020000\"}"
        .formatted(millis);
  }

  private static Instrument linear(String symbol, String base) {
    return new Instrument(
        "binance", symbol, base, "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO);
  }
}
