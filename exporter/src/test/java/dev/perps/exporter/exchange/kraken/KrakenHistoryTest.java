package dev.perps.exporter.exchange.kraken;

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
import org.junit.jupiter.api.Test;

class KrakenHistoryTest {
  private static final Instrument LINEAR =
      new Instrument(
          "kraken", "PF_XBTUSD", "BTC", "USD", "USD", ContractKind.LINEAR, AssetClass.CRYPTO);
  private static final Instrument INVERSE =
      new Instrument(
          "kraken", "PI_XBTUSD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO);
  private static final String RATES = "/derivatives/api/v3/historical-funding-rates?symbol=";
  private final History history = Kraken.EXCHANGE.history().orElseThrow();

  @Test
  void recordedBars() {
    // At 1731725999 the last bar has one second to go.
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1731725999))
            .file(
                "/api/charts/v1/trade/PI_XBTUSD/1h?from=1731715200&to=1731722399",
                "/payloads/kraken/futures_candles_trade.json");

    // Dollars, at the close: 319499 / 91045.5 and 2407 / 91415.
    assertThat(
            history.candles(
                api,
                INVERSE,
                PriceKind.LAST,
                BarSize.H1,
                Instant.ofEpochSecond(1731715200),
                Instant.ofEpochSecond(1731726000)))
        .containsExactly(
            new Candle(1731715200, 91069, 91373.5, 90956, 91045.5, 319499 / 91045.5),
            new Candle(1731718800, 91045.5, 91488.5, 91045.5, 91415, 2407 / 91415.0));
  }

  /** Periods of four hours from midnight on, of which the third runs at 09:29. */
  @Test
  void recordedFundingIsPaidAtTheEndOfItsPeriod() {
    Instant midnight = Instant.parse("2022-06-28T00:00:00Z");
    CannedApi api =
        new CannedApi(Instant.parse("2022-06-28T09:29:04Z"))
            .file(RATES + "PI_XBTUSD", "/payloads/kraken/futures_historical_funding_rates.json");

    assertThat(history.funding(api, INVERSE, midnight, midnight.plusSeconds(86_400)))
        .containsExactly(
            new FundingSettlement(
                midnight.getEpochSecond() + 14_400, -0.000016898883333333, 14_400),
            new FundingSettlement(midnight.getEpochSecond() + 28_800, -5.40935416667e-7, 14_400));
    // from 04:00 to 08:00, which is not in it
    assertThat(
            history.funding(
                api, INVERSE, midnight.plusSeconds(14_400), midnight.plusSeconds(28_800)))
        .hasSize(1);
  }

  @Test
  void aMissingRowDoesNotMakeAPeriodLonger() {
    CannedApi api =
        new CannedApi(Instant.parse("2026-06-01T12:30:00Z"))
            .json(
                RATES + "PF_XBTUSD",
                "{\"result\":\"success\",\"rates\":["
                    + rate("2026-06-01T07:00:00Z", "0.1")
                    + ","
                    + rate("2026-06-01T08:00:00Z", "0.2")
                    + ","
                    + rate("yesterday", "0.3")
                    + ",{\"relativeFundingRate\":1},"
                    + rate("2026-06-01T10:00:00Z", "0.4")
                    + ","
                    + rate("2026-06-01T11:00:00Z", "null")
                    + ","
                    + rate("2026-06-01T12:00:00Z", "0.5")
                    + "]}");
    long seven = Instant.parse("2026-06-01T07:00:00Z").getEpochSecond();

    // That of 11 says no rate, that of 12 runs.
    assertThat(history.funding(api, LINEAR, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z")))
        .containsExactly(
            new FundingSettlement(seven + 3600, 0.1, 3600),
            new FundingSettlement(seven + 7200, 0.2, 3600),
            new FundingSettlement(seven + 4 * 3600, 0.4, 3600));
  }

  @Test
  void barsOfTwoPages() {
    // 2001 bars of a quarter of an hour: 900 s to 1800900 s
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(2_000_000))
            .json(
                "/api/charts/v1/trade/PF_XBTUSD/15m?from=1800&to=1801799",
                "{\"candles\":[" + bar(1800) + ",{\"time\":\"x\"}," + bar(1_800_900) + "]}")
            .json(
                "/api/charts/v1/trade/PF_XBTUSD/15m?from=900&to=1799",
                "{\"candles\":[" + bar(900) + "],\"more_candles\":false}");

    assertThat(
            history.candles(
                api,
                LINEAR,
                PriceKind.LAST,
                BarSize.M15,
                Instant.ofEpochSecond(900),
                Instant.ofEpochSecond(1_801_800)))
        .containsExactly(
            new Candle(900, 10, 12, 9, 11, 2),
            new Candle(1800, 10, 12, 9, 11, 2),
            new Candle(1_800_900, 10, 12, 9, 11, 2));
  }

  @Test
  void errorsFailTheWhole() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(2_000_000))
            .json(RATES + "PF_XBTUSD", "{\"result\":\"error\",\"error\":\"apiLimitExceeded\"}")
            .json("/api/charts/v1/trade/PF_XBTUSD/5m?from=0&to=299", "{}");
    Instant to = Instant.ofEpochSecond(300);

    assertThatThrownBy(() -> history.funding(api, LINEAR, Instant.EPOCH, to))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
    assertThatThrownBy(
            () -> history.candles(api, LINEAR, PriceKind.LAST, BarSize.M5, Instant.EPOCH, to))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  @Test
  void anEmptySpanIsNoCall() {
    CannedApi api = new CannedApi(Instant.ofEpochSecond(2_000_000));
    assertThat(history.funding(api, LINEAR, Instant.EPOCH, Instant.EPOCH)).isEmpty();
  }

  private static String bar(long start) {
    return ("{\"time\":%d,\"open\":\"10\",\"high\":\"12\",\"low\":\"9\",\"close\":\"11\","
            + "\"volume\":2}")
        .formatted(start * 1000);
  }

  private static String rate(String timestamp, String rate) {
    return "{\"timestamp\":\"%s\",\"fundingRate\":7,\"relativeFundingRate\":%s}"
        .formatted(timestamp, rate);
  }
}
