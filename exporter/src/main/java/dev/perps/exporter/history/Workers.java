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
  private volatile boolean closed;

  Workers(int perExchange) {
    this.perExchange = perExchange;
  }

  /** Runs a task when those of the same exchange before it have begun; drops it once closed. */
  void execute(String exchange, Runnable task) {
    ExecutorService executor = executors.computeIfAbsent(exchange, this::threads);
    if (closed) {
      executor.shutdownNow();
    }
    try {
      executor.execute(task);
    } catch (RejectedExecutionException ignored) {
      // closed
    }
  }

  private ExecutorService threads(String exchange) {
    return Executors.newFixedThreadPool(
        perExchange, Thread.ofVirtual().name("history-" + exchange + "-", 0).factory());
  }

  /** Abandons what is under way; returns at once. */
  @Override
  public void close() {
    closed = true;
    executors.values().forEach(ExecutorService::shutdownNow);
  }
}
