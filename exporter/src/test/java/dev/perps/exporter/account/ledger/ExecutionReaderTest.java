package dev.perps.exporter.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.Execution;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionReaderTest {
  @TempDir Path directory;
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final FakeLog kraken = new FakeLog();
  private KeptLedger ledger;
  private ExecutionReader reader;

  @BeforeEach
  void open() {
    ledger = KeptLedger.open(directory, "main", () -> now);
    reader = new ExecutionReader(ledger, () -> now);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void happens(String uid, String at, boolean maker, String usd, double rate) {
    kraken.executions.add(
        new Execution(uid, Instant.parse(at), "pf_xbtusd", maker, new BigDecimal(usd), rate));
  }

  private void read() {
    while (reader.advance(kraken)) {}
  }

  private void trade() {
    happens("a", "2026-10-21T11:59:59.999Z", true, "1000", 0.0003);
    happens("b", "2026-10-21T12:00:00Z", true, "200.5", 0.0002);
    happens("c", "2026-11-01T00:00:00Z", false, "30", 0.0005);
    happens("d", "2026-11-02T00:00:00Z", true, "4", -0.0001);
    happens("e", "2026-11-03T00:00:00Z", false, "0.25", Double.NaN);
  }

  @Test
  void volumesAndNewestRatesOfThirtyDays() {
    trade();
    ledger.turnTo("uid-1");
    assertThat(reader.charged()).isEmpty();
    read();

    assertThat(kraken.asked).containsExactly("2026-10-21T12:00:00Z ", "2026-10-21T12:00:00Z 2");
    assertThat(reader.charged()).contains(new ChargedRates(-0.0001, 0.0005, 204.5, 30.25));
    now = now.plusMillis(1); // b is older now
    assertThat(reader.charged()).contains(new ChargedRates(-0.0001, 0.0005, 4, 30.25));
    now = Instant.parse("2026-12-02T00:00:00.001Z");
    ChargedRates later = reader.charged().orElseThrow();
    assertThat(later.maker()).isNaN();
    assertThat(later.taker()).isNaN(); // e does not say
    assertThat(later.makerVolume30dUsd()).isZero();
    assertThat(later.takerVolume30dUsd()).isEqualTo(0.25);
  }

  @Test
  void onlyWhatIsNewIsAskedForAndNothingCountsTwice() {
    trade();
    ledger.turnTo("uid-1");
    read();
    happens("f", "2026-11-03T00:00:00.001Z", true, "6", 0.0001);
    close();
    open();
    ledger.turnTo("uid-1");
    assertThat(reader.charged()).isEmpty(); // what happened meanwhile is not known
    kraken.asked.clear();
    read();
    assertThat(kraken.asked).containsExactly("2026-11-02T23:59:00Z ");
    assertThat(reader.charged()).contains(new ChargedRates(0.0001, 0.0005, 210.5, 30.25));
  }

  @Test
  void whatIsOlderThan31DaysIsDeleted() {
    trade();
    ledger.turnTo("uid-1");
    read();
    now = now.plus(Duration.ofDays(12).plusMillis(1));
    read();
    long left =
        ledger.fromStore(
            store ->
                store.read(
                    "SELECT count(*) FROM execution", query -> query.executeQuery().getLong(1)));
    assertThat(left).isEqualTo(2); // d and e; c is 31.5 days old
  }

  @Test
  void aFailureGoesOnAfterWhatIsKept() {
    trade();
    ledger.turnTo("uid-1");
    assertThat(reader.advance(kraken)).isTrue();
    FakeLog down =
        new FakeLog() {
          @Override
          public EventPage<Execution> executions(Instant since, String next) {
            throw new ExchangeException(FailureReason.TIMEOUT, "no answer");
          }
        };
    assertThatThrownBy(() -> reader.advance(down)).hasMessage("no answer");
    assertThat(reader.charged()).isEmpty();
    kraken.asked.clear();
    read();
    assertThat(kraken.asked).containsExactly("2026-10-31T23:59:00Z ", "2026-10-31T23:59:00Z 2");
    assertThat(reader.charged()).contains(new ChargedRates(-0.0001, 0.0005, 204.5, 30.25));
  }

  @Test
  void nothingIsReadBeforeItIsKnownWhoseItIs() {
    trade();
    assertThat(reader.advance(kraken)).isFalse();
    assertThat(kraken.asked).isEmpty();
  }

  @Test
  void anotherAccountHasItsOwn() {
    trade();
    ledger.turnTo("uid-1");
    assertThat(reader.advance(kraken)).isTrue(); // and there is more
    ledger.turnTo("uid-2");
    kraken.executions.clear();
    kraken.asked.clear();
    read();
    assertThat(kraken.asked).containsExactly("2026-10-21T12:00:00Z ");
    ChargedRates none = reader.charged().orElseThrow();
    assertThat(none.maker()).isNaN();
    assertThat(none.makerVolume30dUsd()).isZero();
  }

  @Test
  void aTokenThatLeadsNowhereEndsTheReading() {
    trade();
    ledger.turnTo("uid-1");
    FakeLog circle =
        new FakeLog() {
          @Override
          public EventPage<Execution> executions(Instant since, String next) {
            return new EventPage<>(kraken.executions, "again");
          }
        };
    assertThat(reader.advance(circle)).isTrue();
    assertThat(reader.advance(circle)).isFalse();
    assertThat(reader.charged()).isPresent();
  }
}
