package dev.perps.simulator.exchange.deribit;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Venue;

/**
 * Continuous funding: at each moment the premium of the mark price over the index, less what lies
 * within the damper, is the rate for eight hours.
 */
record DeribitFunding(Venue venue) {
  static final long HOUR = 3_600_000L;
  private static final double DAMPER = 0.00025;

  /** Rate of a moment as if it lasted eight hours. */
  double rate(Contract contract, long at, double mark, double index) {
    double shocked = venue.shockedRate8h(contract, at);
    if (!Double.isNaN(shocked)) {
      return shocked;
    }
    double premium = mark / index - 1;
    double damped = Math.max(DAMPER, premium) + Math.min(-DAMPER, premium);
    double cap =
        switch (contract.symbol()) {
          case "BTC-PERPETUAL" -> 0.005;
          case "ETH-PERPETUAL" -> 0.01;
          default -> 0.05;
        };
    return Math.clamp(damped, -cap, cap);
  }

  /** What one hour cost, a fraction; {@code end} in Unix milliseconds. */
  double hour(Contract contract, long end) {
    long middle = end - HOUR / 2;
    return rate(contract, middle, venue.mark(contract, middle), venue.index(contract, middle)) / 8;
  }

  /** What the eight hours before {@code end} cost. */
  double eightHours(Contract contract, long end) {
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += hour(contract, end - i * HOUR);
    }
    return sum;
  }
}
