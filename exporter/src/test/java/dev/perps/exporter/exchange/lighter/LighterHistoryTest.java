package dev.perps.exporter.exchange.lighter;

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
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand. */
class LighterHistoryTest {
  private final History history = Lighter.EXCHANGE.history().orElseThrow();
  private static final String BARS = "/api/v1/candles?market_id=";
  private static final String FUNDING = "/api/v1/fundings?resolution=1h&market_id=";
  private final CannedApi api = new CannedApi(Instant.parse("2026-06-01T00:10:00Z"));

  /**
   * The bars of the sample are of one minute and begin 20 s after a full one, so that none is one
   * of five minutes: it shows that they can be read. The same with a start that fits: 1699999800.
   */
  @Test
  void bars() {
    list("ETH", 0);
    String asked =
        BARS
            + "0&resolution=5m&start_timestamp=1699999800000&end_timestamp=1700000399999&count_back=2";
    api.file(asked, "/payloads/lighter/candles.json");
    assertThat(bars("ETH", "ETH", 1_699_999_800, 1_700_000_400)).isEmpty();

    api.json(
        asked,
        json(
            "{'code':200,'r':'5m','c':[{'t':1699999800000,'o':2361.11,'h':2362.22,'l':2360.00,"
                + "'c':2361.31,'v':1.2345,'V':2914.872195,'i':1}]}"));
    assertThat(bars("ETH", "ETH", 1_699_999_800, 1_700_000_400))
        .containsExactly(new Candle(1_699_999_800, 2361.11, 2362.22, 2360, 2361.31, 1.2345));

    api.file(asked, "/payloads/lighter/candles_null.json");
    assertThat(bars("ETH", "ETH", 1_699_999_800, 1_700_000_400)).isEmpty();
  }

  /** Per cent: 0.0012 is 0.000012, and the second was paid by shorts. */
  @Test
  void recordedFunding() {
    list("ETH", 0);
    api.file(
        FUNDING + "0&start_timestamp=1778702400&end_timestamp=1778709599&count_back=2",
        "/payloads/lighter/fundings.json");

    List<FundingSettlement> payments = funding("ETH", 1_778_702_400, 1_778_709_600);

    assertThat(payments)
        .extracting(FundingSettlement::epochSeconds)
        .containsExactly(1_778_702_400.0, 1_778_706_000.0);
    assertThat(payments.get(0).rate()).isCloseTo(0.000012, within(1e-18));
    assertThat(payments.get(1).rate()).isCloseTo(-0.000002, within(1e-18));
    assertThat(payments).extracting(FundingSettlement::intervalSeconds).containsOnly(3600.0);
  }

  /** Of a thousand coins each; at now, 00:10, the bar of 00:05 ends and that of 00:10 begins. */
  @Test
  void bundlesWrongRowsAndTheRunningBar() {
    list("1000PEPE", 4);
    long midnight = 1_780_272_000; // 2026-06-01
    api.json(
        BARS
            + "4&resolution=5m&start_timestamp=1780272000000&end_timestamp=1780272599999&count_back=2",
        json(
            "{'code':200,'c':[{'t':1780271700000,'o':1,'h':1,'l':1,'c':1,'v':1},"
                + "{'t':1780272000000,'o':0,'h':1,'l':0,'c':1,'v':1},{'t':'now'},"
                + "{'t':1780272300000,'o':2,'h':3,'l':1,'c':2,'v':5},"
                + "{'t':1780272300000,'o':9,'h':9,'l':9,'c':9,'v':9},"
                + "{'t':1780272600000,'o':1,'h':1,'l':1,'c':1,'v':1}]}"));
    api.json(
        BARS
            + "4&resolution=5m&start_timestamp=1780272000000&end_timestamp=1780272299999&count_back=1",
        json("{'code':200,'c':[]}"));

    assertThat(bars("1000PEPE", "PEPE", midnight, midnight + 86_400))
        .containsExactly(new Candle(1_780_272_300, 0.002, 0.003, 0.001, 0.002, 5000));
  }

  /** 500 hours are 1800000 s. */
  @Test
  void twoPages() {
    list("ETH", 0);
    long start = 1_699_999_200;
    api.json(
        FUNDING + "0&start_timestamp=1699999200&end_timestamp=1701799199&count_back=500",
        json(
            "{'code':200,'fundings':[{'timestamp':1699999200,'rate':'0.01','direction':'long'},"
                + "{'timestamp':1700002800,'rate':'0.01'},"
                + "{'timestamp':1700006400,'rate':'0','direction':''}]}"));
    api.json(
        FUNDING + "0&start_timestamp=1701799200&end_timestamp=1701802799&count_back=1",
        json(
            "{'code':200,'fundings':[{'timestamp':1701799200,'rate':'0.05','direction':'short'}]}"));

    // without a direction only 0 says something
    assertThat(funding("ETH", start, start + 501 * 3600))
        .containsExactly(
            new FundingSettlement(1_699_999_200, 0.0001, 3600),
            new FundingSettlement(1_700_006_400, 0, 3600),
            new FundingSettlement(1_701_799_200, -0.0005, 3600));
  }

  @Test
  void errors() {
    list("ETH", 0);
    api.json(
        FUNDING + "0&start_timestamp=0&end_timestamp=3599&count_back=1",
        json("{'code':23000,'message':'Too Many Requests!'}"));
    assertThatThrownBy(() -> funding("ETH", 0, 3600))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
    assertThatThrownBy(() -> funding("BTC", 0, 3600)).hasMessage("no number of the market BTC");
    // nothing to ask for, not even the list
    assertThat(funding("BTC", 3600, 3600)).isEmpty();
  }

  private void list(String symbol, int number) {
    api.json(
        "/api/v1/orderBookDetails",
        json(
            "{'code':200,'order_book_details':[{'symbol':'"
                + symbol
                + "','market_id':"
                + number
                + "}]}"));
  }

  private List<Candle> bars(String symbol, String base, long from, long to) {
    return history.candles(api, perp(symbol, base), PriceKind.LAST, BarSize.M5, at(from), at(to));
  }

  private List<FundingSettlement> funding(String symbol, long from, long to) {
    return history.funding(api, perp(symbol, symbol), at(from), at(to));
  }

  private static Instrument perp(String symbol, String base) {
    return new Instrument(
        "lighter", symbol, base, "USDC", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  private static Instant at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
