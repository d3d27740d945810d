package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Figures that were told and are not what they should be, each with its name. */
final class Differences {
  private final List<String> found = new ArrayList<>();
  private int compared;

  void same(String what, Object expected, Object told) {
    compared++;
    if (!Objects.equals(expected, told)) {
      found.add(what + ": " + expected + " by the book, told " + told);
    }
  }

  /** Differs by no more than so much. */
  void near(String what, BigDecimal expected, BigDecimal told, double most) {
    compared++;
    if (expected.subtract(told).abs().compareTo(BigDecimal.valueOf(most)) > 0) {
      found.add(what + ": " + expected.toPlainString() + " by the book, told " + told);
    }
  }

  /** The same for doubles; NaN is not near anything. */
  void near(String what, double expected, double told, double most) {
    compared++;
    if (!(Math.abs(expected - told) <= most)) {
      found.add(what + ": " + expected + " by the book, told " + told);
    }
  }

  /** None was found, and at least so many figures were compared. */
  void assertNone(int least) {
    assertThat(found).isEmpty();
    assertThat(compared).as("figures compared").isGreaterThanOrEqualTo(least);
  }
}
