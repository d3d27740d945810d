package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;

/**
 * A row of the account log.
 *
 * @param id from one on, without gaps
 * @param leg which side of the event it shows
 */
record LogRow(int id, Event event, Leg leg, BigDecimal oldBalance, BigDecimal newBalance) {
  /** Side of an event. */
  enum Leg {
    /** The balance of the wallet. */
    CASH,
    /** The size of the position. */
    POSITION,
    /** Of a conversion: what came. */
    PROCEEDS
  }
}
