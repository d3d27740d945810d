package dev.perps.exporter.account.ledger;

import static dev.perps.exporter.account.ledger.Entries.cash;
import static dev.perps.exporter.account.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerStoreTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T10:15:00Z"));

  @TempDir Path directory;

  private KeptLedger open() {
    return KeptLedger.open(directory, "main", CLOCK);
  }

  private void fill(int rows) {
    try (KeptLedger ledger = open()) {
      ledger.turnTo("uid");
      ledger.add(rows(1, rows));
    }
  }

  private static List<LedgerRow> rows(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(id -> cash(id, "pf_xbtusd", "execution-" + id).fee("1").row())
        .toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void sql(String... statements) throws SQLException {
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("main.db"));
        var statement = db.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  @Test
  void decimalsAreKeptAsKrakenWroteThem() {
    LedgerRow full =
        entry(7, EntryKind.LIQUIDATION)
            .at("2026-11-20T12:00:00.123Z")
            .asset("xbt")
            .of("pi_xbtusd")
            .execution("uid")
            .fee("0.0000")
            .pnl("-1E-7")
            .funding("0.10")
            .liquidation("12345678901234567890.123456789012345678901234567890")
            .balance("1", "-1.50")
            .price("1E+3")
            .mark("2")
            .entryPrice("3")
            .spread("0.25")
            .usd("43210.5")
            .row();
    LedgerRow bare = entry(8, EntryKind.TRANSFER).row();
    List<LedgerRow> found = new ArrayList<>();
    try (LedgerStore store = LedgerStore.open(directory, "main", CLOCK)) {
      store.turnTo("uid");
      store.keep(List.of(full, bare), Optional.empty());
      store.after(6, found::add);
    }
    assertThat(found).containsExactly(full, bare);
  }

  @Test
  void filesAreForTheirUserAlone() throws IOException {
    Path deep = directory.resolve("data/kraken-account");
    try (KeptLedger ledger = KeptLedger.open(deep, "main", CLOCK)) {
      ledger.turnTo("uid");
      ledger.add(rows(1, 10));
      assertThat(mode(deep)).isEqualTo("rwx------");
      for (String name : List.of("main.db", "main.db-wal", "main.db-shm", "main.lock")) {
        assertThat(mode(deep.resolve(name))).as(name).isEqualTo("rw-------");
      }
    }
    Files.setPosixFilePermissions(
        deep.resolve("main.db"), PosixFilePermissions.fromString("rw-r--r--"));
    KeptLedger.open(deep, "main", CLOCK).close();
    assertThat(mode(deep.resolve("main.db"))).isEqualTo("rw-------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void nothingIsLeftOfTheNativeLibrary() throws IOException {
    Files.writeString(directory.resolve("sqlite-3.1-left-libsqlitejdbc.so"), "killed");
    fill(1);
    assertThat(names()).containsExactly("main.db", "main.lock");
  }

  @Test
  void onlyOneMayHaveIt() {
    try (KeptLedger first = open()) {
      assertThat(first.rows()).isZero();
      assertThatThrownBy(this::open)
          .isInstanceOf(LedgerException.class)
          .hasMessageStartingWith("ledger " + directory.resolve("main.db"))
          .hasMessageContaining("another program has it open")
          .hasMessageNotContaining("\n");
      KeptLedger.open(directory, "desk", CLOCK).close();
    }
    open().close();
  }

  @Test
  void whatAnotherToolHoldsIsSaidSo() throws SQLException {
    fill(1);
    try (KeptLedger ledger = open();
        var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("main.db"));
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> ledger.add(rows(2, 2)))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("another program has it open");
      statement.execute("ROLLBACK");
      ledger.add(rows(2, 2));
      assertThat(ledger.rows()).isEqualTo(2);
    }
  }

  @Test
  void whatIsNoDatabaseIsMovedAwayAndANewOneBegun() throws IOException {
    Files.writeString(
        directory.resolve("main.db"), "no database, but long enough for a header? ".repeat(100));
    fill(3);
    assertThat(names())
        .containsExactly("main.db", "main.db.damaged-20261121T101500000Z", "main.lock");
    try (KeptLedger ledger = open()) {
      assertThat(ledger.rows()).isEqualTo(3);
    }
  }

  @Test
  void aDatabaseOfAnotherProgramIsMovedAway() throws SQLException, IOException {
    sql("CREATE TABLE theirs (id INTEGER)");
    open().close();
    assertThat(names()).contains("main.db.damaged-20261121T101500000Z");
  }

  /** Where the damage begins, in parts of the file. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.01, 0.3, 0.6, 0.95})
  void damageAnywhereEndsInTheWholeLogAgain(double where) throws IOException {
    fill(2000);
    Path file = directory.resolve("main.db");
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek((long) (bytes.length() * where));
      bytes.write(new byte[20_000]);
    }
    FakeLog kraken = new FakeLog();
    kraken.uid = "uid";
    kraken.rows = rows(1, 2100);
    try (KeptLedger ledger = open()) {
      LedgerReader reader = new LedgerReader(ledger);
      for (int failures = 0; ; ) {
        try {
          while (reader.advance(kraken, (asset, at) -> Optional.empty())) {}
          ledger.between(Entries.NOON, Entries.NOON.plusSeconds(1)); // touches rows
          if (ledger.rows() == 2100) {
            break;
          }
        } catch (LedgerException e) {
          assertThat(++failures).as(e.getMessage()).isLessThan(3);
        }
      }
      assertThat(ledger.ever().get("pf_xbtusd").fees()).isEqualByComparingTo("2100");
      List<Long> ids = new ArrayList<>();
      ledger.withStore(store -> store.after(0, row -> ids.add(row.id())));
      assertThat(ids).isEqualTo(LongStream.rangeClosed(1, 2100).boxed().toList());
    }
  }

  @Test
  void aFileCutShortIsMovedAway() throws IOException {
    fill(2000);
    try (RandomAccessFile bytes =
        new RandomAccessFile(directory.resolve("main.db").toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
    try (KeptLedger ledger = open()) {
      assertThat(ledger.rows()).isZero();
    }
    assertThat(names()).contains("main.db.damaged-20261121T101500000Z");
  }

  @Test
  void aNumberThatIsNoneIsDamage() throws SQLException, IOException {
    fill(3);
    sql("UPDATE ledger SET fee = 'seven' WHERE id = 2");
    try (KeptLedger ledger = open()) {
      assertThat(ledger.rows()).isZero();
    }
    assertThat(names()).contains("main.db.damaged-20261121T101500000Z");
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException, IOException {
    fill(3);
    sql("PRAGMA user_version = 7");
    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("a newer perps-exporter wrote it (schema 7, this one knows 1)")
        .hasMessageContaining("run that one, or move the file away")
        .hasMessageNotContaining("\n");
    assertThat(names()).contains("main.db").noneMatch(name -> name.contains("damaged"));
    sql("PRAGMA user_version = 1");
    open().close();
  }

  @Test
  void anOlderSchemaIsBroughtUpWithItsRows() {
    fill(3);
    List<List<String>> newer = new ArrayList<>(Schema.STEPS);
    newer.add(List.of("ALTER TABLE execution ADD COLUMN note TEXT"));
    try (LedgerStore store = LedgerStore.open(directory, "main", CLOCK, newer)) {
      assertThat(store.count()).isEqualTo(3);
      int columns =
          store.read(
              "SELECT count(*) FROM pragma_table_info('execution') WHERE name = 'note'",
              query -> query.executeQuery().getInt(1));
      assertThat(columns).isEqualTo(1);
    }
    assertThatThrownBy(this::open).hasMessageContaining("schema 2, this one knows 1");
  }

  @Test
  void aMigrationThatFailsLeavesTheFileAsItWas() {
    fill(3);
    List<List<String>> wrong = new ArrayList<>(Schema.STEPS);
    wrong.add(List.of("DROP TABLE ledger", "ALTER TABLE nowhere ADD COLUMN note TEXT"));
    assertThatThrownBy(() -> LedgerStore.open(directory, "main", CLOCK, wrong))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no such table: nowhere");
    try (KeptLedger ledger = open()) {
      assertThat(ledger.rows()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM checkpoint",
        "UPDATE checkpoint SET books = x''",
        "UPDATE checkpoint SET books = x'0000006300000000000000000000'",
        "UPDATE checkpoint SET books = CAST(substr(books, 1, length(books) - 1) || x'07' AS BLOB)",
        "DELETE FROM ledger WHERE id = 1000"
      })
  void withoutAGoodCheckpointTheRowsAreAddedUpAgain(String damage) throws SQLException {
    fill(1000);
    sql(damage);
    try (KeptLedger ledger = open()) {
      long rows = damage.startsWith("DELETE FROM ledger") ? 999 : 1000;
      assertThat(ledger.rows()).isEqualTo(rows);
      assertThat(ledger.lastId()).isEqualTo(rows);
      assertThat(ledger.ever().get("pf_xbtusd").fees()).isEqualByComparingTo(String.valueOf(rows));
    }
  }

  @Test
  void aNameIsNoPath() {
    for (String name : List.of("", "../main", "a/b", "Main", ".main")) {
      assertThatThrownBy(() -> KeptLedger.open(directory, name, CLOCK))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
