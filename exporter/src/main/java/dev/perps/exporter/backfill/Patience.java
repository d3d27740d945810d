package dev.perps.exporter.backfill;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks again, with growing pauses, where that can help: nothing is lost but time. Immutable.
 *
 * @param pauses before each further attempt, unless the exchange names a longer one
 */
record Patience(List<Duration> pauses) {
  static final Patience USUAL =
      new Patience(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofSeconds(15),
              Duration.ofSeconds(40),
              Duration.ofSeconds(90)));

  /** No exchange is waited for longer at a time. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /**
   * The answer of the first attempt that succeeds.
   *
   * @throws ExchangeException of the last attempt
   */
  <T> T ask(Supplier<T> question) {
    for (Duration pause : pauses) {
      try {
        return question.get();
      } catch (ExchangeException e) {
        boolean mayHelp = e.reason().isTransient() || e.reason() == FailureReason.RATE_LIMITED;
        Duration wait = e.retryAfter().filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
        if (!mayHelp || wait.compareTo(LONGEST) > 0) {
          throw e;
        }
        sleep(wait);
      }
    }
    return question.get();
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(FailureReason.CANCELLED, "stopping");
    }
  }
}
