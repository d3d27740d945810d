package dev.perps.exporter.exchange.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** Every expected number is worked out by hand. */
class DydxHistoryTest {
  private final History history = Dydx.EXCHANGE.history().orElseThrow();
  private static final String BARS = "/v4/candles/perpetualMarkets/";
  private static final String FUNDING = "/v4/historicalFunding/";
  private final CannedApi api = new CannedApi(Instant.parse("2025-12-08T16:12:00Z"));

  /**
   * The recorded bars are of one minute, 16:09 to 16:11, wrapped by their collector; that of 16:10,
   * 1765210200, may be the start of five.
   */
  @Test
  void recordedBars() {
    CannedApi later = new CannedApi(Instant.parse("2025-12-08T16:15:00Z"));
    unwrapped(
        later,
        BARS
            + "BTC-USD?resolution=5MINS&fromISO=2025-12-08T16%3A05%3A00Z&toISO=2025-12-08T16%3A15%3A00Z&limit=2",
        "/payloads/dydx/candles.json");
    later.json(
        BARS
            + "BTC-USD?resolution=5MINS&fromISO=2025-12-08T16%3A05%3A00Z&toISO=2025-12-08T16%3A10%3A00Z&limit=1",
        json("{'candles':[]}"));

    assertThat(
            history.candles(
                later,
                perp("BTC-USD", "BTC"),
                PriceKind.LAST,
                BarSize.M5,
                Instant.parse("2025-12-08T16:05:00Z"),
                Instant.MAX))
        .containsExactly(new Candle(1_765_210_200, 90043, 90043, 89900, 89931, 3.9023));
  }

  /** What the bar of 16:10, 1765210200, began with; its first trade was at 90043 dollars. */
  @Test
  void recordedOpenInterest() {
    CannedApi later = new CannedApi(Instant.parse("2025-12-08T16:15:00Z"));
    unwrapped(
        later,
        BARS
            + "BTC-USD?resolution=5MINS&fromISO=2025-12-08T16%3A10%3A00Z&toISO=2025-12-08T16%3A15%3A00Z&limit=1",
        "/payloads/dydx/candles.json");

    assertThat(history.tellsOpenInterest()).isTrue();
    assertThat(
            history.openInterest(
                later,
                perp("BTC-USD", "BTC"),
                Instant.parse("2025-12-08T16:05:01Z"),
                Instant.parse("2025-12-09T00:00:00Z")))
        .containsExactly(
            new PastOpenInterest(1_765_210_200, new OpenInterest(382.3498, 382.3498 * 90043)));
    assertThat(history.prices()).containsExactly(PriceKind.LAST);
  }

  /**
   * Of a thousand coins each; 0 is no word, and without a trade there is no price. At 16:12 the bar
   * of 16:10 is not over.
   */
  @Test
  void openInterestOfABundle() {
    api.json(
        BARS
            + "1000AB%2CX%2C0X4C-USD?resolution=5MINS&fromISO=2025-12-08T15%3A55%3A00Z&toISO=2025-12-08T16%3A10%3A00Z&limit=3",
        json(
            "{'candles':[{'startedAt':'2025-12-08T16:10:00.000Z','open':'2','trades':4,"
                + "'startingOpenInterest':'9'},"
                + "{'startedAt':'2025-12-08T16:05:00.000Z','open':'2','trades':0,"
                + "'startingOpenInterest':'7'},"
                + "{'startedAt':'2025-12-08T16:00:00.000Z','open':'2','trades':4,"
                + "'startingOpenInterest':'0'},"
                + "{'startedAt':'2025-12-08T15:55:00.000Z','open':'2','trades':4,"
                + "'startingOpenInterest':'5'}]}"));

    // 16:00 is 1765209600
    assertThat(
            history.openInterest(
                api,
                perp("1000AB,X,0X4C-USD", "AB"),
                Instant.parse("2025-12-08T15:55:00Z"),
                Instant.parse("2025-12-09T00:00:00Z")))
        .containsExactly(
            new PastOpenInterest(1_765_209_300, new OpenInterest(5000, 10)),
            new PastOpenInterest(1_765_209_900, new OpenInterest(7000, Double.NaN)));
  }

  /** 16:00:00.219 and the like are the payments of 16:00, 15:00 and 14:00, 1765202400. */
  @Test
  void recordedFunding() {
    unwrapped(
        api,
        FUNDING + "BTC-USD?effectiveBeforeOrAt=2025-12-08T16%3A12%3A00.999Z&limit=3",
        "/payloads/dydx/historical_funding.json");

    assertThat(
            history.funding(
                api,
                perp("BTC-USD", "BTC"),
                Instant.parse("2025-12-08T14:00:00Z"),
                Instant.parse("2025-12-09T14:00:00Z")))
        .containsExactly(
            new FundingSettlement(1_765_202_400, 0.000000625, 3600),
            new FundingSettlement(1_765_206_000, 0.000000375, 3600),
            new FundingSettlement(1_765_209_600, 0.000002375, 3600));
  }

