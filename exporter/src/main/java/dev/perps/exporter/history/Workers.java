package dev.perps.exporter.history;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A few threads for each exchange, so that one that is slow delays no other, and what was wanted
 * first is finished first. Thread-safe.
 */
final class Workers implements AutoCloseable {
  private final int perExchange;
  private final Map<String, ExecutorService> executors = new ConcurrentHashMap<>();

  Workers(int perExchange) {
    this.perExchange = perExchange;
  }

  /** Runs a task when those of the same exchange before it have begun; drops it once closed. */
  void execute(String exchange, Runnable task) {
    try {
      executors
          .computeIfAbsent(
              exchange,
              id ->
                  Executors.newFixedThreadPool(
                      perExchange, Thread.ofVirtual().name("history-" + id + "-", 0).factory()))
          .execute(task);
    } catch (RejectedExecutionException ignored) {
      // closed
    }
  }

  /** Abandons what is under way; returns at once. */
  @Override
  public void close() {
    executors.values().forEach(ExecutorService::shutdownNow);
  }
}
