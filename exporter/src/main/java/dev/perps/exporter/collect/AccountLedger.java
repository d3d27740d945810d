package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.PriceSource;
import dev.perps.exporter.account.figures.LedgerReading;
import dev.perps.exporter.account.ledger.ExecutionReader;
import dev.perps.exporter.account.ledger.KeptLedger;
import dev.perps.exporter.account.ledger.LedgerException;
import dev.perps.exporter.account.ledger.LedgerReader;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ledger of one account and what reads it on. A ledger that cannot be kept is a failure like
 * one of a call. For one thread at a time, but {@link #rows} and {@link #close}.
 */
final class AccountLedger implements AutoCloseable {
  private final KeptLedger kept;
  private final LedgerReader rows;
  private final ExecutionReader executions;
  private final PriceSource prices;
  private final InstantSource clock;

  /** Opens what is kept, or throws {@link LedgerException}. */
  AccountLedger(Path directory, String account, PriceSource prices, InstantSource clock) {
    this.kept = KeptLedger.open(directory, account, clock);
    this.rows = new LedgerReader(kept);
    this.executions = new ExecutionReader(kept, clock);
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * Reads the log to its end.
   *
   * @param lost told when rows that were here are not any more, so that what is here is not all
   *     that Kraken has until this returns
   */
  LedgerReading readOn(AccountApi api, Runnable lost) {
    return kept(
        () -> {
          long known = kept.rows();
          Instant asked;
          boolean more;
          do {
            asked = clock.instant();
            more = rows.advance(api, prices);
            if (kept.rows() < known) {
              lost.run();
            }
            known = kept.rows();
          } while (more);
          return new LedgerReading(kept, asked);
        },
        lost);
  }

  /** Reads executions to their end. */
  Optional<ChargedRates> readExecutions(AccountApi api) {
    return kept(
        () -> {
          while (executions.advance(api)) {
            // page by page
          }
          return executions.charged();
        },
        () -> {});
  }

  long rows() {
    return kept.rows();
  }

  private static <T> T kept(Supplier<T> work, Runnable lost) {
    try {
      return work.get();
    } catch (LedgerException e) {
      lost.run();
      throw new ExchangeException(FailureReason.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    kept.close();
  }
}
