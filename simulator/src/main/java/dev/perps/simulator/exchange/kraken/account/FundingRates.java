package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Venue;

/** Funding rates as the public side publishes them. */
@FunctionalInterface
public interface FundingRates {
  /** Absolute rate of the period that starts at {@code start}, Unix milliseconds. */
  double absolute(Venue venue, Contract contract, long start);
}
