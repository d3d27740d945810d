package dev.perps.exporter.collect;

import com.github.benmanes.caffeine.cache.Cache;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What collection tells about itself, so that it need not know metric names. Implementations are
 * thread-safe and never throw.
 */
public interface Telemetry {

  /** A call ended; no reason means that it succeeded. */
  void called(
      String exchange, Endpoint<?> endpoint, Duration took, Optional<FailureReason> failure);

  /** A call failed and is tried again. */
  void retried(String exchange, Endpoint<?> endpoint);

  /** A feed was collected, from its first call to its publication. */
  void collected(String exchange, String feed, Duration took);

  /** A feed could not be collected. */
  void failed(String exchange, String feed, FailureReason reason);

  /** Values were not believed. */
  void dropped(String exchange, Map<DropReason, Integer> dropped);

  /** The exchange's clock minus ours, from its {@code Date} header. */
  void clockOffset(String exchange, Duration offset);

  /** What the exchange says was used of its limit in the running window. */
  void usedWeight(String exchange, Host host, int weight);

  /** A circuit breaker came into being. */
  void watch(String exchange, Host host, CircuitBreaker breaker);

  /** A cache came into being. */
  void watch(String exchange, Freshness freshness, Cache<?, ?> cache);

  /** Tells nobody. */
  Telemetry NONE =
      new Telemetry() {
        @Override
        public void called(
            String exchange,
            Endpoint<?> endpoint,
            Duration took,
            Optional<FailureReason> failure) {}

        @Override
        public void retried(String exchange, Endpoint<?> endpoint) {}

        @Override
        public void collected(String exchange, String feed, Duration took) {}

        @Override
        public void failed(String exchange, String feed, FailureReason reason) {}

        @Override
        public void dropped(String exchange, Map<DropReason, Integer> dropped) {}

        @Override
        public void clockOffset(String exchange, Duration offset) {}

        @Override
        public void usedWeight(String exchange, Host host, int weight) {}

        @Override
        public void watch(String exchange, Host host, CircuitBreaker breaker) {}

        @Override
        public void watch(String exchange, Freshness freshness, Cache<?, ?> cache) {}
      };
}
