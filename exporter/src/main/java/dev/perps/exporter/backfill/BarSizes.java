package dev.perps.exporter.backfill;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.PriceKind;
import java.util.Arrays;
import java.util.Set;

/**
 * Which bars of an exchange's contracts are asked for, as its limits allow and its memory reaches.
 * Immutable.
 *
 * @param seconds that bars of five minutes of one contract take at the pace that the limits allow
 * @param reaching the finest bars that reach back to the first moment
 */
record BarSizes(double seconds, BarSize reaching) {
  /** So long the prices of an exchange may take, in seconds. */
  private static final double LAST_BUDGET = 100;

  /** Mark prices come second. */
  private static final double MARK_BUDGET = 45;

  /** Finest first. */
  private static final BarSize[] SIZES = {BarSize.M5, BarSize.M15, BarSize.H1};

  /**
   * What bars of five minutes of one contract that was listed all the time have shown.
   *
   * @param bars rows that begin with the bar's start, oldest first
   */
  static BarSizes measured(Set<BarSize> sizes, double[][] bars, double seconds, Plan plan) {
    long oldest = bars.length == 0 ? plan.from() : (long) bars[0][0];
    long missing = oldest - plan.from();
    // An exchange that keeps so many bars of each size keeps three times as long of the next.
    long kept = plan.to() - oldest;
    BarSize reaching = BarSize.M5;
    for (BarSize size : SIZES) {
      boolean reaches =
          missing < 2 * Plan.STEP || kept * size.seconds() / Plan.STEP >= plan.to() - plan.from();
      if (sizes.contains(size) && reaches) {
        reaching = size;
        break;
      }
    }
    return new BarSizes(seconds, reaching);
  }

  /** The finest bars that reach back and fit into the budget for so many more contracts. */
  BarSize affordable(PriceKind kind, int contracts) {
    double budget = (kind == PriceKind.LAST ? LAST_BUDGET : MARK_BUDGET) - seconds;
    for (BarSize size : SIZES) {
      double cost = contracts * seconds * Plan.STEP / size.seconds();
      if (size.compareTo(reaching) >= 0 && cost <= budget) {
        return size;
      }
    }
    return BarSize.H1;
  }

  double[][] toRows() {
    return new double[][] {{seconds, reaching.seconds()}};
  }

  /** From {@link #toRows}. */
  static BarSizes of(double[][] rows) {
    BarSize reaching =
        Arrays.stream(SIZES)
            .filter(size -> size.seconds() == rows[0][1])
            .findFirst()
            .orElse(BarSize.M5);
    return new BarSizes(rows[0][0], reaching);
  }
}
