package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.KeyRefusal;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccountPartTest {
  private static final Instant START = Instant.parse("2026-09-20T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  private AccountPart part(Duration interval) {
    return new AccountPart("main", "fees", interval, now::get);
  }

  private static void fails(AccountPart part, RuntimeException failure) {
    assertThat(
            part.attempt(
                () -> {
                  throw failure;
                }))
        .isTrue();
  }

  private void assertDueAfter(AccountPart part, Duration rest) {
    now.set(START.plus(rest).minusMillis(1));
    assertThat(part.isDue()).isFalse();
    now.set(START.plus(rest));
    assertThat(part.isDue()).isTrue();
  }

  @Test
  void whatIsAskedOnceAnHourIsAskedAgainAMinuteAfterAFailure() {
    AccountPart part = part(Duration.ofHours(1));
    fails(part, new ExchangeException(FailureReason.TIMEOUT, "late"));
    assertDueAfter(part, Duration.ofMinutes(1));
  }

  @Test
  void whatIsAskedOftenIsNotAskedMoreOftenAfterAFailure() {
    AccountPart part = part(Duration.ofSeconds(15));
    fails(part, new IllegalStateException("a mistake of ours"));
    assertDueAfter(part, Duration.ofSeconds(15));
  }

  @Test
  void refusedKeyWaitsForTheInterval() {
    AccountPart part = part(Duration.ofHours(1));
    fails(part, new KeyRefusal(KeyRefusal.Problem.PERMISSION, "no"));
    assertDueAfter(part, Duration.ofHours(1));
  }

  @Test
  void asLongAsKrakenWants() {
    AccountPart part = part(Duration.ofHours(1));
    Duration wanted = Duration.ofMinutes(5);
    fails(part, new ExchangeException(FailureReason.RATE_LIMITED, "slowly", wanted));
    assertDueAfter(part, wanted);
  }

  @Test
  void successWaitsForTheInterval() {
    AccountPart part = part(Duration.ofHours(1));
    assertThat(part.attempt(() -> {})).isTrue();
    assertDueAfter(part, Duration.ofHours(1));
  }
}
