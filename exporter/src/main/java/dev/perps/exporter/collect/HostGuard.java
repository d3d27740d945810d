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
  /**
   * For how many cycles a host is left alone that refuses calls without saying for how long: a
   * minute in the balanced profile.
   */
  private static final int RATE_LIMITED_CYCLES = 6;

  /** A country does not change by asking; the next try shows whether the proxy or address did. */
  private static final int GEO_BLOCKED_CYCLES = 60;

  private record Pause(Instant until, FailureReason reason) {}

  private final InstantSource clock;
  private final RateLimiter limiter;
  private final CircuitBreaker breaker;
  private final Pace pace;
  private volatile ExchangeException lastFault =
      new ExchangeException(FailureReason.CONNECTION, "no call yet");
  private volatile Pause pause = new Pause(Instant.MIN, FailureReason.RATE_LIMITED);

  /** Guards a host; a call waits a cycle at most for its turn, a broken host rests for two. */
  HostGuard(String exchange, Host host, Pace pace, InstantSource clock) {
    this.clock = clock;
    this.pace = pace;
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
                .ignoreException(e -> !isFaultOfHost(e))
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
    } catch (CallNotPermittedException ignored) {
      // What is wrong with the host is what was wrong when it was last called.
      ExchangeException cause = lastFault;
      throw new ExchangeException(
          cause.reason(),
          "not called, as too many calls failed lately, the last with: " + cause.getMessage(),
          pace.interval());
    } catch (ExchangeException e) {
      if (isFaultOfHost(e)) {
        lastFault = e;
      }
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
          case RATE_LIMITED ->
              e.retryAfter().orElse(pace.interval().multipliedBy(RATE_LIMITED_CYCLES));
          case GEO_BLOCKED ->
              e.retryAfter().orElse(pace.interval().multipliedBy(GEO_BLOCKED_CYCLES));
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

  /** A refusal or a wrong answer shows that the host is well enough to be asked again. */
  private static boolean isFaultOfHost(Throwable e) {
    return e instanceof ExchangeException failure && failure.reason().isTransient();
  }
}
