package dev.perps.simulator.exchange;

import java.time.Duration;

/**
 * A published limit of an exchange.
 *
 * @param name of the pool that requests draw from
 * @param capacity weight that a client may use in each window
 * @param window fixed windows, aligned to the Unix epoch; of a bucket the time in which an empty
 *     one fills up
 * @param bucket whether the budget comes back bit by bit, and a refused request costs nothing
 */
public record RateLimit(String name, int capacity, Duration window, boolean bucket) {
  /** A budget that is new in each window. */
  public RateLimit(String name, int capacity, Duration window) {
    this(name, capacity, window, false);
  }

  /** A budget that comes back bit by bit. */
  public static RateLimit bucket(String name, int capacity, Duration window) {
    return new RateLimit(name, capacity, window, true);
  }

  public Charge charge(int weight) {
    return new Charge(this, weight);
  }
}
