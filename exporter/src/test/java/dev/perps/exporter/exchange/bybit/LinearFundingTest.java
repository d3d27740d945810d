package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.Funding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funding rates, and the intervals without which they have no meaning. */
class LinearFundingTest extends LinearFixture {
  @ParameterizedTest
  @CsvSource({
    "'\"4\"',480,14400", // hours of the ticker
    "'\"\"',480,28800", // minutes of the contract list
    "null,60,3600",
    "'\"0\"',240,14400",
  })
  void interval(String hours, String minutes, double seconds) {
    api.json(INSTRUMENTS, rows(contract("BTCUSDT", "BTC").replace(":480", ":" + minutes)))
        .json(TICKERS, rows(funded("'0.0001'", "'1762243200000'", hours)));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(0.0001, NONE, seconds, 1762243200));
  }

  @Test
  void aRateWithoutAnIntervalIsNotTold() {
    api.json(INSTRUMENTS, rows(contract("BTCUSDT", "BTC").replace(":480", ":0")))
        .json(TICKERS, rows(funded("'0.0001'", "'1762243200000'", "''")));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, NONE, 1762243200));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\"','\"1762243200000\"',NaN,1762243200",
    "null,'\"1762243200000\"',NaN,1762243200",
    "'\"0\"','\"1762243200000\"',0,1762243200", // a rate of zero is a rate
    "'\"0\"','\"0\"',NaN,NaN", // unless it is never charged
    "'\"0.0002\"','\"\"',0.0002,NaN",
  })
  void rate(String rate, String next, double expectedRate, double expectedNext) {
    api.json(INSTRUMENTS, rows(contract("BTCUSDT", "BTC")))
        .json(TICKERS, rows(funded(rate, next, "'8'")));

    assertThat(onlyPerp().funding())
        .isEqualTo(new Funding(expectedRate, NONE, 28800, expectedNext));
  }

  private static String funded(String rate, String next, String hours) {
    return "{'symbol':'BTCUSDT','fundingRate':%s,'nextFundingTime':%s,'fundingIntervalHour':%s,"
            .formatted(rate, next, hours)
        + "'markPrice':'3'}";
  }
}
