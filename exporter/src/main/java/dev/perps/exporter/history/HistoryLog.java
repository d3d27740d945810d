package dev.perps.exporter.history;

import dev.perps.exporter.exchange.ExchangeException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One line when an exchange's past cannot be had, one when it can be had again. Thread-safe. */
final class HistoryLog {
  private static final System.Logger logger = System.getLogger(HistoryLog.class.getName());

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /**
   * A call failed.
   *
   * @param what base or contract
   */
  void failed(String exchange, String what, ExchangeException e) {
    if (failing.add(exchange)) {
      logger.log(
          System.Logger.Level.WARNING,
          "{0} history of {1}: {2}, {3}; more of the kind is not logged until it succeeds",
          exchange,
          what,
          e.reason().label(),
          e.getMessage());
    }
  }

  void succeeded(String exchange) {
    if (failing.remove(exchange)) {
      logger.log(System.Logger.Level.INFO, "{0} history: answers again", exchange);
    }
  }
}
