package dev.perps.exporter.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KrakenRatesTest {
  @Test
  void recordedRatesOfFourHoursWithTheRunningOne() {
    CannedApi api =
        new CannedApi(Instant.parse("2022-06-28T09:29:04Z"))
            .file(
                "/derivatives/api/v3/historical-funding-rates?symbol=PI_XBTUSD",
                "/payloads/kraken/futures_historical_funding_rates.json");
    long midnight = Instant.parse("2022-06-28T00:00:00Z").getEpochSecond();

    assertThat(KrakenRates.of(api, "PI_XBTUSD"))
        .containsExactly(
            new KrakenRate(midnight, 14_400, -0.000016898883333333, -8.15861558e-10),
            new KrakenRate(midnight + 14_400, 14_400, -5.40935416667e-7, -2.6115278e-11),
            new KrakenRate(midnight + 28_800, 14_400, -0.000008521190625, -4.08356853e-10));
  }

  @Test
  void aRateThatIsNotToldIsNone() {
    CannedApi api =
        new CannedApi(Instant.EPOCH)
            .json(
                "/derivatives/api/v3/historical-funding-rates?symbol=PF_AAPLxUSD",
                "{\"result\":\"success\",\"rates\":[{\"timestamp\":\"2026-06-01T07:00:00Z\","
                    + "\"fundingRate\":null}]}");

    KrakenRate rate = KrakenRates.of(api, "PF_AAPLxUSD").getFirst();
    assertThat(rate.relative()).isNaN();
    assertThat(rate.absolute()).isNaN();
    assertThat(rate.periodSeconds()).isEqualTo(3600);
  }
}
