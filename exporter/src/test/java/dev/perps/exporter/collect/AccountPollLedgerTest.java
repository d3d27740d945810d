package dev.perps.exporter.collect;

import static dev.perps.exporter.account.ledger.Entries.entry;
import static dev.perps.exporter.collect.AccountPollRig.INTERVAL;
import static dev.perps.exporter.collect.AccountPollRig.LEDGER_INTERVAL;
import static dev.perps.exporter.collect.AccountPollRig.STOCK;
import static dev.perps.exporter.collect.AccountPollRig.held;
import static dev.perps.exporter.collect.AccountPollRig.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that is lost or becomes another one while the exporter runs. */
class AccountPollLedgerTest {
  @TempDir Path directory;
  private AccountPollRig rig;

  @BeforeEach
  void start() {
    rig = new AccountPollRig(directory);
    rig.kraken.held.add(held("2"));
    rig.trade("e1", "0", "1", AccountPollRig.START.minus(Duration.ofDays(3)));
    rig.trade("e2", "1", "2", AccountPollRig.START.minus(Duration.ofDays(2)));
    // Funding of the last full hour.
    List<LedgerRow> rows = new ArrayList<>(rig.kraken.rows);
    rows.add(
        entry(5, EntryKind.FUNDING)
            .of("pf_aaplxusd")
            .at(Instant.parse("2026-11-20T12:00:00Z"))
            .funding("-0.7")
            .row());
    rig.kraken.rows = rows;
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static OpenPosition only(AccountFigures figures) {
    return figures.open().orElseThrow().getFirst();
  }

  private static void assertWhole(AccountFigures figures) {
    History history = figures.history().orElseThrow();
    assertThat(history.rows()).isEqualTo(5);
    assertThat(history.ever().get(STOCK).fees()).isEqualByComparingTo("0.2");
    assertThat(only(figures).feesUsd()).isEqualTo(0.2);
    assertThat(only(figures).hourlyFundingUsd().getFirst()).isEqualTo(-0.7);
  }

  /** Nothing of the ledger is told, above all not that nothing happened. */
  private static void assertNothingOfTheLedger(AccountFigures figures) {
    assertThat(figures.history()).isEmpty();
    assertThat(only(figures).signedSize()).isEqualTo(2);
    assertThat(only(figures).feesUsd()).isNaN();
    assertThat(only(figures).hourlyFundingUsd()).isEmpty();
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("main.db"));
  }

  private void damage() throws SQLException {
    try (Connection db = connection();
        Statement statement = db.createStatement()) {
      statement.execute("UPDATE ledger SET realized_funding = 'x' WHERE id = 5");
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(it -> String.valueOf(it.getFileName())).sorted().toList();
    }
  }

  @Test
  void aFileThatIsDamagedIsReadAnew() throws IOException, SQLException {
    assertWhole(rig.settled());
    rig.log.news();
    damage();

    // The present finds out first; the past is not due yet.
    rig.now = rig.now.plus(INTERVAL);
    rig.poll.tickPresent();
    rig.now = rig.now.plus(INTERVAL);
    rig.poll.tickPresent();
    assertNothingOfTheLedger(rig.shown.getLast());
    assertThat(rig.log.news()).hasSize(1).first().asString().contains("main.db", "moved to");

    rig.kraken.whenLogIsAsked =
        () -> {
          rig.now = rig.now.plus(INTERVAL);
          rig.poll.tickPresent();
          assertNothingOfTheLedger(rig.shown.getLast());
        };
    rig.now = rig.now.plus(LEDGER_INTERVAL);
    rig.poll.tickPast();
    rig.kraken.whenLogIsAsked = () -> {};
    rig.poll.tickPresent();
    assertWhole(rig.shown.getLast());
    assertThat(files()).anyMatch(name -> name.startsWith("main.db") && name.length() > 15);
  }

  @Test
  void aFileThatCannotBeWrittenIsWrittenLater() throws SQLException {
    assertWhole(rig.settled());
    rig.log.news();
    rig.trade("e3", "2", "3");
    rig.kraken.held.set(0, held("3"));
    try (Connection db = connection();
        Statement other = db.createStatement()) {
      other.execute("BEGIN IMMEDIATE");
      rig.stepping(LEDGER_INTERVAL.plus(INTERVAL));
      AccountFigures locked = rig.shown.getLast();
      assertThat(part(locked, "ledger").failure().orElseThrow().message())
          .contains("main.db", "another program has it open");
      // As it was: without the trade that could not be written.
      assertThat(locked.history().orElseThrow().rows()).isEqualTo(5);
      assertThat(only(locked).feesUsd()).isNaN();
      assertThat(rig.log.news()).hasSize(1);
      other.execute("ROLLBACK");
    }

    AccountFigures again = rig.stepping(LEDGER_INTERVAL.plus(INTERVAL));
    assertThat(again.history().orElseThrow().rows()).isEqualTo(7);
    assertThat(only(again).feesUsd()).isEqualTo(0.3);
    assertThat(rig.log.news()).hasSize(1).first().asString().contains("ledger up again");
  }

  @Test
  void aFileThatIsDeletedIsNoLossUntilTheNextStart() throws IOException {
    assertWhole(rig.after(Duration.ZERO));
    for (String name : files()) {
      Files.delete(directory.resolve(name));
    }

    AccountFigures later = rig.stepping(LEDGER_INTERVAL.multipliedBy(3));
    assertWhole(later);

    rig.close();
    rig = restarted();
    assertWhole(rig.after(Duration.ZERO));
  }

  private AccountPollRig restarted() {
    AccountPollRig next = new AccountPollRig(directory);
    next.kraken.held.addAll(rig.kraken.held);
    next.kraken.rows = rig.kraken.rows;
    return next;
  }

  @Test
  void whatIsKeptIsNotAskedForAgain() {
    assertWhole(rig.after(Duration.ZERO));
    rig.close();
    rig = restarted();

    assertWhole(rig.after(Duration.ZERO));
    // One of the key's check, one that finds nothing new.
    assertThat(rig.kraken.calls(FakeAccount.LOG)).isEqualTo(2);
  }

  @Test
  void aKeyOfAnotherAccountHasAnotherLedger() {
    assertWhole(rig.after(Duration.ZERO));
    List<LedgerRow> first = rig.kraken.rows;
    rig.log.news();
    rig.kraken.uid = "uid-2";
    rig.kraken.rows = new ArrayList<>();
    rig.trade("other", "0", "2");
    rig.kraken.whenLogIsAsked =
        () -> {
          rig.poll.tickPresent();
          AccountFigures during = rig.shown.getLast();
          assertThat(during.history().map(History::rows).orElse(5L)).isEqualTo(5);
        };

    AccountFigures other = rig.stepping(LEDGER_INTERVAL);
    assertThat(other.history().orElseThrow().rows()).isEqualTo(2);
    assertThat(only(other).feesUsd()).isEqualTo(0.1);
    assertThat(only(other).hourlyFundingUsd().getFirst()).isZero();
    assertThat(rig.log.news())
        .containsExactly(
            "WARNING Kraken account main: its key is of another account at Kraken than before; the"
                + " ledger of each is kept apart");

    rig.kraken.whenLogIsAsked = () -> {};
    rig.kraken.uid = "uid-1";
    rig.kraken.rows = first;
    assertWhole(rig.stepping(LEDGER_INTERVAL));
  }
}
