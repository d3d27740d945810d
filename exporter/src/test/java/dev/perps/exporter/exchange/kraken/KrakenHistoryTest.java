package dev.perps.exporter.exchange.kraken;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void recordedMarkBarsHaveNoVolume() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1731725999))
            .file(
                "/api/charts/v1/mark/PI_XBTUSD/1h?from=1731715200&to=1731722399",
                "/payloads/kraken/futures_candles_mark.json");

    assertThat(
            history.candles(
                api,
                INVERSE,
                PriceKind.MARK,
                BarSize.H1,
                Instant.ofEpochSecond(1731715200),
                Instant.ofEpochSecond(1731726000)))
        .containsExactly(
            new Candle(
                1731715200,
                91126.5834675817,
                91396.1831146774,
                90937.3053195142,
                91098.7132316333,
                Double.NaN),
            new Candle(
                1731718800,
                91098.7132316333,
                91547.3066683662,
                91052.1503188099,
                91339.3327740848,
                Double.NaN));
  }

  /** First, highest, lowest and last of each five minutes: the first is of their start. */
  @Test
  void openInterestIsThatOfTheStartOfItsFiveMinutes() {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1000))
            .json(
                interest("PF_XBTUSD", 300, 900),
                json(
                    "{'result':{'timestamp':[300,null,900],'data':"
                        + "[['2192.1466','2193.8','2192.1','2193.7759'],['1','1','1','1'],"
                        + "['2193.7759','2194','2193','2194']],'more':false},'errors':[]}"))
            .json(
                interest("PI_XBTUSD", 600, 600),
                json("{'result':{'timestamp':[600],'data':[['15246','15300','15200','15250']]}}"));
    Instant to = Instant.ofEpochSecond(3000);

    assertThat(history.openInterest(api, LINEAR, Instant.ofEpochSecond(300), to))
        .containsExactly(
            new PastOpenInterest(300, new OpenInterest(2192.1466, Double.NaN)),
            new PastOpenInterest(900, new OpenInterest(2193.7759, Double.NaN)));
    // contracts of one dollar
    assertThat(
            history.openInterest(
                api, INVERSE, Instant.ofEpochSecond(600), Instant.ofEpochSecond(601)))
        .containsExactly(new PastOpenInterest(600, new OpenInterest(Double.NaN, 15_246)));
  }

  @Test
  void openInterestOfTwoPages() {
    // 2001 moments: 300 s to 600300 s
    String row = "{'result':{'timestamp':[%d],'data':[['1','1','1','1']]},'errors':[]}";
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1_000_000))
            .json(interest("PF_XBTUSD", 600, 600_300), json(row).formatted(600_300))
            .json(interest("PF_XBTUSD", 300, 300), json(row).formatted(300));

    assertThat(
            history.openInterest(
                api, LINEAR, Instant.ofEpochSecond(300), Instant.ofEpochSecond(600_301)))
        .extracting(PastOpenInterest::epochSeconds)
        .containsExactly(300.0, 600_300.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'errors':[{'severity':'E','type':'InvalidArguments'}]} | HTTP_ERROR | InvalidArguments",
        "{'result':{'timestamp':[],'data':[]},'errors':['apiLimitExceeded']} | RATE_LIMITED | Limit",
        "{'errors':[]} | MALFORMED | neither a list nor an error",
        "{'result':{'timestamp':[300]},'errors':[]} | MALFORMED | no timestamp or no data",
        "{'result':{'timestamp':[300],'data':[]}} | MALFORMED | 1 moments of 0 rows",
      })
  void analyticsThatFail(String answer, FailureReason reason, String words) {
    CannedApi api =
        new CannedApi(Instant.ofEpochSecond(1000))
            .json(interest("PF_XBTUSD", 300, 300), json(answer));

    assertThatThrownBy(
            () ->
                history.openInterest(
                    api, LINEAR, Instant.ofEpochSecond(300), Instant.ofEpochSecond(600)))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static String interest(String symbol, long first, long last) {
    return "/api/charts/v1/analytics/%s/open-interest?interval=300&since=%d&to=%d"
        .formatted(symbol, first, last + 299);
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
