package dev.perps.exporter.collect;

import com.github.benmanes.caffeine.cache.Cache;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Map;

/** Tells nobody but whom a test wants. */
abstract class TelemetryForTests implements Telemetry {
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
}
