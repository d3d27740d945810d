package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.aster.AsterWire.Ticker;
import java.time.Instant;

/**
 * When 24 h tickers were made. A row has only the time of its market's last trade, which in a thin
 * market is long ago although the row is as new as the others: the newest trade of all markets
 * dates the answer.
 *
 * @param newest Unix seconds of the newest trade; NaN where no row tells of one
 */
record TradeTimes(double newest) {
  private static final double DAY = 86_400;

  /** What is dated after now is left out, so that one wrong row does not date the others. */
  static TradeTimes of(Iterable<Ticker> rows, Instant now) {
    double newest = Double.NaN;
    double present = now.toEpochMilli() / 1000.0;
    for (Ticker row : rows) {
      double trade = seconds(row.closeTime());
      if (trade <= present && !(trade <= newest)) {
        newest = trade;
      }
    }
    return new TradeTimes(newest);
  }

  /**
   * When a row was made, in Unix seconds. One without a trade in the day before the answer keeps
   * its own time: its price is of another day.
   */
  double asOf(Ticker row) {
    double trade = seconds(row.closeTime());
    return Double.isNaN(newest) || trade > newest || trade < newest - DAY ? trade : newest;
  }
}
