package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Stands before one host of an exchange and keeps calls away from it that it would refuse: above
 * the rate limit, while it wants to be left alone, or while it is broken. Thread-safe.
 */
final class HostGuard {
  /** How long a host is left alone that refuses calls without saying for how long. */
  private static final Duration RATE_LIMITED_PAUSE = Duration.ofSeconds(60);

  /** A country does not change by asking; the next try shows whether the proxy or address did. */
  private static final Duration GEO_BLOCKED_PAUSE = Duration.ofMinutes(10);

  private record Pause(Instant until, FailureReason reason) {}

  private final InstantSource clock;
  private final RateLimiter limiter;
  private final CircuitBreaker breaker;
  private volatile Pause pause = new Pause(Instant.MIN, FailureReason.RATE_LIMITED);

  /** Guards a host; a call waits a cycle at most for its turn, a broken host rests for two. */
  HostGuard(String exchange, Host host, Pace pace, InstantSource clock) {
    this.clock = clock;
    this.limiter =
        RateLimiter.of(
            exchange + "/" + host.name(),
            RateLimiterConfig.custom()
                .limitForPeriod(permits(host, pace.weightShare()))
                .limitRefreshPeriod(host.limit().window())
                .timeoutDuration(pace.interval())
                .build());
    this.breaker =
        CircuitBreaker.of(
            exchange + "/" + host.name(),
            CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(60)
                .waitDurationInOpenState(pace.interval().multipliedBy(2))
                .permittedNumberOfCallsInHalfOpenState(2)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .ignoreException(HostGuard::saysNothingOfHealth)
                .build());
  }

  /** How many units of weight a share of a host's limit is, at least one. */
  static int permits(Host host, double share) {
    return Math.max(1, (int) Math.floor(host.limit().weight() * share));
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  /**
   * Makes a call when its turn has come.
   *
   * @throws ExchangeException without calling while the host is not to be called
   */
  <T> T call(int weight, Supplier<T> call) {
    refuseWhilePaused();
    if (!limiter.acquirePermission(weight)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new ExchangeException(FailureReason.CANCELLED, "stopping");
      }
      throw new ExchangeException(
          FailureReason.RATE_LIMITED, "not called: the exporter's share of the limit is used up");
    }
    refuseWhilePaused();
    try {
      return breaker.executeSupplier(call);
    } catch (CallNotPermittedException e) {
      throw new ExchangeException(
          FailureReason.CIRCUIT_OPEN, "not called: too many calls failed lately");
    } catch (ExchangeException e) {
      pauseIfAsked(e);
      throw e;
    }
  }

  private void refuseWhilePaused() {
    Pause current = pause;
    Duration left = Duration.between(clock.instant(), current.until());
    if (left.isPositive()) {
      throw new ExchangeException(
          current.reason(), "not called for another " + (left.toSeconds() + 1) + " s", left);
    }
  }

  private void pauseIfAsked(ExchangeException e) {
    Duration shortest =
        switch (e.reason()) {
          case RATE_LIMITED -> e.retryAfter().orElse(RATE_LIMITED_PAUSE);
          case GEO_BLOCKED -> e.retryAfter().orElse(GEO_BLOCKED_PAUSE);
          default -> e.retryAfter().orElse(Duration.ZERO);
        };
    Instant until = clock.instant().plus(shortest);
    pauseUntil(until, e.reason());
  }

  private synchronized void pauseUntil(Instant until, FailureReason reason) {
    if (until.isAfter(pause.until())) {
      pause = new Pause(until, reason);
    }
  }

  /** A refusal or a wrong question shows that the host is well; being stopped shows nothing. */
  private static boolean saysNothingOfHealth(Throwable e) {
    return e instanceof ExchangeException failure
        && switch (failure.reason()) {
          case RATE_LIMITED, GEO_BLOCKED, HTTP_ERROR, STALE, CANCELLED, CIRCUIT_OPEN, INTERNAL ->
              true;
          case TIMEOUT, CONNECTION, UNAVAILABLE, MALFORMED, TOO_LARGE -> false;
        };
  }
}
