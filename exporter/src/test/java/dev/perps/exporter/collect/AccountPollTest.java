package dev.perps.exporter.collect;

import static dev.perps.exporter.collect.AccountPollRig.INTERVAL;
import static dev.perps.exporter.collect.AccountPollRig.LEDGER_INTERVAL;
import static dev.perps.exporter.collect.AccountPollRig.STOCK;
import static dev.perps.exporter.collect.AccountPollRig.held;
import static dev.perps.exporter.collect.AccountPollRig.part;
import static dev.perps.exporter.exposition.AccountPage.desk;
import static dev.perps.exporter.exposition.AccountPage.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.Failure;
import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.AccountFigures.Part;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of an account while Kraken answers, and while it does not. */
class AccountPollTest {
  private static final ExchangeException DOWN =
      new ExchangeException(FailureReason.UNAVAILABLE, "HTTP 503");
  private static final ExchangeException LATE =
      new ExchangeException(FailureReason.TIMEOUT, "timeout");

  @TempDir Path directory;
  private AccountPollRig rig;

  @BeforeEach
  void start() {
    rig = new AccountPollRig(directory);
    rig.kraken.held.add(held("2"));
    rig.trade("e1", "0", "1");
    rig.trade("e2", "1", "2");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static OpenPosition only(AccountFigures figures) {
    assertThat(figures.open().orElseThrow()).hasSize(1);
    return figures.open().orElseThrow().getFirst();
  }

  private static List<String> reasons(AccountFigures figures) {
    return figures.parts().stream()
        .filter(it -> it.failure().isPresent())
        .map(it -> it.name() + " " + it.failure().orElseThrow().reason().label())
        .toList();
  }

  @Test
  void historyIsNotShownBeforeAllOfItIsRead() {
    rig.kraken.whenLogIsAsked =
        () -> {
          rig.now = rig.now.plus(INTERVAL);
          rig.poll.tickPresent();
        };
    rig.poll.tickPast();

    // Before each of two pages and the empty one.
    assertThat(rig.shown).hasSize(3);
    assertThat(rig.shown)
        .allSatisfy(
            figures -> {
              assertThat(figures.history()).isEmpty();
              assertThat(only(figures).signedSize()).isEqualTo(2);
              assertThat(only(figures).feesUsd()).isNaN();
              assertThat(only(figures).hourlyFundingUsd()).isEmpty();
              assertThat(part(figures, "ledger").attempted()).isFalse();
            });
    rig.kraken.whenLogIsAsked = () -> {};
    // News at once, though nothing else is due.
    rig.poll.tickPresent();
    assertThat(rig.shown).hasSize(4);
    assertThat(rig.shown.getLast().history().orElseThrow().rows()).isEqualTo(4);
    assertThat(only(rig.shown.getLast()).feesUsd()).isEqualTo(0.2);
  }

  @Test
  void nothingIsShownTwiceWithoutNews() {
    rig.settled();
    int before = rig.shown.size();

    for (int i = 0; i < 10; i++) {
      rig.after(Duration.ofMillis(250));
    }

    assertThat(rig.shown).hasSize(before);
  }

  @Test
  void whatFailsSaysWhyAndLeavesTheRest() {
    rig.after(Duration.ZERO);
    rig.log.news();
    rig.kraken.failures.put(FakeAccount.MARGIN, DOWN);

    AccountFigures down = rig.stepping(Duration.ofMinutes(1));

    Part margin = part(down, "margin");
    assertThat(margin.failure()).contains(new Failure(FailureReason.UNAVAILABLE, "HTTP 503"));
    assertThat(margin.lastSuccess()).contains(AccountPollRig.START);
    assertThat(part(down, "positions").lastSuccess()).contains(rig.now);
    assertThat(reasons(down)).containsExactly("margin unavailable");
    // What was known a minute ago stays for a while.
    assertThat(down.margin()).isPresent();
    assertThat(down.history()).isPresent();
    assertThat(down.tier()).isPresent();
    assertThat(rig.log.news())
        .containsExactly("WARNING kraken account main margin down (unavailable): HTTP 503");

    rig.kraken.failures.put(FakeAccount.MARGIN, LATE);
    rig.stepping(Duration.ofSeconds(45));
    assertThat(rig.log.news())
        .containsExactly("WARNING kraken account main margin still down (timeout): timeout");

    rig.kraken.failures.clear();
    assertThat(reasons(rig.after(INTERVAL))).isEmpty();
    assertThat(rig.log.news())
        .containsExactly(
            "INFO kraken account main margin up again after 105 s and 7 failed attempts");
  }

  @Test
  void eachPartMayFailAlone() {
    List<String> calls =
        List.of(
            FakeAccount.POSITIONS,
            FakeAccount.MARGIN,
            FakeAccount.LOG,
            FakeAccount.EXECUTIONS,
            FakeAccount.FEES);
    rig.stepping(Duration.ofMinutes(6));
    List<String> names = List.of("positions", "margin", "ledger", "executions", "fees");
    for (int i = 0; i < calls.size(); i++) {
      rig.kraken.failures.put(calls.get(i), DOWN);
      // Whatever its rhythm is, it has had its turn.
      AccountFigures down = rig.stepping(Duration.ofMinutes(61));
      assertThat(reasons(down)).containsExactly(names.get(i) + " unavailable");
      rig.kraken.failures.clear();
      assertThat(reasons(rig.stepping(Duration.ofMinutes(61)))).isEmpty();
    }
  }

  @Test
  void aMistakeOfOursIsOneToo() {
    rig.after(Duration.ZERO);
    rig.kraken.failures.put(FakeAccount.MARGIN, new IllegalStateException("oops"));

    AccountFigures figures = rig.after(INTERVAL);

    assertThat(reasons(figures)).containsExactly("margin internal");
    assertThat(figures.open()).isPresent();
  }

  @Test
  void figuresThatCannotBeRenewedGo() {
    rig.after(Duration.ZERO);
    rig.kraken.failures.put(FakeAccount.MARGIN, DOWN);
    rig.kraken.failures.put(FakeAccount.POSITIONS, DOWN);
    AccountFigures still = rig.stepping(INTERVAL.multipliedBy(10));
    assertThat(still.margin()).isPresent();
    assertThat(still.open()).isPresent();

    AccountFigures gone = rig.after(INTERVAL);
    assertThat(gone.margin()).isEmpty();
    assertThat(gone.open()).isEmpty();
    assertThat(gone.history()).isPresent();

    rig.kraken.failures.clear();
    assertThat(rig.after(INTERVAL).open()).isPresent();
    assertThat(rig.shown.getLast().margin()).isPresent();
  }

  @Test
  void aLedgerThatCannotBeReadOnGoes() {
    rig.after(Duration.ZERO);
    rig.kraken.failures.put(FakeAccount.LOG, DOWN);
    assertThat(rig.stepping(LEDGER_INTERVAL.multipliedBy(10)).history()).isPresent();

    AccountFigures gone = rig.after(INTERVAL);
    assertThat(gone.history()).isEmpty();
    assertThat(only(gone).feesUsd()).isNaN();
    assertThat(only(gone).openedEpochSeconds()).isNaN();
    assertThat(only(gone).hourlyFundingUsd()).isEmpty();
    assertThat(only(gone).unrealizedPnlUsd()).isEqualTo(20);

    int before = rig.shown.size();
    rig.after(Duration.ofMillis(250));
    assertThat(rig.shown).as("shown without news").hasSize(before);

    rig.kraken.failures.clear();
    assertThat(rig.stepping(LEDGER_INTERVAL).history()).isPresent();
  }

  @Test
  void aPositionThatClosesIsGone() {
    AccountFigures open = rig.after(Duration.ZERO);
    assertThat(samples("kraken_account_position", desk(open)))
        .contains("s{account=\"main\"} 1")
        .anyMatch(line -> line.startsWith("_size{") && line.endsWith(" 2"));

    rig.kraken.held.clear();
    rig.trade("e3", "2", "0");
    AccountFigures closed = rig.after(INTERVAL);

    assertThat(samples("kraken_account_position", desk(closed)))
        .containsExactly("s{account=\"main\"} 0");
    rig.poll.tickPast();
    rig.poll.tickPresent();
    assertThat(samples("kraken_account_closed_position_net", desk(rig.shown.getLast())))
        .hasSize(1)
        .first()
        .asString()
        .contains(STOCK);
  }

  @Test
  void aChangeOfPositionIsLookedUpInTheLedgerAtOnce() {
    rig.settled();
    rig.kraken.calls();
    rig.trade("e3", "2", "3");
    assertThat(rig.after(INTERVAL).history().orElseThrow().rows()).isEqualTo(4);
    assertThat(rig.kraken.calls(FakeAccount.LOG)).as("nothing due, nothing changed").isZero();

    rig.kraken.held.set(0, held("3"));
    rig.after(INTERVAL);
    assertThat(rig.kraken.calls(FakeAccount.LOG)).isZero();
    // Until then it is not known what the third piece cost.
    assertThat(only(rig.shown.getLast()).feesUsd()).isNaN();
    assertThat(only(rig.shown.getLast()).signedSize()).isEqualTo(3);

    rig.now = rig.now.plusMillis(250);
    rig.poll.tickPast();
    rig.poll.tickPresent();
    assertThat(rig.kraken.calls(FakeAccount.LOG)).isEqualTo(2);
    assertThat(rig.kraken.calls(FakeAccount.EXECUTIONS)).isEqualTo(1);
    assertThat(rig.shown.getLast().history().orElseThrow().rows()).isEqualTo(6);
    assertThat(only(rig.shown.getLast()).feesUsd()).isEqualTo(0.3);
  }

  @Test
  void pricesThatBecomeKnownAreUsedAtOnce() {
    rig.contracts.clear();
    rig.kraken.held.add(held("1"));
    assertThat(rig.settled().open().orElseThrow().getFirst().markPrice()).isNaN();
    rig.contracts.add(AccountPollRig.contract(STOCK, 200));

    AccountFigures priced = rig.after(Duration.ofMillis(250));
    assertThat(priced.open().orElseThrow().getFirst().markPrice()).isEqualTo(200);
  }

  @Test
  void contractsThatBecomeKnownGiveTheLedgerTheirSpelling() {
    rig.contracts.clear();
    AccountFigures early = rig.after(Duration.ZERO);
    assertThat(early.history().orElseThrow().ever()).containsOnlyKeys("PF_AAPLXUSD");

    rig.contracts.add(AccountPollRig.contract(STOCK, 200));
    assertThat(rig.after(INTERVAL).history().orElseThrow().ever()).containsOnlyKeys(STOCK);
    // A while without contracts is no reason to forget how they are spelled.
    rig.contracts.clear();
    AccountFigures later = rig.stepping(LEDGER_INTERVAL.multipliedBy(2));
    assertThat(later.history().orElseThrow().ever()).containsOnlyKeys(STOCK);
  }
}
