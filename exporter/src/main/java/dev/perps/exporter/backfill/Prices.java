package dev.perps.exporter.backfill;

import dev.perps.exporter.market.BarSize;
import java.util.Arrays;

/**
 * One price of a contract at each step: the close of the bar that ends there. Bars longer than a
 * step stand until the next one can, and where there is no bar there is no price. Immutable.
 */
final class Prices {
  /** No price at any time. */
  static final Prices NONE = new Prices(new double[0]);

  private final double[] closes;

  private Prices(double[] closes) {
    this.closes = closes;
  }

  /**
   * Puts bars on the steps.
   *
   * @param coarseFirst closes of bars of one size each; where two tell, the later one in the list
   *     counts
   */
  static Prices of(Plan plan, Iterable<Closes> coarseFirst) {
    double[] all = new double[plan.steps()];
    Arrays.fill(all, Double.NaN);
    for (Closes bars : coarseFirst) {
      for (double[] bar : bars.startAndClose()) {
        long end = (long) bar[0] + bars.size().seconds();
        long first = Math.ceilDiv(end - plan.from(), Plan.STEP);
        long last = Math.ceilDiv(end + bars.size().seconds() - plan.from(), Plan.STEP);
        for (long step = Math.max(0, first); step < Math.min(last, all.length); step++) {
          all[(int) step] = bar[1];
        }
      }
    }
    return new Prices(all);
  }

  /** At a step; NaN where it is not known. */
  double at(int step) {
    return step < closes.length ? closes[step] : Double.NaN;
  }

  /**
   * Bars of one size.
   *
   * @param startAndClose rows of start in Unix seconds and close, oldest first; more columns do not
   *     matter
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Closes(BarSize size, double[][] startAndClose) {}
}
