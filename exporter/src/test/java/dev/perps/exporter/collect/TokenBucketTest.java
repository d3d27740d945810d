package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final List<Duration> waits = new ArrayList<>();
  private final TokenBucket bucket =
      new TokenBucket(
          100,
          Duration.ofSeconds(6),
          () -> now,
          wait -> {
            waits.add(wait);
            now = now.plus(wait);
          });

  @Test
  void whatIsThereIsSpentWithoutWaiting() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      bucket.take(10);
    }

    assertThat(waits).isEmpty();
  }

  @Test
  void whatIsMissingIsWaitedForAtOneTokenEachSixSeconds() throws InterruptedException {
    bucket.take(100);
    bucket.take(10);
    bucket.take(1);

    assertThat(waits).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(6));
  }

  @Test
  void tokensComeBackUntilItIsFull() throws InterruptedException {
    bucket.take(100);
    now = now.plusSeconds(59);
    bucket.take(10);
    assertThat(waits).containsExactly(Duration.ofSeconds(1));

    now = now.plus(Duration.ofDays(1));
    bucket.take(100);
    bucket.take(1);
    assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(6));
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeItWaitForDays() throws InterruptedException {
    bucket.take(1);
    now = now.minus(Duration.ofDays(3));
    bucket.take(1);

    assertThat(waits).containsExactly(Duration.ofSeconds(6));
  }

  @Test
  void whoIsInterruptedTakesNothing() throws InterruptedException {
    TokenBucket one =
        new TokenBucket(
            1,
            Duration.ofSeconds(6),
            () -> now,
            wait -> {
              throw new InterruptedException();
            });
    one.take(1);

    assertThatThrownBy(() -> one.take(1)).isInstanceOf(InterruptedException.class);
    now = now.plusSeconds(6);
    one.take(1);
  }
}
