package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.KeyRefusal;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One of the things that are asked of an account, in its own rhythm. An outage is one line of the
 * log when it starts, one for each new reason, and one when it ends. Thread-safe.
 */
final class AccountPart {
  private static final System.Logger logger = System.getLogger(AccountPart.class.getName());

  /** At most, after a failure: what is asked once an hour is not to be missing for as long. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final String account;
  private final String name;
  private final Duration interval;
  private final Duration untilRetry;
  private final InstantSource clock;
  private Instant due = Instant.MIN;
  private Optional<Instant> lastSuccess = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private boolean keyRefused;

  AccountPart(String account, String name, Duration interval, InstantSource clock) {
    this.account = account;
    this.name = name;
    this.interval = interval;
    this.untilRetry = interval.compareTo(RETRY) < 0 ? interval : RETRY;
    this.clock = clock;
  }

  /** Makes it due at once. */
  synchronized void wanted() {
    due = Instant.MIN;
  }

  /** Whether the last attempt failed because of the key it was made with. */
  synchronized boolean isKeyRefused() {
    return keyRefused;
  }

  synchronized boolean isDue() {
    return !clock.instant().isBefore(due);
  }

  /** Whether it succeeded within so many of its intervals. */
  synchronized boolean isFresh(int intervals) {
    Instant oldest = clock.instant().minus(interval.multipliedBy(intervals));
    return lastSuccess.filter(at -> !at.isBefore(oldest)).isPresent();
  }

  synchronized AccountFigures.Part state() {
    return new AccountFigures.Part(
        name,
        lastSuccess,
        failure.map(failed -> new AccountFigures.Failure(failed.reason(), failed.message())));
  }

  /** Does what it does if it is time to; says whether it was, however it went. */
  boolean attempt(Runnable task) {
    if (!isDue()) {
      return false;
    }
    try {
      task.run();
      succeeded();
    } catch (ExchangeException e) {
      boolean refusal = e instanceof KeyRefusal;
      keyRefused(refusal);
      Duration rest = e.retryAfter().orElse(refusal ? interval : untilRetry);
      failed(e.reason(), String.valueOf(e.getMessage()), rest);
    } catch (RuntimeException e) {
      logger.log(System.Logger.Level.ERROR, title(), e);
      failed(FailureReason.INTERNAL, e.toString(), untilRetry);
    }
    return true;
  }

  private synchronized void keyRefused(boolean refused) {
    keyRefused = refused;
  }

  private String title() {
    return "kraken account " + account + " " + name;
  }

  private synchronized void succeeded() {
    Instant now = clock.instant();
    failure.ifPresent(
        before ->
            logger.log(
                System.Logger.Level.INFO,
                "{0} up again after {1} s and {2} failed attempts",
                title(),
                String.valueOf(Duration.between(before.since(), now).toSeconds()),
                String.valueOf(before.attempts())));
    failure = Optional.empty();
    keyRefused = false;
    lastSuccess = Optional.of(now);
    due = now.plus(interval);
  }

  private synchronized void failed(FailureReason reason, String message, Duration rest) {
    Instant now = clock.instant();
    due = now.plus(rest.compareTo(untilRetry) < 0 ? untilRetry : rest);
    if (reason == FailureReason.CANCELLED) {
      return;
    }
    if (failure.isEmpty() || failure.get().reason() != reason) {
      logger.log(
          System.Logger.Level.WARNING,
          "{0} {1} ({2}): {3}",
          title(),
          failure.isEmpty() ? "down" : "still down",
          reason.label(),
          message);
    }
    failure =
        Optional.of(
            failure
                .map(before -> before.again(reason, message))
                .orElseGet(() -> new Failure(reason, message, now, 1)));
  }
}
