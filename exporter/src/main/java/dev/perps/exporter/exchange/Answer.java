package dev.perps.exporter.exchange;

import java.util.Optional;

/** The answer to a call that may still be under way. Thread-safe. */
public interface Answer<T> {

  /**
   * Waits for the answer.
   *
   * @throws ExchangeException when the call failed
   */
  T get();

  /**
   * Waits for the answer to a call that the feed can do without. A failure is counted as one of the
   * call, not of the feed.
   */
  default Optional<T> ifAvailable() {
    try {
      return Optional.of(get());
    } catch (ExchangeException ignored) {
      return Optional.empty();
    }
  }
}
