package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.Funding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funding rates, and the intervals without which they have no meaning. */
class KucoinFuturesFundingTest extends KucoinFuturesFixture {
  @ParameterizedTest
  @CsvSource({
    "28800000,14400000,14400", // the running interval, which is still to become longer
    "3600000,null,3600",
    "14400000,0,14400",
  })
  void interval(String configured, String current, double seconds) {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace(
                    "'fundingRateGranularity':28800000", "'fundingRateGranularity':" + configured)
                .replace(
                    "'currentFundingRateGranularity':28800000",
                    "'currentFundingRateGranularity':" + current)));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(0.0001, NONE, seconds, 1790985600));
  }

  @Test
  void aRateWithoutAnIntervalIsNotTold() {
    api.json(CONTRACTS, rows(BTC.replace("28800000", "null")));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, NONE, 1790985600));
  }

  @Test
  void withoutFundingTheRestIsTold() {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("1.0E-4", "null")
                .replace("28800000", "null")
                .replace("400000", "null")
                .replace("1790985600000", "null")));

    assertThat(onlyPerp().funding()).isEqualTo(Funding.NONE);
    assertThat(onlyPerp().ticker().asOfEpochSeconds()).isNaN();
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(50000);
  }

  @Test
  void aForecastOfWhichTheMeaningIsNotKnownIsNotTold() {
    api.json(CONTRACTS, rows(BTC.replace("'priceChgPct':0", "'predictedFundingFeeRate':0.0009")));

    assertThat(onlyPerp().funding().predictedRate()).isNaN();
  }
}
