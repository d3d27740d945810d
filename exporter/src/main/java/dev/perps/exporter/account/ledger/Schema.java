package dev.perps.exporter.account.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how a file of an older version comes to have them. Decimals are text, as Kraken
 * wrote them; {@code at} is milliseconds since 1970.
 */
final class Schema {
  /** "PERP": whose files these are. */
  private static final int APPLICATION = 0x50455250;

  /** Each step takes a file from one version to the next; the first makes it out of nothing. */
  static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE account (
                number INTEGER PRIMARY KEY,
                uid TEXT NOT NULL UNIQUE,
                current INTEGER NOT NULL
              ) STRICT""",
              """
              CREATE TABLE ledger (
                account INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL,
                kind TEXT NOT NULL, asset TEXT NOT NULL, contract TEXT NOT NULL,
                margin_account TEXT NOT NULL, execution TEXT NOT NULL,
                fee TEXT, realized_pnl TEXT, realized_funding TEXT, liquidation_fee TEXT,
                old_balance TEXT, new_balance TEXT, trade_price TEXT, mark_price TEXT,
                entry_price TEXT, conversion_spread TEXT, usd_per_asset TEXT,
                PRIMARY KEY (account, id)
              ) STRICT, WITHOUT ROWID""",
              "CREATE INDEX ledger_at ON ledger (account, at)",
              """
              CREATE TABLE execution (
                account INTEGER NOT NULL, uid TEXT NOT NULL, at INTEGER NOT NULL,
                contract TEXT NOT NULL, is_maker INTEGER NOT NULL, usd_value TEXT NOT NULL,
                fee_rate REAL,
                PRIMARY KEY (account, uid)
              ) STRICT, WITHOUT ROWID""",
              "CREATE INDEX execution_at ON execution (account, at)",
              "CREATE TABLE checkpoint (account INTEGER PRIMARY KEY, books BLOB NOT NULL) STRICT"));

  private Schema() {}

  /** Brings a file to the newest version, in the transaction that is open. */
  static void bring(Connection db, Path file, List<List<String>> steps) throws SQLException {
    int version = number(db, "PRAGMA user_version");
    if (number(db, "PRAGMA application_id") != APPLICATION
        && number(db, "SELECT count(*) FROM sqlite_schema") > 0) {
      throw LedgerException.foreign(file);
    }
    if (version > steps.size()) {
      throw LedgerException.newer(file, version, steps.size());
    }
    if (version == steps.size()) {
      return;
    }
    try (Statement statement = db.createStatement()) {
      for (List<String> step : steps.subList(version, steps.size())) {
        for (String sql : step) {
          statement.execute(sql);
        }
      }
      statement.execute("PRAGMA application_id = " + APPLICATION);
      statement.execute("PRAGMA user_version = " + steps.size());
    }
  }

  static int number(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
