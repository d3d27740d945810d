package dev.perps.exporter.collect;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The way of one exchange's feeds to its servers: caches in front of {@link Caller}. Askers of the
 * same endpoint share one call; what changes slowly is renewed in the background while the old
 * answer serves, and goes on serving for a while when the renewal fails. Thread-safe.
 */
final class ExchangeApi implements Api, AutoCloseable {
  /** How many lifetimes a slow answer survives when it cannot be renewed. */
  private static final int SURVIVED_LIFETIMES = 6;

  /**
   * In every how many cycles slow figures are asked anew: once a minute in the balanced profile.
   */
  private static final int SLOW_CYCLES = 6;

  /** History can wait, but not for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Caller caller;
  private final Pace pace;
  private final InstantSource clock;
  private final Executor executor;
  private final Runnable firstSweepDone;
  private final Map<Freshness, AsyncLoadingCache<Endpoint<?>, Object>> caches =
      new EnumMap<>(Freshness.class);
  private final Map<Endpoint<?>, Sweeper> sweepers = new ConcurrentHashMap<>();
  private final Map<Host, RateLimiter> background = new ConcurrentHashMap<>();

  ExchangeApi(
      Exchange exchange,
      Caller caller,
      Pace pace,
      InstantSource clock,
      Executor executor,
      Runnable firstSweepDone,
      Telemetry telemetry) {
    this.caller = caller;
    this.pace = pace;
    this.clock = clock;
    this.executor = executor;
    this.firstSweepDone = firstSweepDone;
    Ticker ticker = () -> nanos(clock.instant());
    for (Freshness freshness : EnumSet.complementOf(EnumSet.of(Freshness.HISTORY))) {
      Caffeine<Object, Object> builder =
          Caffeine.newBuilder().executor(executor).ticker(ticker).maximumSize(20_000).recordStats();
      Duration lifetime = lifetime(freshness);
      if (freshness == Freshness.SLOW
          || freshness == Freshness.TERMS
          || freshness == Freshness.INSTRUMENTS) {
        builder
            .refreshAfterWrite(lifetime)
            .expireAfterWrite(lifetime.multipliedBy(SURVIVED_LIFETIMES));
      } else {
        builder.expireAfterWrite(lifetime);
      }
      AsyncLoadingCache<Endpoint<?>, Object> cache =
          builder.buildAsync(endpoint -> caller.call(endpoint));
      caches.put(freshness, cache);
      telemetry.watch(exchange.id(), freshness, cache.synchronous());
    }
  }

  private Duration lifetime(Freshness freshness) {
    return switch (freshness) {
      // Shorter than a cycle, so that each cycle asks anew, however long the last one took.
      case PRICES -> pace.interval().dividedBy(2);
      case SLOW -> pace.interval().multipliedBy(SLOW_CYCLES);
      case SWEPT_WHOLE, SWEPT, SWEPT_RARELY -> SweepPlan.of(freshness, pace).lifetime();
      case TERMS -> pace.termsLifetime();
      case INSTRUMENTS -> pace.instrumentsLifetime();
      case HISTORY -> Duration.ZERO;
    };
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    CompletableFuture<Object> answer = cache(endpoint).get(endpoint);
    return () -> {
      try {
        @SuppressWarnings("unchecked") // the cache's loader returns what the endpoint's type says
        T value = (T) answer.join();
        return value;
      } catch (CompletionException e) {
        if (e.getCause() instanceof ExchangeException failure) {
          throw failure;
        }
        throw new ExchangeException(FailureReason.INTERNAL, String.valueOf(e.getCause()));
      }
    };
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    RateLimiter share =
        background.computeIfAbsent(
            endpoint.host(),
            host ->
                RateLimiter.of(
                    "background",
                    RateLimiterConfig.custom()
                        .limitForPeriod(HostGuard.permits(host, pace.historyShare()))
                        .limitRefreshPeriod(host.limit().window())
                        .timeoutDuration(PATIENCE)
                        .build()));
    // A call that weighs more than the share of a window takes a whole window.
    int weight = Math.min(endpoint.weight(), share.getRateLimiterConfig().getLimitForPeriod());
    if (!share.acquirePermission(weight)) {
      throw new ExchangeException(
          Thread.currentThread().isInterrupted()
              ? FailureReason.CANCELLED
              : FailureReason.RATE_LIMITED,
          "not called: the share of the limit for history is used up");
    }
    return caller.call(endpoint.kept(Freshness.HISTORY));
  }

  @Override
  public <T> Map<String, T> sweep(
      Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
    Endpoint<T> swept =
        switch (endpoint.freshness()) {
          case SWEPT_WHOLE, SWEPT, SWEPT_RARELY -> endpoint;
          case PRICES, SLOW, TERMS, INSTRUMENTS, HISTORY -> endpoint.kept(Freshness.SWEPT);
        };
    Map<String, Endpoint<T>> calls = new LinkedHashMap<>();
    for (String symbol : symbolsBiggestFirst) {
      calls.put(symbol, swept.with(parameter, symbol));
    }
    sweepers
        .computeIfAbsent(
            swept, key -> new Sweeper(swept, pace, this::sweepOne, executor, firstSweepDone))
        .want(List.copyOf(calls.values()));
    Map<String, T> known = new LinkedHashMap<>();
    calls.forEach(
        (symbol, call) -> {
          @SuppressWarnings("unchecked") // as above
          T value = (T) cache(call).synchronous().getIfPresent(call);
          if (value != null) {
            known.put(symbol, value);
          }
        });
    return known;
  }

  private void sweepOne(Endpoint<?> call) {
    cache(call).put(call, CompletableFuture.completedFuture(caller.callOnce(call)));
  }

  private AsyncLoadingCache<Endpoint<?>, Object> cache(Endpoint<?> endpoint) {
    AsyncLoadingCache<Endpoint<?>, Object> cache = caches.get(endpoint.freshness());
    if (cache == null) {
      throw new IllegalStateException("no cache for " + endpoint.freshness());
    }
    return cache;
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    sweepers.values().forEach(Sweeper::close);
  }
}
