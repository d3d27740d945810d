package dev.perps.exporter.collect;

import dev.perps.exporter.account.PrivateEndpoint.Budget;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Stands before the calls of one budget: each waits until it can be paid for, and none is made
 * while Kraken wants to be left alone. Thread-safe.
 */
final class BudgetGuard {
  /** When Kraken does not say for how long. */
  private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);

  private final TokenBucket bucket;
  private final InstantSource clock;
  private volatile Instant pausedUntil = Instant.MIN;

  BudgetGuard(Budget budget, InstantSource clock, Sleeper sleeper) {
    this.bucket = new TokenBucket(budget.tokens(), budget.perToken(), clock, sleeper);
    this.clock = clock;
  }

  /**
   * Makes a call when its turn has come.
   *
   * @throws ExchangeException without calling while Kraken wants to be left alone
   */
  <T> T call(int cost, Supplier<T> call) {
    refuseWhilePaused();
    try {
      bucket.take(cost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(FailureReason.CANCELLED, "stopping");
    }
    refuseWhilePaused();
    try {
      return call.get();
    } catch (ExchangeException e) {
      if (e.reason() == FailureReason.RATE_LIMITED) {
        pause(e.retryAfter().orElse(USUAL_PAUSE));
      }
      throw e;
    }
  }

  private synchronized void pause(Duration wait) {
    Instant until = clock.instant().plus(wait);
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
    }
  }

  private void refuseWhilePaused() {
    Duration left = Duration.between(clock.instant(), pausedUntil);
    if (left.isPositive()) {
      throw new ExchangeException(
          FailureReason.RATE_LIMITED,
          "not called for another " + (left.toSeconds() + 1) + " s, as Kraken asked",
          left);
    }
  }
}
