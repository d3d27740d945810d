package dev.perps.exporter.exposition;

import com.github.benmanes.caffeine.cache.Cache;
import dev.perps.exporter.collect.DropReason;
import dev.perps.exporter.collect.Telemetry;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpConnectionPoolMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.ConnectionPool;

/** The program's own metrics, in a Micrometer registry. Thread-safe. */
public final class MicrometerTelemetry implements Telemetry, AutoCloseable {
  static final String REQUESTS = "perps.exporter.requests";
  static final String RETRIES = "perps.exporter.retries";
  static final String COLLECTIONS = "perps.exporter.collections";
  static final String COLLECTION_FAILURES = "perps.exporter.collection.failures";
  static final String VALUES_DROPPED = "perps.exporter.values.dropped";
  static final String CLOCK_OFFSET = "perps.exporter.clock.offset";
  static final String USED_WEIGHT = "perps.exporter.used.weight";
  static final String CIRCUIT_BREAKER = "perps.exporter.circuit.breaker";
  static final String SCRAPES = "perps.exporter.scrapes";
  static final String SERIES = "perps.exporter.series";
  static final String REFRESH_CALLS = "perps.exporter.refresh.calls";
  static final String HISTORY_CALLS = "perps.exporter.history.calls";
  static final String DATA_SOURCE = "perps.exporter.data.source";

  private static final String EXCHANGE = "exchange";
  private static final String SUCCESS = "success";

  private final MeterRegistry registry;
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Map<String, AtomicReference<Double>> gauges = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Map<String, CallAverage> averages = new ConcurrentHashMap<>();

  /**
   * Registers what is known from the start, counters at zero among it, so that a first failure is
   * an increase.
   *
   * @param intervals from one cycle to the next, by exchange id
   * @param source {@code live} or {@code simulator}
   */
  public MicrometerTelemetry(
      MeterRegistry registry,
      List<Exchange> exchanges,
      Function<String, Duration> intervals,
      String source,
      InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    // Their names break the rules of Prometheus, and process_cpu_usage says the same.
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
    Gauge.builder(DATA_SOURCE, () -> 1)
        .description("Where the figures come from: the live exchanges or a simulator.")
        .tag("source", source)
        .register(registry);
    for (Exchange exchange : exchanges) {
      averages.put(exchange.id(), new CallAverage(intervals.apply(exchange.id()), clock.instant()));
      historyCalls(exchange.id());
      for (DropReason reason : DropReason.values()) {
        droppedCounter(exchange.id(), reason, 0);
      }
      for (Feed feed : exchange.feeds()) {
        for (FailureReason reason : FailureReason.values()) {
          if (reason != FailureReason.CANCELLED) {
            failureCounter(exchange.id(), feed.name(), reason, 0);
          }
        }
      }
    }
  }

  /** Watches the HTTP client's pool of connections. */
  public void watch(ConnectionPool connections) {
    new OkHttpConnectionPoolMetrics(connections).bindTo(registry);
  }

  /** A page was sent. */
  public void scraped(MetricsPage.Rendered page, Duration took) {
    Timer.builder(SCRAPES)
        .description("Time to send a metrics page, once the request is read.")
        .tags(
            "format",
            page.format().name().toLowerCase(Locale.ROOT),
            "encoding",
            page.gzip() ? "gzip" : "identity")
        .register(registry)
        .record(took);
    gauge(SERIES, "Market samples on the page.", Tags.empty(), page.samples());
  }

  @Override
  public void called(
      String exchange, Endpoint<?> endpoint, Duration took, Optional<FailureReason> failure) {
    Timer.builder(REQUESTS)
        .description(
            "Calls to exchanges, each attempt by itself; outcome is success or the reason.")
        .tags(
            EXCHANGE,
            exchange,
            "endpoint",
            endpoint.name(),
            "outcome",
            failure.map(FailureReason::label).orElse(SUCCESS))
        .register(registry)
        .record(took);
    if (endpoint.freshness() == Freshness.HISTORY) {
      historyCalls(exchange).increment();
    } else {
      averaged(exchange);
    }
  }

