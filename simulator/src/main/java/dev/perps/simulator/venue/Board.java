package dev.perps.simulator.venue;

import dev.perps.simulator.world.Turmoil;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One section of an exchange (say its USD-M futures) with its state, computed at most once for each
 * second of market time and then shared, so that all answers within a second agree. A shock makes
 * it anew. Thread-safe.
 */
public final class Board {
  private static final long SECOND = 1000;
  private final Venue venue;
  private final LongFunction<List<Contract>> contracts;
  private volatile State latest;

  /**
   * Makes a board.
   *
   * @param contracts what the section lists at an instant, Unix milliseconds
   */
  public Board(Venue venue, LongFunction<List<Contract>> contracts, long now) {
    this.venue = venue;
    this.contracts = contracts;
    this.latest = compute(second(now), venue.world().turmoil());
  }

  public Venue venue() {
    return venue;
  }

  /** State in the second that contains {@code millis}. */
  public Snapshot at(long millis) {
    long second = second(millis);
    Turmoil turmoil = venue.world().turmoil();
    State state = latest;
    if (state.is(second, turmoil)) {
      return state.snapshot();
    }
    synchronized (this) {
      if (!latest.is(second, turmoil)) {
        latest = compute(second, turmoil);
      }
      return latest.snapshot();
    }
  }

  private long second(long millis) {
    return Math.floorDiv(venue.world().marketTime(millis), SECOND) * SECOND;
  }

  private State compute(long second, Turmoil turmoil) {
    return new State(Snapshot.of(venue, contracts.apply(second), second), turmoil);
  }

  private record State(Snapshot snapshot, Turmoil turmoil) {
    boolean is(long second, Turmoil current) {
      return snapshot.millis() == second && turmoil.equals(current);
    }
  }
}
