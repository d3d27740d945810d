package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Rows of the log as rows of the table. */
final class RowSql {
  static final String INSERT =
      """
      INSERT OR IGNORE INTO ledger (account, id, at, kind, asset, contract, margin_account,
        execution, fee, realized_pnl, realized_funding, liquidation_fee, old_balance, new_balance,
        trade_price, mark_price, entry_price, conversion_spread, usd_per_asset)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  static final String SELECT =
      """
      SELECT id, at, kind, asset, contract, margin_account, execution, fee, realized_pnl,
        realized_funding, liquidation_fee, old_balance, new_balance, trade_price, mark_price,
        entry_price, conversion_spread, usd_per_asset
      FROM ledger WHERE account = ? AND\s""";

  private RowSql() {}

  static void bind(PreparedStatement insert, long account, LedgerRow row) throws SQLException {
    insert.setLong(1, account);
    insert.setLong(2, row.id());
    insert.setLong(3, row.at().toEpochMilli());
    insert.setString(4, row.kind().name());
    insert.setString(5, row.asset());
    insert.setString(6, row.contract());
    insert.setString(7, row.marginAccount());
    insert.setString(8, row.execution());
    decimal(insert, 9, row.fee());
    decimal(insert, 10, row.realizedPnl());
    decimal(insert, 11, row.realizedFunding());
    decimal(insert, 12, row.liquidationFee());
    decimal(insert, 13, row.oldBalance());
    decimal(insert, 14, row.newBalance());
    decimal(insert, 15, row.tradePrice());
    decimal(insert, 16, row.markPrice());
    decimal(insert, 17, row.entryPrice());
    decimal(insert, 18, row.conversionSpread());
    decimal(insert, 19, row.usdPerAsset());
  }

  private static void decimal(PreparedStatement insert, int column, @Nullable BigDecimal value)
      throws SQLException {
    insert.setString(column, value == null ? null : value.toString());
  }

  static void forEach(PreparedStatement select, Consumer<LedgerRow> use) throws SQLException {
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        LedgerRow row;
        try {
          row = row(found);
        } catch (IllegalArgumentException e) { // no number, or no kind
          throw new SQLiteException(
              "row " + found.getLong(1) + ": " + e.getMessage(), SQLiteErrorCode.SQLITE_CORRUPT);
        }
        use.accept(row);
      }
    }
  }

  private static LedgerRow row(ResultSet found) throws SQLException {
    return new LedgerRow(
        found.getLong(1),
        Instant.ofEpochMilli(found.getLong(2)),
        EntryKind.valueOf(found.getString(3)),
        found.getString(4),
        found.getString(5),
        found.getString(6),
        found.getString(7),
        decimal(found, 8),
        decimal(found, 9),
        decimal(found, 10),
        decimal(found, 11),
        decimal(found, 12),
        decimal(found, 13),
        decimal(found, 14),
        decimal(found, 15),
        decimal(found, 16),
        decimal(found, 17),
        decimal(found, 18));
  }

  private static @Nullable BigDecimal decimal(ResultSet found, int column) throws SQLException {
    String text = found.getString(column);
    return text == null ? null : new BigDecimal(text);
  }
}
