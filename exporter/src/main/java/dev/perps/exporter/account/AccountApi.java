package dev.perps.exporter.account;

import dev.perps.exporter.exchange.ExchangeException;
import java.time.Instant;
import java.util.List;

/**
 * What may be asked of one account: nothing that trades, transfers or withdraws is here. Each call
 * blocks, keeps to Kraken's budget and throws {@link ExchangeException} when there is no good
 * answer, {@link KeyRefusal} where that is because of the key. Thread-safe.
 */
public interface AccountApi {
  /** Kraken's own limit of rows of the log in one answer. */
  int MOST_LOG_ROWS = 100_000;

  /**
   * Rows of the log from an id on, ascending.
   *
   * @param from the first id, inclusive
   * @param count at most so many; the answer may be shorter though there is more: only an empty one
   *     is the end
   */
  LogPage log(long from, int count);

  /**
   * A page of the log.
   *
   * @param accountUid whose log it is
   */
  record LogPage(String accountUid, List<LedgerRow> rows) {
    public LogPage {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A page of events.
   *
   * @param next asks for the page after it; empty at the end
   */
  record EventPage<T>(List<T> events, String next) {
    public EventPage {
      events = List.copyOf(events);
    }
  }

  /**
   * Executions, oldest first.
   *
   * @param next of the page before, empty for the first
   */
  EventPage<Execution> executions(Instant since, String next);

  /**
   * What opened, closed or reversed positions in a contract, newest first.
   *
   * @param symbol of the contract
   * @param next of the page before, empty for the first
   */
  EventPage<PositionEvent> turningPoints(String symbol, String next);

  /** Open positions. */
  List<HeldPosition> positions();

  /** Balances and margin. */
  Margin margin();

  /** What Kraken's fee tiers say of this account; absent figures where it does not tell. */
  FeeTiers feeTiers();

  /** Kraken's clock, as of a call just made; to the second. */
  Instant serverTime();
}