  private Counter historyCalls(String exchange) {
    return Counter.builder(HISTORY_CALLS)
        .description("Calls for bars and settled funding, which are no part of a cycle.")
        .tags(EXCHANGE, exchange)
        .register(registry);
  }

  /** Counts a call, and shows the average as soon as there is one. */
  private void averaged(String exchange) {
    CallAverage average = averages.get(exchange);
    if (average == null) {
      return;
    }
    average.add(clock.instant());
    double perCycle = average.perCycle(clock.instant());
    if (!Double.isNaN(perCycle)) {
      gauge(
          REFRESH_CALLS,
          "Calls to an exchange in one cycle, on average over the last ten full minutes; absent in"
              + " the first two.",
          Tags.of(EXCHANGE, exchange),
          perCycle);
    }
  }

  @Override
  public void retried(String exchange, Endpoint<?> endpoint) {
    Counter.builder(RETRIES)
        .description("Calls that were tried again after a failure that may pass.")
        .tags(EXCHANGE, exchange, "endpoint", endpoint.name())
        .register(registry)
        .increment();
  }

  @Override
  public void collected(String exchange, String feed, Duration took) {
    Timer.builder(COLLECTIONS)
        .description("Successful collections of a feed, from the first call to publication.")
        .tags(EXCHANGE, exchange, "feed", feed)
        .register(registry)
        .record(took);
  }

  @Override
  public void failed(String exchange, String feed, FailureReason reason) {
    failureCounter(exchange, feed, reason, 1);
  }

  @Override
  public void dropped(String exchange, Map<DropReason, Integer> dropped) {
    dropped.forEach((reason, count) -> droppedCounter(exchange, reason, count));
  }

  @Override
  public void clockOffset(String exchange, Duration offset) {
    gauge(
        CLOCK_OFFSET + ".seconds",
        "The exchange's clock minus ours, as of its last answer; its header has whole seconds.",
        Tags.of(EXCHANGE, exchange),
        offset.toMillis() / 1000.0);
  }

  @Override
  public void usedWeight(String exchange, Host host, int weight) {
    gauge(
        USED_WEIGHT,
        "Weight that the host says was used in the running minute, by all programs on this address.",
        Tags.of(EXCHANGE, exchange, "host", host.name()),
        weight);
  }

  @Override
  public void watch(String exchange, Host host, CircuitBreaker breaker) {
    for (CircuitBreaker.State state :
        List.of(
            CircuitBreaker.State.CLOSED,
            CircuitBreaker.State.OPEN,
            CircuitBreaker.State.HALF_OPEN)) {
      Gauge.builder(CIRCUIT_BREAKER, breaker, b -> b.getState() == state ? 1 : 0)
          .description("Whether a host's circuit breaker is in a state.")
          .tags(
              EXCHANGE,
              exchange,
              "host",
              host.name(),
              "state",
              state.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(registry);
    }
  }

  @Override
  public void watch(String exchange, Freshness freshness, Cache<?, ?> cache) {
    CaffeineCacheMetrics.monitor(registry, cache, freshness.label(), EXCHANGE, exchange);
  }

  private void failureCounter(String exchange, String feed, FailureReason reason, int count) {
    Counter.builder(COLLECTION_FAILURES)
        .description("Collections of a feed that failed, by reason; the log uses the same words.")
        .tags(EXCHANGE, exchange, "feed", feed, "reason", reason.label())
        .register(registry)
        .increment(count);
  }

  private void droppedCounter(String exchange, DropReason reason, int count) {
    Counter.builder(VALUES_DROPPED)
        .description("Values of an exchange that were not believed and not published, by reason.")
        .tags(EXCHANGE, exchange, "reason", reason.label())
        .register(registry)
        .increment(count);
  }

  /** Sets a gauge; its value is held here, since a registry holds it only weakly. */
  private void gauge(String name, String description, Tags tags, double value) {
    gauges
        .computeIfAbsent(
            name + tags,
            key -> {
              AtomicReference<Double> holder = new AtomicReference<>(value);
              Gauge.builder(name, holder, AtomicReference::get)
                  .description(description)
                  .tags(tags)
                  .register(registry);
              return holder;
            })
        .set(value);
  }

  @Override
  public void close() {
    gc.close();
  }
}
