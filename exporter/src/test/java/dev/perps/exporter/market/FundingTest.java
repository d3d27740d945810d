package dev.perps.exporter.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingTest {
  // 0.01 % a year round: hourly 8760 times, every 4 h 2190 times, every 8 h 1095 times.
  @ParameterizedTest
  @CsvSource({"3600, 0.0008, 0.876", "14400, 0.0002, 0.219", "28800, 0.0001, 0.1095"})
  void normalisesByInterval(double interval, double per8h, double perYear) {
    Funding funding = new Funding(0.0001, Double.NaN, interval, Double.NaN);
    assertThat(funding.rate8h()).isCloseTo(per8h, within(1e-15));
    assertThat(funding.apr()).isCloseTo(perYear, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001, 28800, 1700000000, 0.0001",
    "0.0001, 28800, NaN, 0.0001",
    "0, 28800, 1700000000, 0", // of nothing to pay, this time
    "0, 28800, NaN, NaN", // of nothing to pay, ever
    "0.0001, NaN, 1700000000, NaN",
    "NaN, 28800, 1700000000, NaN"
  })
  void announcedRateNeedsItsIntervalAndIfZeroItsPayment(
      double rate, double interval, double next, double expected) {
    assertThat(Funding.announced(rate, interval, next))
        .isEqualTo(new Funding(expected, Double.NaN, interval, next));
  }

  // an hourly payment at 1700000000
  @ParameterizedTest
  @CsvSource({
    "1699999999, 3600, 1700000000",
    "1700000000, 3600, 1700000000",
    "1700000001, 3600, 1700003600", // made a second ago
    "1700000599, 3600, 1700003600",
    "1700000600, 3600, 1700000000", // what came after is not known
    "1700000100, 60, 1700000000", // nor here
    "1700000001, NaN, 1700000000",
    "NaN, 3600, 1700000000",
  })
  void afterAPaymentTheNextIsAnIntervalLater(double moment, double interval, double expected) {
    Funding funding = new Funding(0.0001, 0.0002, interval, 1700000000);

    assertThat(funding.at(moment)).isEqualTo(new Funding(0.0001, 0.0002, interval, expected));
  }

  @Test
  void withoutAPaymentThereIsNoneAfterIt() {
    Funding funding = Funding.announced(0.0001, 3600, Double.NaN);

    assertThat(funding.at(1700000001)).isEqualTo(funding);
  }

  @Test
  void withoutIntervalThereIsNothingToCompare() {
    Funding funding = new Funding(0.0001, Double.NaN, Double.NaN, Double.NaN);
    assertThat(funding.rate8h()).isNaN();
    assertThat(funding.apr()).isNaN();
  }
}
