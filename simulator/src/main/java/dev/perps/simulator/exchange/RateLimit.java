package dev.perps.simulator.exchange;

import java.time.Duration;

/**
 * A published limit of an exchange.
 *
 * @param name of the pool that requests draw from
 * @param capacity weight that a client may use in each window
 * @param window fixed windows, aligned to the Unix epoch
 */
public record RateLimit(String name, int capacity, Duration window) {
  public Charge charge(int weight) {
    return new Charge(this, weight);
  }
}