  /** Of a thousand coins each, and a name that has to be encoded; now is within the hour of 16. */
  @Test
  void bundlesWrongRowsAndTheRunningBar() {
    api.json(
        BARS
            + "1000AB%2CX%2C0X4C-USD?resolution=1HOUR&fromISO=2025-12-08T13%3A00%3A00Z&toISO=2025-12-08T16%3A00%3A00Z&limit=3",
        json(
            "{'candles':[{'startedAt':'2025-12-08T16:00:00.000Z','open':1,'high':1,'low':1,'close':1},"
                + "{'startedAt':'2025-12-08T15:00:00.000Z','open':'2','high':'3','low':'1',"
                + "'close':'2','baseTokenVolume':'4'},"
                + "{'startedAt':'2025-12-08T14:00:00.000Z','open':'4','high':'3','low':'1','close':'2'},"
                + "8,{'startedAt':'2025-12-08T13:00:00.000Z','open':[],'high':1,'low':1,'close':1}]}"));
    api.json(
        BARS
            + "1000AB%2CX%2C0X4C-USD?resolution=1HOUR&fromISO=2025-12-08T13%3A00%3A00Z&toISO=2025-12-08T15%3A00%3A00Z&limit=2",
        json("{'candles':[]}"));

    // high below open at 14:00; 15:00 is 1765206000
    assertThat(
            history.candles(
                api,
                perp("1000AB,X,0X4C-USD", "AB"),
                PriceKind.LAST,
                BarSize.H1,
                Instant.parse("2025-12-08T13:00:00Z"),
                Instant.parse("2025-12-09T00:00:00Z")))
        .containsExactly(new Candle(1_765_206_000, 0.002, 0.003, 0.001, 0.002, 4000));
  }

  /** A thousand bars of an hour are 3600000 s; the funding of 1001 hours takes two calls. */
  @Test
  void twoPages() {
    String bars = BARS + "BTC-USD?resolution=1HOUR&fromISO=";
    api.json(
        bars + "2023-11-14T22%3A00%3A00Z&toISO=2023-11-14T23%3A00%3A00Z&limit=1",
        json(
            "{'candles':[{'startedAt':'2023-11-14T22:00:00Z','open':1,'high':1,'low':1,'close':1}]}"));
    api.json(
        bars + "2023-11-14T23%3A00%3A00Z&toISO=2023-12-26T15%3A00%3A00Z&limit=1000",
        json(
            "{'candles':[{'startedAt':'2023-12-26T14:00:00Z','open':1,'high':1,'low':1,'close':1},"
                + "{'startedAt':'2023-11-14T23:00:00Z','open':1,'high':1,'low':1,'close':1}]}"));
    long start = 1_699_999_200; // 2023-11-14T22:00:00Z
    long end = start + 1001 * 3600;
    assertThat(
            history.candles(
                api, perp("BTC-USD", "BTC"), PriceKind.LAST, BarSize.H1, at(start), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(start, start + 3600, start + 3_600_000);

    StringBuilder first = new StringBuilder();
    for (int i = 1; i <= 1000; i++) {
      first.append(paid(at(end - i * 3600L).plusMillis(500), "0.0001")).append(',');
    }
    api.json(
        FUNDING + "BTC-USD?effectiveBeforeOrAt=2023-12-26T14%3A59%3A59.999Z&limit=1000",
        json("{'historicalFunding':[" + first.substring(0, first.length() - 1) + "]}"));
    api.json(
        FUNDING + "BTC-USD?effectiveBeforeOrAt=2023-11-14T22%3A59%3A59.999Z&limit=1",
        json("{'historicalFunding':[" + paid(at(start).plusSeconds(90), "-0.0002") + "]}"));
    // There might be one in the minute and a half before that.
    api.json(
        FUNDING + "BTC-USD?effectiveBeforeOrAt=2023-11-14T22%3A01%3A29.999Z&limit=1",
        json("{'historicalFunding':[]}"));
    List<FundingSettlement> payments =
        history.funding(api, perp("BTC-USD", "BTC"), at(start), at(end));
    assertThat(payments).hasSize(1001);
    // Later than any first block: it was paid when it says.
    assertThat(payments.getFirst()).isEqualTo(new FundingSettlement(start + 90, -0.0002, 3600));
    assertThat(payments.get(1).rate()).isCloseTo(0.0001, within(1e-18));
  }

  @Test
  void errors() {
    api.json(
        FUNDING + "BTC-USD?effectiveBeforeOrAt=1970-01-01T00%3A59%3A59.999Z&limit=1",
        json("{'errors':[{'msg':'Too many requests'}]}"));
    assertThatThrownBy(() -> history.funding(api, perp("BTC-USD", "BTC"), at(0), at(3600)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
    assertThat(history.funding(api, perp("BTC-USD", "BTC"), at(3600), at(3600))).isEmpty();
  }

  /** Prepares what the collector of a file put into {@code result}. */
  private static void unwrapped(CannedApi api, String request, String resource) {
    try (InputStream in = DydxHistoryTest.class.getResourceAsStream(resource)) {
      api.json(request, new ObjectMapper().readTree(in).get("result").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String paid(Instant at, String rate) {
    return "{'rate':'" + rate + "','effectiveAt':'" + at + "'}";
  }

  private static Instrument perp(String symbol, String base) {
    return new Instrument(
        "dydx", symbol, base, "USD", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  private static Instant at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
