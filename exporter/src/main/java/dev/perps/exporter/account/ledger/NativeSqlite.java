package dev.perps.exporter.account.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library. It is unpacked into the data directory, which is the one place
 * that can be written in a container whose file system is read-only, and deleted as soon as it is
 * loaded: a program that is killed would leave it there for ever.
 */
final class NativeSqlite {
  private static final String PLACE = "org.sqlite.tmpdir";

  private NativeSqlite() {}

  static synchronized void load(Path directory) {
    boolean ours = System.getProperty(PLACE) == null;
    if (ours) {
      System.setProperty(PLACE, directory.toAbsolutePath().toString());
    }
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception | LinkageError e) {
      throw LedgerException.cannot(
          directory,
          "SQLite's library cannot be loaded from here; a directory from which programs may run"
              + " can be named by -D"
              + PLACE
              + "=… ("
              + e.getMessage()
              + ")");
    } finally {
      if (ours) {
        System.clearProperty(PLACE);
        tidy(directory);
      }
    }
  }

  private static void tidy(Path directory) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "sqlite-*sqlitejdbc*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Windows does not delete what is loaded; it is unpacked anew at the next start anyway.
    }
  }
}
