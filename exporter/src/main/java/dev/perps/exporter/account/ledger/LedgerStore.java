package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.LedgerRow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Rows, executions and the checkpoint of one account's ledger in a SQLite file. What a method
 * writes is one transaction and is on the disk when it returns: a write-ahead log that is synced
 * with each commit survives the end of the program and of the machine at any moment. SQLite rather
 * than a database written in Java, because that is what it is known for, and because one file
 * results that any tool reads. Rows of different Kraken accounts never mix. Not thread-safe; any
 * method may throw {@link LedgerException}.
 */
final class LedgerStore implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(LedgerStore.class.getName());
  private static final int LOG_BYTES = 4 << 20;

  private final StoreFile file;
  private final InstantSource clock;
  private final List<List<String>> schema;
  private Connection db;

  /**
   * The number under which the current account's rows stand; 0, which has none, before it is known.
   */
  private long account;

  private LedgerStore(StoreFile file, InstantSource clock, List<List<String>> schema) {
    this.file = file;
    this.clock = clock;
    this.schema = schema;
    Connection opened;
    try {
      opened = connect();
    } catch (LedgerException e) {
      if (!e.isDamaged()) {
        throw e;
      }
      moveAside(e);
      opened = connect();
    }
    db = opened;
    account = number();
  }

  /** Opens the ledger of an account by the user's name for it, and makes it if it is missing. */
  static LedgerStore open(Path directory, String account, InstantSource clock) {
    return open(directory, account, clock, Schema.STEPS);
  }

  static LedgerStore open(
      Path directory, String account, InstantSource clock, List<List<String>> schema) {
    StoreFile file = StoreFile.claim(directory, account);
    try {
      NativeSqlite.load(directory);
      return new LedgerStore(file, clock, schema);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private Connection connect() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(LOG_BYTES);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY); // there may be no other place
    Connection connection = null;
    try {
      connection = config.createConnection("jdbc:sqlite:" + file.path().toAbsolutePath());
      Connection made = connection;
      atomically(made, () -> Schema.bring(made, file.path(), schema));
      return made;
    } catch (SQLException e) {
      quietly(connection);
      throw LedgerException.of(file.path(), e);
    } catch (RuntimeException e) {
      quietly(connection);
      throw e;
    }
  }

  private static void quietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      logger.log(System.Logger.Level.DEBUG, "closing after a failure", e);
    }
  }

  /** Moves the damaged file away and begins a new one. */
  void startOver(LedgerException damage) {
    quietly(db);
    moveAside(damage);
    db = connect();
    account = number();
  }

  private void moveAside(LedgerException damage) {
    Path away = file.moveAside(clock.instant());
    logger.log(
        System.Logger.Level.WARNING,
        "{0}: moved to {1}, the log is read from Kraken anew",
        damage.getMessage(),
        away);
  }

  /** The Kraken account whose ledger was kept last. */
  Optional<String> lastUid() {
    return read(
        "SELECT uid FROM account WHERE current = 1",
        query -> {
          try (ResultSet found = query.executeQuery()) {
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
          }
        });
  }

  /** Keeps that the ledger is of this account from now on. */
  void turnTo(String uid) {
    write(
        () -> {
          run("UPDATE account SET current = 0 WHERE current = 1", insert -> {});
          run(
              """
              INSERT INTO account (uid, current) VALUES (?, 1)
              ON CONFLICT (uid) DO UPDATE SET current = 1""",
              insert -> insert.setString(1, uid));
        });
    account = number();
  }

  /**
   * Keeps rows of the current account.
   *
   * @param checkpoint replaces the one that is kept, if there is one
   */
  void keep(List<LedgerRow> rows, Optional<byte[]> checkpoint) {
    write(
        () -> {
          try (PreparedStatement insert = db().prepareStatement(RowSql.INSERT)) {
            for (LedgerRow row : rows) {
              RowSql.bind(insert, account, row);
              insert.addBatch();
            }
            insert.executeBatch();
          }
          if (checkpoint.isPresent()) {
            run(
                "INSERT OR REPLACE INTO checkpoint (account, books) VALUES (?, ?)",
                insert -> {
                  insert.setLong(1, account);
                  insert.setBytes(2, checkpoint.get());
                });
          }
        });
  }

  Optional<byte[]> checkpoint() {
    return read(
        "SELECT books FROM checkpoint WHERE account = ?",
        query -> {
          query.setLong(1, account);
          try (ResultSet found = query.executeQuery()) {
            return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
          }
        });
  }

  /** Rows of the current account. */
  long count() {
    return read(
        "SELECT count(*) FROM ledger WHERE account = ?",
        query -> {
          query.setLong(1, account);
          try (ResultSet found = query.executeQuery()) {
            return found.getLong(1);
          }
        });
  }

  /** Rows of the current account after an id, ascending. */
  void after(long id, Consumer<LedgerRow> use) {
    forEach("id > ? ORDER BY id", query -> query.setLong(2, id), use);
  }

  /**
   * Rows of the current account that were booked in a span.
   *
   * @param from milliseconds since 1970, inclusive
   * @param to exclusive
   */
  void between(long from, long to, Consumer<LedgerRow> use) {
    forEach(
        "at >= ? AND at < ? ORDER BY at, id",
        query -> {
          query.setLong(2, from);
          query.setLong(3, to);
        },
        use);
  }

  /** Rows of the current account with ids in a range, both inclusive. */
  void ids(long from, long to, Consumer<LedgerRow> use) {
    forEach(
        "id BETWEEN ? AND ? ORDER BY id",
        query -> {
          query.setLong(2, from);
          query.setLong(3, to);
        },
        use);
  }

  private void forEach(String where, Binding rest, Consumer<LedgerRow> use) {
    read(
        RowSql.SELECT + where,
        query -> {
          query.setLong(1, account);
          rest.bind(query);
          RowSql.forEach(query, use);
          return use;
        });
  }

  /** The number under which executions and rows of the current account stand. */
  long account() {
    return account;
  }

  private long number() {
    return read(
        "SELECT number FROM account WHERE current = 1",
        query -> {
          try (ResultSet found = query.executeQuery()) {
            return found.next() ? found.getLong(1) : 0L;
          }
        });
  }

  /** Parameters of a statement. */
  @FunctionalInterface
  interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** What is made of a statement's answer. */
  @FunctionalInterface
  interface Reading<T> {
    T of(PreparedStatement query) throws SQLException;
  }

  /** What is written in one transaction. */
  @FunctionalInterface
  interface Writing {
    void write() throws SQLException;
  }

  void run(String sql, Binding parameters) throws SQLException {
    try (PreparedStatement statement = db().prepareStatement(sql)) {
      parameters.bind(statement);
      statement.executeUpdate();
    }
  }

  <T> T read(String sql, Reading<T> reading) {
    try (PreparedStatement query = db().prepareStatement(sql)) {
      return reading.of(query);
    } catch (SQLException e) {
      throw LedgerException.of(file.path(), e);
    }
  }

  void write(Writing writing) {
    boolean done = false;
    try {
      atomically(db(), writing);
      done = true;
    } catch (SQLException e) {
      throw LedgerException.of(file.path(), e);
    } finally {
      if (!done) {
        quietly(db); // which undoes what is not committed, however SQLite left it
      }
    }
  }

  private static void atomically(Connection db, Writing writing) throws SQLException {
    db.setAutoCommit(false);
    writing.write();
    db.commit();
    db.setAutoCommit(true);
  }

  private Connection db() throws SQLException {
    if (db.isClosed()) {
      db = connect();
    }
    return db;
  }

  @Override
  public void close() {
    quietly(db);
    file.close();
  }
}
