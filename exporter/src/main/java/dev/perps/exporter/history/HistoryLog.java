package dev.perps.exporter.history;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One line when an exchange's past cannot be had, one when all of it can be had again. Thread-safe.
 */
final class HistoryLog {
  private static final System.Logger logger = System.getLogger(HistoryLog.class.getName());

  /** What is still wanted is asked again sooner: what failed before is asked for no more. */
  private static final Duration FORGOTTEN = Duration.ofHours(3);

  /** By exchange, what failed last and when. */
  private final Map<String, Map<String, Instant>> failing = new HashMap<>();

  /**
   * A call failed.
   *
   * @param what bars or funding of what
   * @param e an {@link ExchangeException}, or a mistake of the program, told with its stack
   */
  synchronized void failed(String exchange, String what, RuntimeException e, Instant now) {
    Map<String, Instant> others = failing(exchange, now);
    boolean first = others.isEmpty();
    others.put(what, now);
    if (!first) {
      return;
    }
    if (e instanceof ExchangeException failure) {
      logger.log(
          System.Logger.Level.WARNING,
          "{0} history, {1}: {2}, {3}; more of the kind is not logged until all succeeds",
          exchange,
          what,
          failure.reason().label(),
          failure.getMessage());
    } else {
      logger.log(System.Logger.Level.ERROR, exchange + " history, " + what, e);
    }
  }

  synchronized void succeeded(String exchange, String what, Instant now) {
    Map<String, Instant> others = failing(exchange, now);
    if (others.remove(what) != null && others.isEmpty()) {
      logger.log(System.Logger.Level.INFO, "{0} history: answers again", exchange);
    }
  }

  private Map<String, Instant> failing(String exchange, Instant now) {
    Map<String, Instant> others = failing.computeIfAbsent(exchange, id -> new HashMap<>());
    others.values().removeIf(at -> at.isBefore(now.minus(FORGOTTEN)));
    return others;
  }

  /** Whether a call failed because the program is stopping: nobody's fault. */
  static boolean isCancelled(RuntimeException e) {
    return e instanceof ExchangeException failure && failure.reason() == FailureReason.CANCELLED;
  }
}
