package dev.perps.exporter.account.figures;

import dev.perps.exporter.account.Ledger;
import java.time.Instant;

/**
 * A ledger that holds every row that Kraken had booked by a moment. One that is still being read
 * for the first time must not be shown as one: its sums would be too small and would be believed.
 *
 * @param at when Kraken was last asked for newer rows
 */
public record LedgerReading(Ledger ledger, Instant at) {}
