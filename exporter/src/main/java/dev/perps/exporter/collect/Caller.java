package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.Service;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import okhttp3.Headers;

/**
 * Makes the calls of one exchange, or of another service: a bounded number at once, each host
 * behind its {@link HostGuard}, tried again with growing pauses where that can help. Thread-safe;
 * blocks.
 */
final class Caller {
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

  /** What hosts tell of the weight used in the running minute; Binance and its kin do. */
  private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";

  private final Service service;
  private final CollectSettings settings;
  private final HttpTransport transport;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final Semaphore slots;
  private final Retry retry;
  private final Map<Host, HostGuard> guards = new HashMap<>();

  Caller(
      Service service,
      CollectSettings settings,
      HttpTransport transport,
      InstantSource clock,
      Telemetry telemetry) {
    this.service = service;
    this.settings = settings;
    this.transport = transport;
    this.clock = clock;
    this.telemetry = telemetry;
    Pace pace = settings.paceOf(service.id());
    this.slots = new Semaphore(pace.concurrency());
    this.retry =
        Retry.of(
            service.id(),
            RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, 0.5))
                .retryOnException(Caller::mayHelpToRetry)
                .build());
    for (Host host : service.hosts()) {
      HostGuard guard = new HostGuard(service.id(), host, pace, clock);
      guards.put(host, guard);
      telemetry.watch(service.id(), host, guard.breaker());
    }
  }

  /** Calls, and calls again if that may help. */
  <T> T call(Endpoint<T> endpoint) {
    int[] attempts = {0};
    return retry.executeSupplier(
        () -> {
          if (attempts[0]++ > 0) {
            telemetry.retried(service.id(), endpoint);
          }
          return callOnce(endpoint);
        });
  }

  /** Calls once. */
  <T> T callOnce(Endpoint<T> endpoint) {
    HostGuard guard = guards.get(endpoint.host());
    if (guard == null) {
      throw new IllegalStateException(
          service.id() + " does not list the host " + endpoint.host().name());
    }
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(FailureReason.CANCELLED, "stopping");
    }
    try {
      return guard.call(endpoint.weight(), () -> measured(endpoint));
    } finally {
      slots.release();
    }
  }

  private <T> T measured(Endpoint<T> endpoint) {
    long start = System.nanoTime();
    Optional<FailureReason> failure = Optional.empty();
    try {
      return transport.call(
          service.id(),
          endpoint.sentAt(clock.instant()),
          settings.addressOf(service.id(), endpoint.host()),
          service.failureReader(),
          headers -> readHeaders(endpoint.host(), headers));
    } catch (ExchangeException e) {
      failure = Optional.of(e.reason());
      throw e;
    } finally {
      telemetry.called(
          service.id(), endpoint, Duration.ofNanos(System.nanoTime() - start), failure);
    }
  }

  private void readHeaders(Host host, Headers headers) {
    Instant theirs = headers.getInstant("Date");
    if (theirs != null) {
      telemetry.clockOffset(service.id(), Duration.between(clock.instant(), theirs));
    }
    String used = headers.get(USED_WEIGHT);
    if (used != null && used.matches("\\d{1,9}")) {
      telemetry.usedWeight(service.id(), host, Integer.parseInt(used));
    }
  }

  private static boolean mayHelpToRetry(Throwable e) {
    return e instanceof ExchangeException failure
        && failure.reason().isTransient()
        && failure.retryAfter().isEmpty();
  }
}
