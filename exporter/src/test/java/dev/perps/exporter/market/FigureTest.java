package dev.perps.exporter.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  @ParameterizedTest
  @CsvSource({
    "12.5, 12.5",
    "-1, -1",
    "0, NaN",
    "-0.0, NaN",
    "NaN, NaN",
    "Infinity, Infinity" // for the central checks to drop and count
  })
  void zeroStandsForAbsence(double stated, Double expected) {
    assertThat(Figure.nonZero(stated)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, 12.5",
    "1e-300, 1e-300",
    "0, NaN",
    "-1, NaN",
    "NaN, NaN",
    "Infinity, NaN",
    "-Infinity, NaN"
  })
  void onlyARealPriceIsReckonedWith(double price, Double expected) {
    assertThat(Figure.priceToReckonWith(price)).isEqualTo(expected);
  }

  @Test
  void firstKnownFigure() {
    assertThat(Figure.firstKnown(Double.NaN, 0, 3)).isZero();
    assertThat(Figure.firstKnown(2, Double.NaN)).isEqualTo(2);
    assertThat(Figure.firstKnown(Double.NaN, Double.POSITIVE_INFINITY, 1)).isInfinite();
    assertThat(Figure.firstKnown(Double.NaN, Double.NaN)).isNaN();
    assertThat(Figure.firstKnown()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"1753787874013, 1753787874.013", "0, NaN", "NaN, NaN", "Infinity, Infinity"})
  void secondsOfMilliseconds(double milliseconds, Double expected) {
    assertThat(Figure.seconds(milliseconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09T00:35:00Z, 2026-10-09T01:00:00Z",
    "2026-10-09T00:59:59.999Z, 2026-10-09T01:00:00Z",
    "2026-10-09T01:00:00Z, 2026-10-09T02:00:00Z",
    "2026-12-31T23:00:00.001Z, 2027-01-01T00:00:00Z"
  })
  void nextFullHour(Instant now, Instant expected) {
    assertThat(Figure.nextFullHour(now)).isEqualTo(expected.getEpochSecond());
  }
}
