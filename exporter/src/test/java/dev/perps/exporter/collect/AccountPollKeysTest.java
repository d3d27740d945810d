package dev.perps.exporter.collect;

import static dev.perps.exporter.collect.AccountPollRig.INTERVAL;
import static dev.perps.exporter.collect.AccountPollRig.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.KeyRefusal;
import dev.perps.exporter.account.KeyRefusal.Problem;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys are good for, and what is asked with those that are good for nothing. */
class AccountPollKeysTest {
  private static final KeyRefusal REFUSED =
      new KeyRefusal(Problem.INVALID, "error authenticationError");
  private static final Duration CHECK = Duration.ofMinutes(10);

  @TempDir Path directory;
  private AccountPollRig rig;

  @BeforeEach
  void start() {
    rig = new AccountPollRig(directory);
    rig.kraken.held.add(held("1"));
    rig.trade("e1", "0", "1");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private void refuseFutures() {
    rig.kraken.failures.put(FakeAccount.POSITIONS, REFUSED);
    rig.kraken.failures.put(FakeAccount.MARGIN, REFUSED);
    rig.kraken.failures.put(FakeAccount.LOG, REFUSED);
    rig.kraken.failures.put(FakeAccount.EXECUTIONS, REFUSED);
  }

  @Test
  void aRefusedFuturesKeyIsNotTriedOn() {
    refuseFutures();

    AccountFigures figures = rig.stepping(Duration.ofMinutes(9));

    assertThat(figures.verdict()).isEqualTo("invalid");
    // Nothing but the one check: the time, and the first call that is signed.
    assertThat(rig.kraken.calls(FakeAccount.TIME)).isEqualTo(1);
    assertThat(rig.kraken.calls(FakeAccount.POSITIONS)).isEqualTo(1);
    assertThat(rig.kraken.calls()).isZero();
    assertThat(figures.open()).isEmpty();
    assertThat(figures.history()).isEmpty();
    assertThat(rig.log.news())
        .containsExactly(
            "WARNING Kraken account main: Kraken does not accept the key (error"
                + " authenticationError); make one at futures.kraken.com and set"
                + " KRAKEN_FUTURES_API_KEY and KRAKEN_FUTURES_API_SECRET");

    // It is looked at again, in silence, and used once it is accepted.
    rig.stepping(CHECK);
    assertThat(rig.kraken.calls(FakeAccount.POSITIONS)).isEqualTo(1);
    assertThat(rig.kraken.calls(FakeAccount.LOG)).isZero();
    assertThat(rig.log.news()).isEmpty();
    rig.kraken.failures.clear();
    AccountFigures accepted = rig.stepping(CHECK);
    assertThat(accepted.verdict()).isEqualTo("valid");
    assertThat(accepted.open()).isPresent();
    assertThat(accepted.history()).isPresent();
    assertThat(rig.log.news()).containsExactly("INFO Kraken account main: the key is valid");
  }

  @Test
  void oneThatIsRefusedLaterLosesItsFigures() {
    rig.stepping(CHECK);
    refuseFutures();

    AccountFigures figures = rig.stepping(CHECK.multipliedBy(3));

    assertThat(figures.verdict()).isEqualTo("invalid");
    assertThat(figures.open()).isEmpty();
    assertThat(figures.margin()).isEmpty();
    assertThat(figures.history()).isEmpty();
  }

  @Test
  void aRefusedSpotKeyIsNoReasonToAskNothing() {
    rig.kraken.failures.put(FakeAccount.FEES, new KeyRefusal(Problem.INVALID, "EAPI:Invalid key"));

    AccountFigures figures = rig.stepping(Duration.ofMinutes(5));

    assertThat(figures.verdict()).isEqualTo("invalid");
    assertThat(figures.open()).isPresent();
    assertThat(figures.history()).isPresent();
    assertThat(figures.tier()).isEmpty();
    assertThat(rig.kraken.calls(FakeAccount.POSITIONS)).isGreaterThan(10);
    assertThat(rig.log.news())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("EAPI:Invalid key", "KRAKEN_SPOT_API_KEY"),
            line -> assertThat(line).contains("fees down (http_error)"));
  }

  @Test
  void aKeyWithoutPermissionIsUsedForWhatItMayDo() {
    rig.kraken.failures.put(FakeAccount.LOG, REFUSED);

    AccountFigures figures = rig.stepping(Duration.ofMinutes(1));

    assertThat(figures.verdict()).isEqualTo("lacks_permission");
    assertThat(figures.open()).isPresent();
    assertThat(figures.history()).isEmpty();
  }

  @Test
  void aGoodKeyIsAskedAboutOnce() {
    rig.stepping(CHECK.multipliedBy(3));

    assertThat(rig.kraken.calls(FakeAccount.TIME)).isEqualTo(1);
    assertThat(rig.log.news()).containsExactly("INFO Kraken account main: the key is valid");
  }

  /** What is known of a key stays known while nobody can be asked. */
  @Test
  void aChangeIsOneLine() {
    rig.after(Duration.ZERO);
    assertThat(rig.log.news()).containsExactly("INFO Kraken account main: the key is valid");

    rig.kraken.failures.put(FakeAccount.MARGIN, REFUSED);
    rig.kraken.failures.put(
        FakeAccount.TIME, new ExchangeException(FailureReason.TIMEOUT, "timeout"));
    AccountFigures unknown = rig.stepping(CHECK.multipliedBy(2));
    assertThat(unknown.verdict()).isEqualTo("valid");
    assertThat(rig.log.news())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("margin down (http_error)"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "WARNING Kraken account main: the key could not be checked yet (timeout);"
                            + " it is tried again"));

    rig.kraken.failures.remove(FakeAccount.TIME);
    assertThat(rig.stepping(CHECK).verdict()).isEqualTo("valid");
    assertThat(rig.log.news()).containsExactly("INFO Kraken account main: the key is valid");
  }

  @Test
  void aCheckThatFailsAtFirstIsMadeAgainSoon() {
    rig.kraken.failures.put(
        FakeAccount.TIME, new ExchangeException(FailureReason.TIMEOUT, "timeout"));
    assertThat(rig.stepping(Duration.ofMinutes(3)).verdict()).isEqualTo("unknown");
    assertThat(rig.log.news()).hasSize(1);
    rig.kraken.failures.clear();

    assertThat(rig.stepping(Duration.ofMinutes(1)).verdict()).isEqualTo("valid");
    assertThat(rig.kraken.calls(FakeAccount.TIME)).isBetween(4, 5);
    assertThat(rig.after(INTERVAL).open()).isPresent();
  }
}
