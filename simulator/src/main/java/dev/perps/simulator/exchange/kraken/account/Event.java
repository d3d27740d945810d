package dev.perps.simulator.exchange.kraken.account;

/** Something that was done with an account. */
public sealed interface Event permits Trade, Funding, CashFlow, Conversion {
  /** Unix milliseconds. */
  long time();
}
