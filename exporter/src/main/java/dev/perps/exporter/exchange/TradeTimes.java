package dev.perps.exporter.exchange;

import dev.perps.exporter.market.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;

/**
 * Dates an answer whose rows only tell when their market was last traded. In a thin market that is
 * long ago, although the row is as new as the others: the newest trade of all markets dates the
 * answer.
 *
 * @param newest Unix seconds of the newest trade; NaN where no row tells of one
 */
public record TradeTimes(double newest) {
  private static final double DAY = Duration.ofDays(1).toSeconds();

  /** Clocks differ a little; a row that lies further ahead does not date the others. */
  private static final double AHEAD = Duration.ofMinutes(1).toSeconds();

  /**
   * Finds the newest trade. Where all of them lie ahead of now, the exchange's clock does, and the
   * one that is ahead least counts.
   *
   * @param trades Unix seconds; what is absent or not finite is passed over
   */
  public static TradeTimes of(DoubleStream trades, Instant now) {
    double soon = now.getEpochSecond() + AHEAD;
    double newest = Figure.ABSENT;
    for (double trade : trades.filter(Double::isFinite).toArray()) {
      boolean better = newest > soon ? trade < newest : trade > newest && trade <= soon;
      if (Double.isNaN(newest) || better) {
        newest = trade;
      }
    }
    return new TradeTimes(newest);
  }

  /**
   * When a row was made, in Unix seconds. One without a trade in the day before the answer keeps
   * its own time, for its price is of another day, and so does one that lies ahead.
   *
   * @param trade when its market was last traded, Unix seconds; a row that does not tell is as new
   *     as the answer
   */
  public double asOf(double trade) {
    boolean own = Double.isNaN(newest) || trade > newest || trade < newest - DAY;
    return own ? trade : newest;
  }
}
