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
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The ledger of one account and what reads it on. A ledger that cannot be kept is a failure like
 * one of a call. For one thread at a time, but {@link #isWhole} and {@link #close}.
 */
final class AccountLedger implements AutoCloseable {
  private final KeptLedger kept;
  private final LedgerReader rows;
  private final ExecutionReader executions;
  private final PriceSource prices;
  private final InstantSource clock;

  /** Which ledger it was that was read to its end. */
  private volatile OptionalLong complete = OptionalLong.empty();

  /** Opens what is kept, or throws {@link LedgerException}. */
  AccountLedger(Path directory, String account, PriceSource prices, InstantSource clock) {
    this.kept = KeptLedger.open(directory, account, clock);
    this.rows = new LedgerReader(kept);
    this.executions = new ExecutionReader(kept, clock);
    this.prices = prices;
    this.clock = clock;
  }

  /** Reads the log to its end. */
  LedgerReading readOn(AccountApi api) {
    return kept(
        () -> {
          Instant asked;
          do {
            asked = clock.instant();
          } while (rows.advance(api, prices));
          complete = kept.turn();
          return new LedgerReading(kept, asked);
        });
  }

  /**
   * Whether what was last read to its end is still all here: neither lost since, nor another
   * account's. Any thread may ask.
   */
  boolean isWhole() {
    OptionalLong read = complete;
    try {
      return read.isPresent() && read.equals(kept.turn());
    } catch (LedgerException e) {
      return false; // as the next reading will say
    }
  }

  /** Reads executions to their end. */
  Optional<ChargedRates> readExecutions(AccountApi api) {
    return kept(
        () -> {
          while (executions.advance(api)) {
            // page by page
          }
          return executions.charged();
        });
  }

  long rows() {
    return kept.rows();
  }

  private static <T> T kept(Supplier<T> work) {
    try {
      return work.get();
    } catch (LedgerException e) {
      throw new ExchangeException(FailureReason.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    kept.close();
  }
}
