package dev.perps.exporter.account.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file of a ledger cannot be used. The message is one line that names the file, what is the
 * matter and what to do. The stack is not kept, since the message says all.
 */
public final class LedgerException extends RuntimeException {
  private static final String NEW_ONE = "the log is read from Kraken anew";

  private final boolean damaged;

  private LedgerException(String message, boolean damaged) {
    super(message, null, false, false);
    this.damaged = damaged;
  }

  static LedgerException of(Path file, SQLException e) {
    String why = " (" + e.getMessage() + ")";
    return switch (code(e)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new LedgerException("ledger " + file + " is damaged" + why, true);
      case SQLITE_BUSY, SQLITE_LOCKED -> inUse(file);
      case SQLITE_FULL ->
          cannot(file, "no room is left on its disk: make some; what is missing is read later");
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
          cannot(file, "cannot be written: let the program's user write it and its folder" + why);
      default -> cannot(file, "cannot be used: see to its disk, or move it away" + why);
    };
  }

  private static SQLiteErrorCode code(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return SQLiteErrorCode.SQLITE_ERROR;
    }
    // The lowest byte is the kind, the others say more of it.
    return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
  }

  static LedgerException cannot(Path file, String what) {
    return new LedgerException("ledger " + file + ": " + what, false);
  }

  static LedgerException foreign(Path file) {
    return new LedgerException("ledger " + file + " is a database of another program", true);
  }

  static LedgerException inUse(Path file) {
    return cannot(
        file,
        "another program has it open; only one perps-exporter may keep a ledger: stop the other"
            + " one, or give each a data directory of its own");
  }

  static LedgerException newer(Path file, int version, int known) {
    return cannot(
        file,
        "a newer perps-exporter wrote it (schema "
            + version
            + ", this one knows "
            + known
            + "): run that one, or move the file away, and "
            + NEW_ONE);
  }

  /** Whether the file is to be moved away: nothing in it can be trusted. */
  boolean isDamaged() {
    return damaged;
  }
}
