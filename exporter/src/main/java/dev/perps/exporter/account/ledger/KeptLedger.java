package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.Ledger;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ledger of one account, on disk with its sums in memory. Thread-safe; any method may throw
 * {@link LedgerException}. A file that turns out damaged is moved away, and the ledger is empty
 * then until it has been read again.
 */
public final class KeptLedger implements Ledger, AutoCloseable {
  private static final System.Logger logger = System.getLogger(KeptLedger.class.getName());

  /** Rows until a checkpoint is due: what a start has to add up at most. */
  private static final int CHECKPOINT_ROWS = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final String account;
  private final LedgerStore store;
  private final InstantSource clock;
  private Books books = new Books();
  private long checkpointRows;
  private boolean stale = true;
  private boolean known;
  private long turns;

  private KeptLedger(String account, LedgerStore store, InstantSource clock) {
    this.account = account;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Opens what is kept of an account.
   *
   * @param directory where the files are; made, for the program's user alone, if it is missing
   * @param account the user's name for it
   */
  public static KeptLedger open(Path directory, String account, InstantSource clock) {
    LedgerStore store = LedgerStore.open(directory, account, clock);
    KeptLedger ledger = new KeptLedger(account, store, clock);
    try {
      ledger.locked(() -> true);
    } catch (LedgerException e) {
      if (!e.isDamaged()) {
        store.close();
        throw e;
      }
      ledger.locked(() -> true); // the new file
    }
    return ledger;
  }

  /** After a failure memory and disk may differ: what is on disk counts. */
  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      if (stale) {
        load();
      }
      return work.get();
    } catch (LedgerException e) {
      stale = true;
      if (e.isDamaged()) {
        store.startOver(e);
        known = false;
        turns++;
      }
      throw e;
    } catch (RuntimeException e) {
      stale = true;
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void load() {
    books = store.checkpoint().flatMap(Checkpoint::decode).orElseGet(Books::new);
    checkpointRows = books.rows;
    store.after(books.lastId, books::add);
    if (books.rows != store.count()) {
      books = new Books();
      checkpointRows = 0;
      store.after(0, books::add);
    }
    stale = false;
    keep(List.of());
  }

  private void keep(List<LedgerRow> rows) {
    rows.forEach(books::add);
    boolean due = books.rows - checkpointRows >= CHECKPOINT_ROWS;
    if (due || !rows.isEmpty()) {
      store.keep(rows, due ? Optional.of(Checkpoint.encode(books)) : Optional.empty());
      checkpointRows = due ? books.rows : checkpointRows;
    }
  }

  /** Keeps rows of the current account, all or none. */
  void add(List<LedgerRow> ascending) {
    locked(
        () -> {
          keep(ascending);
          return true;
        });
  }

  /** From now on the ledger is of this Kraken account; rows of others stay apart. */
  void turnTo(String uid) {
    locked(
        () -> {
          Optional<String> before = store.lastUid();
          if (!before.equals(Optional.of(uid))) {
            before.ifPresent(
                other ->
                    logger.log(
                        System.Logger.Level.WARNING,
                        "Kraken account {0}: its key is of another account at Kraken than before;"
                            + " the ledger of each is kept apart",
                        account));
            store.turnTo(uid);
            load();
            turns++;
          }
          known = true;
          return true;
        });
  }

  /**
   * A number that tells one ledger from another; empty until Kraken has told whose this is, since
   * the program was started or a damaged file was moved away.
   */
  public OptionalLong turn() {
    return locked(() -> known ? OptionalLong.of(turns) : OptionalLong.empty());
  }

  /** Does something with the store while nobody else does. */
  void withStore(Consumer<LedgerStore> work) {
    locked(
        () -> {
          work.accept(store);
          return true;
        });
  }

  <T> T fromStore(Function<LedgerStore, T> work) {
    return locked(() -> work.apply(store));
  }

  @Override
  public long rows() {
    return locked(() -> books.rows);
  }

  @Override
  public long lastId() {
    return locked(() -> books.lastId);
  }

  @Override
  public Optional<Instant> began() {
    return locked(() -> Optional.ofNullable(books.began));
  }

  @Override
  public Optional<Instant> newest() {
    return locked(() -> Optional.ofNullable(books.newest));
  }

  @Override
  public long unpriced() {
    return locked(() -> books.unpriced);
  }

  @Override
  public Map<String, Totals> ever() {
    return locked(() -> Map.copyOf(books.ever));
  }

  /** {@inheritDoc} An older span is right too, but takes longer. */
  @Override
  public Map<String, Totals> between(Instant from, Instant to) {
    return locked(() -> new Span(store, books).sum(from, to));
  }

  @Override
  public Totals day(LocalDate day) {
    return between(start(day), start(day.plusDays(1))).values().stream()
        .reduce(Totals.ZERO, Totals::plus);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public Optional<PositionLife> open(String contract) {
    return locked(() -> books.open(contract));
  }

  @Override
  public List<ClosedPosition> closed() {
    Instant since = clock.instant().minus(Lives.KEPT);
    return locked(books::closed).stream()
        .filter(position -> !position.closedAt().isBefore(since))
        .toList();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      store.close();
    } finally {
      lock.unlock();
    }
  }
}
