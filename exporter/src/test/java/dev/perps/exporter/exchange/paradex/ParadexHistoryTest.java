package dev.perps.exporter.exchange.paradex;

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
class ParadexHistoryTest {
  private final History history = Paradex.EXCHANGE.history().orElseThrow();
  private static final String BARS = "/v1/markets/klines?price_kind=last&symbol=";
  private static final String INDEX = "/v1/funding/data?page_size=1&market=";
  private final CannedApi api = new CannedApi(Instant.parse("2026-06-01T00:10:00Z"));

  /** Its volume, 1591, cannot be coins: nobody knows of what it is. */
  @Test
  void recordedBars() {
    api.file(
        BARS + "BTC-USD-PERP&resolution=5&start_at=1720071600000&end_at=1720072199999",
        "/payloads/paradex/klines.json");
    api.json(
        BARS + "BTC-USD-PERP&resolution=5&start_at=1720071600000&end_at=1720071899999",
        json("{'results':[]}"));

    assertThat(bars("BTC-USD-PERP", "BTC", 1_720_071_600, 1_720_072_200))
        .containsExactly(new Candle(1_720_071_900, 58961.3, 58961.3, 58961.3, 58961.3, Double.NaN));
  }

  /** k is a thousand; at now, 00:10, the bar of 00:05 ends and that of 00:10 begins. */
  @Test
  void bundlesWrongRowsAndTheRunningBar() {
    api.json(
        BARS + "kPEPE-USD-PERP&resolution=5&start_at=1780272000000&end_at=1780272599999",
        json(
            "{'results':[[1780272000000,'2',3,1,2,9],[1780272300000,1],['x',1,1,1,1,1],7,"
                + "[1780272600000,1,1,1,1,1]]}"));

    assertThat(bars("kPEPE-USD-PERP", "PEPE", 1_780_272_000, 1_780_358_400))
        .containsExactly(new Candle(1_780_272_000, 0.002, 0.003, 0.001, 0.002, Double.NaN));
  }

  /** Of a thousand coins each, as the bars of trades. */
  @Test
  void marks() {
    api.json(
        BARS.replace("last", "mark")
            + "kPEPE-USD-PERP&resolution=5&start_at=1780272000000&end_at=1780272599999",
        json("{'results':[[1780272000000,'2',3,1,2,0],[1780272600000,1,1,1,1,1]]}"));

    assertThat(history.prices()).containsExactlyInAnyOrder(PriceKind.LAST, PriceKind.MARK);
    assertThat(
            history.candles(
                api,
                new Instrument(
                    "paradex",
                    "kPEPE-USD-PERP",
                    "PEPE",
                    "USD",
                    "USDC",
                    ContractKind.LINEAR,
                    AssetClass.CRYPTO),
                PriceKind.MARK,
                BarSize.M5,
                Instant.ofEpochSecond(1_780_272_000),
                Instant.ofEpochSecond(1_780_358_400)))
        .containsExactly(new Candle(1_780_272_000, 0.002, 0.003, 0.001, 0.002, Double.NaN));
  }

  /** 500 bars of five minutes are 150000 s. */
  @Test
  void twoPages() {
    api.json(
        BARS + "BTC-USD-PERP&resolution=5&start_at=1700000100000&end_at=1700000399999",
        json("{'results':[[1700000100000,1,1,1,1,1]]}"));
    api.json(
        BARS + "BTC-USD-PERP&resolution=5&start_at=1700000400000&end_at=1700150399999",
        json("{'results':[[1700150100000,2,2,2,2,1],[1700000400000,1,1,1,1,1]]}"));

    assertThat(bars("BTC-USD-PERP", "BTC", 1_700_000_100, 1_700_150_400))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(1_700_000_100L, 1_700_000_400L, 1_700_150_100L);
  }

