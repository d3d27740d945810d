package dev.perps.exporter.collect;

import dev.perps.exporter.context.AlternativeMe;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.FearGreed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks for the Fear &amp; Greed Index each hour, and sooner after a failure; takes it away when it
 * has become too old. An outage is one line of the log when it starts, one for each new reason, and
 * one when it ends. Thread-safe; blocks.
 */
final class ContextPoll {
  /** How often {@link #tick} wants to be called. */
  static final Duration TICK = Duration.ofMinutes(1);

  private static final System.Logger logger = System.getLogger(ContextPoll.class.getName());
  private static final Duration RENEWAL = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final Caller caller;
  private final Board board;
  private final InstantSource clock;
  private Instant due = Instant.MIN;
  private MarketContext known = MarketContext.NONE;

  ContextPoll(Caller caller, Board board, InstantSource clock) {
    this.caller = caller;
    this.board = board;
    this.clock = clock;
  }

  /** Asks if it is time to. */
  synchronized void tick() {
    if (!clock.instant().isBefore(due)) {
      ask();
    }
    Instant now = clock.instant();
    become(
        new MarketContext(
            known.fearGreed().filter(it -> AlternativeMe.isOfNow(it, now)), known.failure()));
  }

  private void ask() {
    try {
      FearGreed index = caller.call(AlternativeMe.FEAR_GREED).newest(clock.instant());
      known.failure().ifPresent(this::logEnd);
      due = clock.instant().plus(RENEWAL);
      become(new MarketContext(Optional.of(index), Optional.empty()));
    } catch (ExchangeException e) {
      fail(e.reason(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      logger.log(System.Logger.Level.ERROR, "fear_greed", e);
      fail(FailureReason.INTERNAL, e.toString());
    }
  }

  private void fail(FailureReason reason, String message) {
    if (reason == FailureReason.CANCELLED) {
      return;
    }
    Instant now = clock.instant();
    due = now.plus(RETRY);
    Optional<Failure> before = known.failure();
    if (before.isEmpty() || before.get().reason() != reason) {
      logger.log(
          System.Logger.Level.WARNING,
          "fear_greed {0} ({1}): {2}{3}",
          before.isEmpty() ? "down" : "still down",
          reason.label(),
          message,
          reason == FailureReason.GEO_BLOCKED
              ? "; set context.fear-greed.proxy, or context.fear-greed.enabled to false"
              : "");
    }
    become(
        new MarketContext(
            known.fearGreed(),
            Optional.of(
                before
                    .map(failure -> failure.again(reason, message))
                    .orElseGet(() -> new Failure(reason, message, now, 1)))));
  }

  private void logEnd(Failure failure) {
    logger.log(
        System.Logger.Level.INFO,
        "fear_greed up again after {0} s and {1} failed attempts",
        String.valueOf(Duration.between(failure.since(), clock.instant()).toSeconds()),
        String.valueOf(failure.attempts()));
  }

  private void become(MarketContext next) {
    if (!next.equals(known)) {
      known = next;
      board.publish(next);
    }
  }
}
