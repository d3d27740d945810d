package dev.perps.simulator.venue;

/** Where a contract stands between its announcement and its end. Only {@link #LIVE} ones trade. */
public enum Phase {
  /** Announced: the exchange lists it, nobody can trade it yet. */
  PENDING,
  LIVE,
  /** No new orders: the exchange is closing it down. */
  SETTLING,
  /** Closed, but rows of it are still around in some answers. */
  DELISTED,
  /** Not in any answer. */
  GONE
}