  /**
   * A period of four hours: 1763971200 is 2025-11-24 08:00. The premium of 6 over the rate of
   * 0.0001 is a price of 60000. From 100 to 112 is 12 of 60000, 0.0002; then back by 6 while the
   * rate is 0, of the price before: -0.0001. At 20:00 nobody looked, so that two periods are not
   * known; at 04:00 of the next day the index stands as at midnight.
   */
  @Test
  void fundingIsWhatTheIndexGrewBy() {
    period("4");
    observed(1_763_971_200, "100", "0", "0");
    observed(1_763_985_600, "112", "6", "0.0001");
    observed(1_764_000_000, "106", "0", "0");
    api.json(asked(1_764_014_400), json("{'results':[]}"));
    observed(1_764_028_800, "120", "0", "0");
    observed(1_764_043_200, "120", "0", "0");

    List<FundingSettlement> periods =
        history.funding(api, perp("BTC-USD-PERP", "BTC"), at(1_763_971_201), at(1_764_043_201));

    assertThat(periods)
        .extracting(FundingSettlement::epochSeconds)
        .containsExactly(1_763_985_600.0, 1_764_000_000.0, 1_764_043_200.0);
    assertThat(periods.get(0).rate()).isCloseTo(0.0002, within(1e-15));
    assertThat(periods.get(1).rate()).isCloseTo(-0.0001, within(1e-15));
    assertThat(periods.get(2).rate()).isZero();
    assertThat(periods).extracting(FundingSettlement::intervalSeconds).containsOnly(14_400.0);
  }

  /**
   * -6.04646651485986656 / -0.00006992598926 is a price of 86469.51. The row was made at 12:32:07
   * UTC, 1764160327, and so says nothing of the index at 08:00 or at 16:00.
   */
  @Test
  void recordedObservationsThatAreFarOffDoNotCount() {
    period("8");
    api.file(asked(1_764_144_000), "/payloads/paradex/funding_data.json");
    api.file(asked(1_764_172_800), "/payloads/paradex/funding_data.json");

    assertThat(
            history.funding(api, perp("BTC-USD-PERP", "BTC"), at(1_764_172_800), at(1_764_172_801)))
        .isEmpty();
  }

  /**
   * 1000 periods of an hour have 1001 ends. No call is prepared: it is refused before the first.
   */
  @Test
  void tooManyPeriodsAreRefused() {
    period("1");

    assertThatThrownBy(
            () ->
                history.funding(
                    api, perp("BTC-USD-PERP", "BTC"), at(3_600_000), at(3_600_000 + 1000 * 3600)))
        .hasMessage("funding of BTC-USD-PERP: more than 1000 pages; ask for a shorter span");
  }

  @Test
  void withoutAPeriodThereIsNoFunding() {
    api.json(
        "/v1/markets",
        json(
            "{'results':[{'symbol':'BTC-USD-PERP','base_currency':'BTC','quote_currency':'USD',"
                + "'settlement_currency':'USDC','asset_kind':'PERP','funding_period_hours':0}]}"));

    assertThat(history.funding(api, perp("BTC-USD-PERP", "BTC"), at(0), at(90_000))).isEmpty();
  }

  @Test
  void errors() {
    api.json(
        BARS + "BTC-USD-PERP&resolution=5&start_at=0&end_at=299999",
        json("{'error':'RATE_LIMIT_EXCEEDED','message':'slow down'}"));
    assertThatThrownBy(() -> bars("BTC-USD-PERP", "BTC", 0, 300))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  private void period(String hours) {
    api.json(
        "/v1/markets",
        json(
            "{'results':[{'symbol':'BTC-USD-PERP','base_currency':'BTC','quote_currency':'USD',"
                + "'settlement_currency':'USDC','asset_kind':'PERP','funding_period_hours':"
                + hours
                + "}]}"));
  }

  private void observed(long moment, String index, String premium, String rate) {
    api.json(
        asked(moment),
        json(
            "{'results':[{'market':'BTC-USD-PERP','funding_index':'%s','funding_premium':'%s',"
                    .formatted(index, premium)
                + "'funding_rate':'%s','funding_period_hours':4,'created_at':%d}]}"
                    .formatted(rate, moment * 1000 - 2000)));
  }

  private static String asked(long moment) {
    return INDEX + "BTC-USD-PERP&start_at=" + (moment - 60) + "000&end_at=" + moment + "000";
  }

  private List<Candle> bars(String symbol, String base, long from, long to) {
    return history.candles(api, perp(symbol, base), PriceKind.LAST, BarSize.M5, at(from), at(to));
  }

  private static Instrument perp(String symbol, String base) {
    return new Instrument(
        "paradex", symbol, base, "USD", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  private static Instant at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
