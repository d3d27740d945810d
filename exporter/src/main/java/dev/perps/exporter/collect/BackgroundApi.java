package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Host;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * The way to one exchange for a program that asks for its past and does nothing else, with the rate
 * limits, retries and breakers of collecting. Counts what it costs. Thread-safe.
 */
public final class BackgroundApi implements Api, AutoCloseable {
  /** What all programs of this address together may use of a limit. */
  private static final double MOST = 0.95;

  private static final double LEAST = 0.05;

  private final ExchangeApi api;
  private final ExecutorService executor;
  private final double share;
  private final AtomicInteger calls = new AtomicInteger();
  private final DoubleAdder seconds = new DoubleAdder();

  private BackgroundApi(ExchangeApi api, ExecutorService executor, double share) {
    this.api = api;
    this.executor = executor;
    this.share = share;
  }

  /** Opens the way; nothing is called yet. */
  public static BackgroundApi of(
      Exchange exchange, CollectSettings settings, HttpTransport transport, InstantSource clock) {
    Pace pace = settings.paceOf(exchange.id());
    double share = shareBeside(pace);
    Pace own =
        new Pace(
            pace.interval(),
            pace.concurrency(),
            pace.termsLifetime(),
            pace.instrumentsLifetime(),
            pace.sweepInterval(),
            pace.weightShare(),
            pace.sweepShare(),
            share);
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("past-", 0).factory());
    return new BackgroundApi(
        new ExchangeApi(
            exchange,
            new Caller(exchange, settings, transport, clock, Telemetry.NONE),
            own,
            clock,
            executor,
            () -> {},
            Telemetry.NONE),
        executor,
        share);
  }

  /** As much as an exporter takes, or less, so that one beside it can use all of its own. */
  static double shareBeside(Pace pace) {
    return Math.max(LEAST, Math.min(pace.weightShare(), MOST - pace.weightShare()));
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    calls.incrementAndGet();
    seconds.add(endpoint.weight() / unitsPerSecond(endpoint.host()));
    return api.fetch(endpoint);
  }

  /** How many units of weight a second may be used of a host's limit, lastingly. */
  public double unitsPerSecond(Host host) {
    Duration window = host.limit().window();
    return HostGuard.permits(host, share) / (window.toMillis() / 1000.0);
  }

  /** Calls fetched so far. */
  public int calls() {
    return calls.get();
  }

  /** How long the calls so far would take at the pace that the limits allow lastingly. */
  public double seconds() {
    return seconds.sum();
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    return api.ask(endpoint);
  }

  @Override
  public <T> Map<String, T> sweep(
      Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
    return api.sweep(endpoint, parameter, symbolsBiggestFirst);
  }

  @Override
  public Instant now() {
    return api.now();
  }

  @Override
  public void close() {
    api.close();
    executor.shutdownNow();
  }
}
