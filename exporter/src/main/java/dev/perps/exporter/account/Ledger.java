package dev.perps.exporter.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of one account's log add up to, each question answered exactly. Contracts are lower
 * case; rows of none stand under the empty name. Thread-safe; nothing here asks Kraken.
 */
public interface Ledger {

  /** Rows that are kept. */
  long rows();

  /** The highest id that is kept; 0 for none. */
  long lastId();

  /** When the oldest row was booked; empty without rows. */
  Optional<Instant> began();

  /** When the newest row was booked. */
  Optional<Instant> newest();

  /** Rows with an amount in a currency that nobody told the worth of: the sums lack them. */
  long unpriced();

  /** Sums since the ledger began, by contract. */
  Map<String, Totals> ever();

  /**
   * Sums by contract of rows booked in a span of the last 92 days.
   *
   * @param from inclusive
   * @param to exclusive
   */
  Map<String, Totals> between(Instant from, Instant to);

  /** Sums over all contracts of a UTC day of the last 92. */
  Totals day(LocalDate day);

  /** The position in a contract, if it is open. */
  Optional<PositionLife> open(String contract);

  /** Positions closed in the last 31 days, the newest first. */
  List<ClosedPosition> closed();
}
