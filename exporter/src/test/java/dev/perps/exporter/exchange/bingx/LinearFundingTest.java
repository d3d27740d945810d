package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.Funding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funding rates, and the intervals without which they have no meaning. */
class LinearFundingTest extends LinearFixture {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'0.0001' | 1702742400000 | 8   | 0.0001 | 28800",
        "'0.0001' | 1702742400000 | '1' | 0.0001 | 3600",
        "'0'      | 1702742400000 | 8   | 0      | 28800", // a zero that will be charged
        "'0'      | 0             | 8   | NaN    | 28800", // and one that will not
        "''       | 1702742400000 | 8   | NaN    | 28800",
        "'0.0001' | 1702742400000 | ''  | NaN    | NaN", // others tell theirs
        "'0.0001' | 1702742400000 | 0   | NaN    | NaN",
      })
  void fundingOfContractsThatTellTheirInterval(
      String rate, String next, String hours, Double expected, Double interval) {
    api.json(CONTRACTS, rows(contract("A-USDT", "A"), contract("B-USDT", "B")))
        .json(
            PREMIUMS,
            rows(
                funded("A-USDT", rate, next, hours),
                funded("B-USDT", "'0'", "1702742400000", "4")));

    Funding funding = feed.collect(api).perps().getFirst().funding();

    assertThat(funding.rate()).isEqualTo(expected);
    assertThat(funding.intervalSeconds()).isEqualTo(interval);
    assertThat(funding.predictedRate()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "1702742400000, 28800", // 16:00 UTC
    "1702728000000, NaN", // 12:00 UTC: not every eight hours
    "0, NaN",
  })
  void whereNoneTellsItsIntervalEightHoursAreBelievedAtTheirTimesOnly(long next, Double interval) {
    api.json(CONTRACTS, rows(contract("A-USDT", "A")))
        .json(
            PREMIUMS,
            rows(
                "{'symbol':'A-USDT','markPrice':'3','lastFundingRate':'0.0001','nextFundingTime':%d}"
                    .formatted(next)));

    assertThat(onlyPerp().funding().intervalSeconds()).isEqualTo(interval);
  }

  private static String funded(String symbol, String rate, String next, String hours) {
    return ("{'symbol':'%s','markPrice':'3','lastFundingRate':%s,'nextFundingTime':%s,"
            + "'fundingIntervalHours':%s}")
        .formatted(symbol, rate, next, hours);
  }
}
