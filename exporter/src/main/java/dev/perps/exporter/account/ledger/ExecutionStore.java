package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.Execution;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Executions of the current account in the file of its ledger. */
final class ExecutionStore {
  private static final String INSERT =
      """
      INSERT OR IGNORE INTO execution (account, uid, at, contract, is_maker, usd_value, fee_rate)
      VALUES (?, ?, ?, ?, ?, ?, ?)""";
  private static final String VOLUME =
      """
      SELECT total(CAST(usd_value AS REAL)) FROM execution
      WHERE account = ? AND at >= ? AND is_maker = ?""";
  private static final String RATE =
      """
      SELECT fee_rate FROM execution
      WHERE account = ? AND at >= ? AND is_maker = ? AND fee_rate IS NOT NULL
      ORDER BY at DESC, uid DESC LIMIT 1""";

  private final LedgerStore store;

  ExecutionStore(LedgerStore store) {
    this.store = store;
  }

  /** Keeps executions, all or none; those that are kept already stay as they are. */
  void keep(List<Execution> executions) {
    store.write(
        () -> {
          for (Execution one : executions) {
            store.run(INSERT, insert -> bind(insert, one));
          }
        });
  }

  private void bind(PreparedStatement insert, Execution one) throws SQLException {
    insert.setLong(1, store.account());
    insert.setString(2, one.uid());
    insert.setLong(3, one.at().toEpochMilli());
    insert.setString(4, one.contract());
    insert.setInt(5, one.isMaker() ? 1 : 0);
    insert.setString(6, one.usdValue().toString());
    if (Double.isNaN(one.feeRate())) {
      insert.setNull(7, Types.REAL);
    } else {
      insert.setDouble(7, one.feeRate());
    }
  }

  void deleteBefore(Instant time) {
    store.write(
        () ->
            store.run(
                "DELETE FROM execution WHERE account = ? AND at < ?",
                delete -> {
                  delete.setLong(1, store.account());
                  delete.setLong(2, time.toEpochMilli());
                }));
  }

  Optional<Instant> newest() {
    return store.read(
        "SELECT max(at) FROM execution WHERE account = ?",
        query -> {
          query.setLong(1, store.account());
          try (ResultSet found = query.executeQuery()) {
            long at = found.getLong(1);
            return found.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
          }
        });
  }

  /** What was charged since a moment. */
  ChargedRates charged(Instant since) {
    return new ChargedRates(
        figure(RATE, since, true),
        figure(RATE, since, false),
        figure(VOLUME, since, true),
        figure(VOLUME, since, false));
  }

  private double figure(String sql, Instant since, boolean maker) {
    return store.read(
        sql,
        query -> {
          query.setLong(1, store.account());
          query.setLong(2, since.toEpochMilli());
          query.setInt(3, maker ? 1 : 0);
          try (ResultSet found = query.executeQuery()) {
            return found.next() ? found.getDouble(1) : Double.NaN;
          }
        });
  }
}
