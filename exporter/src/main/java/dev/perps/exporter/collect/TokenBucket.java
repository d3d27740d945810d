package dev.perps.exporter.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens that are spent at once and come back one by one. Who asks for more than there are waits,
 * in the order of asking. Thread-safe.
 */
final class TokenBucket {
  private final Duration perToken;
  private final Duration fromEmpty;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** When the bucket is full if nobody takes anything. */
  private Instant fullAt = Instant.MIN;

  /** A full bucket. */
  TokenBucket(int tokens, Duration perToken, InstantSource clock, Sleeper sleeper) {
    this.perToken = perToken;
    this.fromEmpty = perToken.multipliedBy(tokens);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Takes tokens, no more than the bucket holds, when there are as many. */
  void take(int tokens) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Instant now = clock.instant();
      Instant full = fullAt.isBefore(now) ? now : fullAt;
      Instant empty = now.plus(fromEmpty);
      // Later than a bucket can need to fill: the clock was set back.
      full = full.isAfter(empty) ? empty : full;
      Instant then = full.plus(perToken.multipliedBy(tokens));
      Duration wait = Duration.between(empty, then);
      if (wait.isPositive()) {
        sleeper.sleep(wait);
      }
      fullAt = then;
    } finally {
      turn.unlock();
    }
  }
}
