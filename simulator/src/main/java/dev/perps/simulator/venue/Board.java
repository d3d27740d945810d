package dev.perps.simulator.venue;

import java.util.List;
import java.util.function.LongFunction;

/**
 * One section of an exchange (say its USD-M futures) with its state, computed at most once for each
 * second of market time and then shared, so that all answers within a second agree. Thread-safe.
 */
public final class Board {
  private static final long SECOND = 1000;
  private final Venue venue;
  private final LongFunction<List<Contract>> contracts;
  private volatile Snapshot latest;

  /**
   * Makes a board.
   *
   * @param contracts what the section lists at an instant, Unix milliseconds
   */
  public Board(Venue venue, LongFunction<List<Contract>> contracts, long now) {
    this.venue = venue;
    this.contracts = contracts;
    this.latest = compute(second(now));
  }

  public Venue venue() {
    return venue;
  }

  /** State in the second that contains {@code millis}. */
  public Snapshot at(long millis) {
    long second = second(millis);
    Snapshot snapshot = latest;
    if (snapshot.millis() == second) {
      return snapshot;
    }
    synchronized (this) {
      if (latest.millis() != second) {
        latest = compute(second);
      }
      return latest;
    }
  }

  private long second(long millis) {
    return Math.floorDiv(venue.world().marketTime(millis), SECOND) * SECOND;
  }

  private Snapshot compute(long second) {
    return Snapshot.of(venue, contracts.apply(second), second);
  }
}
