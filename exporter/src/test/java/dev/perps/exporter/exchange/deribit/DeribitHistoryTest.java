package dev.perps.exporter.exchange.deribit;

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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand. */
class DeribitHistoryTest {
  private static final String CHART = "/api/v2/public/get_tradingview_chart_data?instrument_name=";
  private static final String RATES = "/api/v2/public/get_funding_rate_history?instrument_name=";
  private static final Instant T0 = Instant.ofEpochSecond(1_700_000_100); // a multiple of 300

  private final History history = Deribit.EXCHANGE.history().orElseThrow();
  private final CannedApi api = new CannedApi(Instant.ofEpochSecond(1_766_500_000));

  /**
   * The recorded bars are of one minute, 09:51 to 09:55 UTC: only the one of 09:55, 1766483700, may
   * be the start of five.
   */
  @Test
  void recordedBars() {
    api.file(
        CHART
            + "BTC-PERPETUAL&start_timestamp=1766483400000&end_timestamp=1766483999999&resolution=5",
        "/payloads/deribit/tradingview_chart_data.json");
    api.json(
        CHART
            + "BTC-PERPETUAL&start_timestamp=1766483400000&end_timestamp=1766483699999&resolution=5",
        "{\"result\":null}");

    assertThat(bars("BTC-PERPETUAL", 1_766_483_400, 1_766_484_000))
        .containsExactly(new Candle(1_766_483_700, 87456.0, 87456.5, 87456.0, 87456.0, 0.1018798));
  }

  /** 1569891600 is 2019-10-01 01:00 UTC. */
  @Test
  void recordedFunding() {
    api.file(
        RATES + "BTC-PERPETUAL&start_timestamp=1569891599999&end_timestamp=1569895199999",
        "/payloads/deribit/funding_rate_history.json");

    assertThat(funding(1_569_891_600, 1_569_895_200))
        .containsExactly(new FundingSettlement(1_569_891_600, -4.739622041017375e-07, 3600));
  }

  /**
   * Of a thousand coins each; at now, 1700001000, the bar of 1700000700 ends and that of 1700001000
   * begins.
   */
  @Test
  void bundlesWrongRowsAndTheRunningBar() {
    CannedApi early = new CannedApi(T0.plusSeconds(900));
    early.json(
        CHART
            + "1000PEPE_USDC-PERPETUAL&start_timestamp=1700000100000&end_timestamp=1700000999999&resolution=5",
        chart(
            "[1700000100000,1700000400000,1700000700000,1700001000000]",
            "[10,null,12,13]",
            "[11,11,13,14]",
            "[9,9,11,12]",
            "[10,10,'12.5',13]",
            "[5,5,null,5]"));

    assertThat(
            history.candles(
                early,
                perp("1000PEPE_USDC-PERPETUAL"),
                PriceKind.LAST,
                BarSize.M5,
                T0,
                Instant.MAX))
        .containsExactly(
            new Candle(1_700_000_100, 0.01, 0.011, 0.009, 0.01, 5000),
            new Candle(1_700_000_700, 0.012, 0.013, 0.011, 0.0125, Double.NaN));
  }

  /** 5000 bars of five minutes are 1500000 s; 744 hours are 2678400 s. */
  @Test
  void twoPages() {
    api.json(
        CHART
            + "BTC-PERPETUAL&start_timestamp=1700000100000&end_timestamp=1701500099999&resolution=5",
        chart("[1700000100000]", "[10]", "[11]", "[9]", "[10]", "[5]"));
    api.json(
        CHART
            + "BTC-PERPETUAL&start_timestamp=1700000400000&end_timestamp=1701500399999&resolution=5",
        chart("[1701500100000]", "[10]", "[11]", "[9]", "[10]", "[6]"));
    assertThat(bars("BTC-PERPETUAL", 1_700_000_100, 1_701_500_400))
        .containsExactly(
            new Candle(1_700_000_100, 10, 11, 9, 10, 5),
            new Candle(1_701_500_100, 10, 11, 9, 10, 6));

    api.json(
        RATES + "BTC-PERPETUAL&start_timestamp=1700002799999&end_timestamp=1702681199999",
        "{\"result\":[{\"timestamp\":1700002800000,\"interest_1h\":0.0001},"
            + "{\"timestamp\":1700006400000,\"interest_1h\":null},7]}");
    api.json(
        RATES + "BTC-PERPETUAL&start_timestamp=1702681199999&end_timestamp=1702684799999",
        "{\"result\":[{\"timestamp\":1702681200000,\"interest_1h\":0}]}");
    assertThat(funding(1_700_002_800, 1_702_684_800))
        .containsExactly(
            new FundingSettlement(1_700_002_800, 0.0001, 3600),
            new FundingSettlement(1_702_681_200, 0, 3600));
  }

  @Test
  void noBarsAndErrors() {
    String asked =
        CHART
            + "BTC-PERPETUAL&start_timestamp=1700000100000&end_timestamp=1700000399999&resolution=5";
    api.json(asked, "{\"result\":null}");
    assertThat(bars("BTC-PERPETUAL", 1_700_000_100, 1_700_000_400)).isEmpty();
    // nothing to ask for
    assertThat(bars("BTC-PERPETUAL", 1_700_000_100, 1_700_000_100)).isEmpty();

    api.json(asked, "{\"error\":{\"code\":10028,\"message\":\"too_many_requests\"}}");
    assertThatThrownBy(() -> bars("BTC-PERPETUAL", 1_700_000_100, 1_700_000_400))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  @Test
  void noMoreThanSoManyPages() {
    // 3000000000 s at 2678400 s a page are 1121
    assertThatThrownBy(() -> funding(-1_500_000_000, 1_500_000_000))
        .hasMessage("funding of BTC-PERPETUAL: more than 1000 pages; ask for a shorter span");
  }

  private List<Candle> bars(String symbol, long from, long to) {
    return history.candles(
        api,
        perp(symbol),
        PriceKind.LAST,
        BarSize.M5,
        Instant.ofEpochSecond(from),
        Instant.ofEpochSecond(to));
  }

  private List<FundingSettlement> funding(long from, long to) {
    return history.funding(
        api, perp("BTC-PERPETUAL"), Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  private static Instrument perp(String symbol) {
    return new Instrument(
        "deribit", symbol, "X", "USD", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  private static String chart(
      String ticks, String open, String high, String low, String close, String volume) {
    return """
        {"result":{"status":"ok","ticks":%s,"open":%s,"high":%s,"low":%s,"close":%s,"volume":%s}}
        """
        .formatted(ticks, open, high, low, close, volume)
        .replace('\'', '"');
  }
}
