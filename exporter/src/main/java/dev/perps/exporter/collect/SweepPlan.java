package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Freshness;
import java.time.Duration;

/**
 * How often symbols are asked about one at a time.
 *
 * @param round from the start of a round to that of the next
 * @param head how many of the biggest symbols are asked in each round
 * @param tailRounds in how many rounds each of the others is asked once
 * @param lifetime how long an answer is good for: some rounds more, so that a slow one leaves no
 *     holes
 */
record SweepPlan(Duration round, int head, int tailRounds, Duration lifetime) {
  private static final int ALL = Integer.MAX_VALUE;

  /** The biggest markets of an exchange hold most of its open interest. */
  private static final int HEAD = 10;

  /** An hour in the balanced profile. */
  private static final int TAIL_ROUNDS = 60;

  /** How much longer a round of what moves slowest takes. */
  private static final int RARELY = 10;

  /** It is believed for an hour after its moment, and must have been asked anew by then. */
  private static final Duration RARELY_AT_MOST = Duration.ofMinutes(20);

  /** The plan for one of the swept kinds of answer. */
  static SweepPlan of(Freshness freshness, Pace pace) {
    Duration round = pace.sweepInterval();
    return switch (freshness) {
      case SWEPT_WHOLE -> new SweepPlan(round, ALL, 1, round.multipliedBy(3));
      case SWEPT_RARELY -> {
        Duration rare = least(round.multipliedBy(RARELY), RARELY_AT_MOST);
        yield new SweepPlan(rare, ALL, 1, rare.multipliedBy(3));
      }
      case SWEPT -> new SweepPlan(round, HEAD, TAIL_ROUNDS, round.multipliedBy(2 * TAIL_ROUNDS));
      case PRICES, SLOW, TERMS, INSTRUMENTS, HISTORY ->
          throw new IllegalArgumentException("not swept: " + freshness.label());
    };
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
