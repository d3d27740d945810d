package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads executions of the last 30 days, page by page, and keeps them: they alone tell who was maker
 * and which rate was charged. For one thread at a time.
 */
public final class ExecutionReader {
  private static final Duration SPAN = Duration.ofDays(30);
  private static final Duration KEPT = Duration.ofDays(31);

  /** Executions may be told a little out of order. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final KeptLedger ledger;
  private final InstantSource clock;
  private Instant since = Instant.EPOCH;
  private String next = "";

  /** Of which ledger {@code next} is, and of which all has been read. */
  private OptionalLong reading = OptionalLong.empty();

  private OptionalLong complete = OptionalLong.empty();

  public ExecutionReader(KeptLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Reads one page and keeps it. Reads nothing before {@link LedgerReader} has learnt whose ledger
   * this is, since executions do not tell.
   *
   * @return whether there may be more
   * @throws dev.perps.exporter.exchange.ExchangeException when Kraken has no good answer: what is
   *     kept stays, and the next call goes on after it
   * @throws LedgerException when the page cannot be kept: likewise
   */
  public boolean advance(AccountApi api) {
    OptionalLong turn = ledger.turn();
    if (turn.isEmpty()) {
      return false;
    }
    String asked = turn.equals(reading) ? next : "";
    reading = turn;
    next = ""; // a failure begins anew, after what is kept
    since = asked.isEmpty() ? begin() : since;
    AccountApi.EventPage<Execution> page = api.executions(since, asked);
    ledger.withStore(store -> new ExecutionStore(store).keep(page.events()));
    if (!page.events().isEmpty() && !page.next().isEmpty() && !page.next().equals(asked)) {
      next = page.next();
      return true;
    }
    Instant old = clock.instant().minus(KEPT);
    ledger.withStore(store -> new ExecutionStore(store).deleteBefore(old));
    complete = turn;
    return false;
  }

  private Instant begin() {
    Instant first = clock.instant().minus(SPAN);
    Instant kept =
        ledger
            .fromStore(store -> new ExecutionStore(store).newest())
            .map(newest -> newest.minus(OVERLAP))
            .orElse(first);
    return kept.isBefore(first) ? first : kept;
  }

  /** Of the last 30 days; empty until they have been read to their end since the start. */
  public Optional<ChargedRates> charged() {
    if (complete.isEmpty() || !complete.equals(ledger.turn())) {
      return Optional.empty();
    }
    Instant first = clock.instant().minus(SPAN);
    return Optional.of(ledger.fromStore(store -> new ExecutionStore(store).charged(first)));
  }
}
