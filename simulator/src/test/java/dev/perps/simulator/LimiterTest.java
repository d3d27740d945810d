package dev.perps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private static final RateLimit LIMIT = new RateLimit("ip", 10, Duration.ofSeconds(5));
  private final Limiter limiter = new Limiter();

  private Usage charge(String exchange, int weight, long millis) {
    return limiter.charge(exchange, List.of(LIMIT.charge(weight)), millis).getFirst();
  }

  @Test
  void countsWithinAWindowAndStartsAgainInTheNext() {
    assertThat(charge("a", 10, 1_000).passed()).isFalse();
    Usage passed = charge("a", 1, 4_500);
    assertThat(passed.passed()).isTrue();
    assertThat(passed.used()).isEqualTo(11);
    assertThat(passed.windowEndMillis()).isEqualTo(5_000);
    assertThat(passed.secondsLeft()).isEqualTo(1);
    assertThat(charge("a", 1, 5_000).used()).isEqualTo(1);
  }

  @Test
  void exchangesDoNotShareLimits() {
    charge("a", 10, 1_000);
    assertThat(charge("b", 1, 1_000).used()).isEqualTo(1);
  }

  // Ten tokens, one back each second.
  private Usage draw(int weight, long millis) {
    RateLimit bucket = RateLimit.bucket("b", 10, Duration.ofSeconds(10));
    return limiter.charge("a", List.of(bucket.charge(weight)), millis).getFirst();
  }

  @Test
  void aBucketFillsBitByBitAndRefusedRequestsCostNothing() {
    assertThat(draw(7, 1_000).passed()).isFalse();
    Usage refused = draw(5, 1_500);
    assertThat(refused.passed()).isTrue();
    // 6.5 are missing and 5 would be: there is enough after 1.5 s.
    assertThat(refused.millisLeft()).isEqualTo(1_500);
    assertThat(draw(5, 2_999).passed()).isTrue();
    assertThat(draw(5, 3_000).passed()).isFalse();
    assertThat(draw(10, 12_999).passed()).isTrue();
    assertThat(draw(10, 13_000).passed()).isFalse();
  }
}
