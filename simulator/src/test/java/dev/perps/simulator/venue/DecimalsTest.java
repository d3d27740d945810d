package dev.perps.simulator.venue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "1.5, 2, 1.50",
    "-1.5, 0, -2",
    "0.00000012, 8, 0.00000012",
    "-0.001, 2, 0.00",
    "123456789012345, 4, 123456789012345.0000",
    "99.995, 1, 100.0",
    "0.05, 1, 0.1"
  })
  void writesExactlySoManyDecimals(double value, int decimals, String text) {
    assertThat(Decimals.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 4, 1.5", "2, 4, 2", "0.00000012, 10, 0.00000012", "100, 0, 100"})
  void leavesZerosOut(double value, int decimals, String text) {
    assertThat(Decimals.plain(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1234.567, 2, 1234.57", "1234567, -3, 1235000", "9.3e15, 8, 9.3e15"})
  void rounds(double value, int decimals, double rounded) {
    assertThat(Decimals.round(value, decimals)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({"0", "8"})
  void whatDoesNotExistIsEmpty(int decimals) {
    assertThat(Decimals.fixed(Double.NaN, decimals)).isEmpty();
  }
}
