package dev.perps.exporter.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenInterestTest {
  private static final double NOT_FINITE = Double.POSITIVE_INFINITY;

  @Test
  void eachFigureFollowsFromTheOther() {
    assertThat(OpenInterest.ofBase(3, 50)).isEqualTo(new OpenInterest(3, 150));
    assertThat(OpenInterest.ofQuote(150, 50)).isEqualTo(new OpenInterest(3, 150));
  }

  @Test
  void nobodyHoldingAPositionIsAFact() {
    assertThat(OpenInterest.ofBase(0, 50)).isEqualTo(new OpenInterest(0, 0));
    assertThat(OpenInterest.ofQuote(0, 50)).isEqualTo(new OpenInterest(0, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -50, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void withoutAPriceOnlyWhatWasCountedIsKnown(double price) {
    assertThat(OpenInterest.ofBase(3, price)).isEqualTo(new OpenInterest(3, Double.NaN));
    assertThat(OpenInterest.ofQuote(150, price)).isEqualTo(new OpenInterest(Double.NaN, 150));
  }

  @Test
  void anAmountThatIsNotFiniteStaysSoForTheCentralChecks() {
    assertThat(OpenInterest.ofBase(NOT_FINITE, 50))
        .isEqualTo(new OpenInterest(NOT_FINITE, NOT_FINITE));
    assertThat(OpenInterest.ofQuote(NOT_FINITE, 50))
        .isEqualTo(new OpenInterest(NOT_FINITE, NOT_FINITE));
    assertThat(OpenInterest.ofBase(Double.NaN, 50)).isEqualTo(OpenInterest.NONE);
  }
}
