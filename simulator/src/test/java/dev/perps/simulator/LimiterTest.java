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
}
