package dev.perps.exporter.collect;

import dev.perps.exporter.context.AlternativeMe;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Asks every exchange in its own rhythm and puts what comes back on the {@link Board} the moment it
 * is in. Feeds run side by side on virtual threads: a slow or dead one delays no other.
 * Thread-safe.
 */
public final class Collector implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(Collector.class.getName());
  private static final Duration STALENESS_CHECK = Duration.ofMillis(500);

  private final CollectSettings settings;
  private final Board board;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final OutageLog outages = new OutageLog();
  private final Outliers outliers = new Outliers();
  private final Set<Feed> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("collect-", 0).factory());
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("schedule").daemon().factory());
  private final Map<String, ExchangeApi> apis = new LinkedHashMap<>();

  /** One that collects only when told to. */
  Collector(CollectSettings settings, Board board, InstantSource clock, Telemetry telemetry) {
    this.settings = settings;
    this.board = board;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /** Starts to collect; the first calls are under way when this returns. */
  public static Collector start(
      List<Exchange> exchanges,
      CollectSettings settings,
      HttpTransport transport,
      Board board,
      InstantSource clock,
      Telemetry telemetry) {
    Collector collector = new Collector(settings, board, clock, telemetry);
    for (Exchange exchange : exchanges) {
      collector.add(exchange, transport);
    }
    if (settings.fearGreed()) {
      collector.addContext(transport);
    }
    collector.repeat(STALENESS_CHECK, board::sweepStale);
    return collector;
  }

  private void add(Exchange exchange, HttpTransport transport) {
    Pace pace = settings.paceOf(exchange.id());
    Caller caller = new Caller(exchange, settings, transport, clock, telemetry);
    ExchangeApi[] api = new ExchangeApi[1];
    api[0] =
        new ExchangeApi(
            exchange,
            caller,
            pace,
            clock,
            executor,
            () -> cycle(exchange, api[0], feed -> true),
            telemetry);
    apis.put(exchange.id(), api[0]);
    AtomicLong cycles = new AtomicLong();
    repeat(
        pace.interval(),
        () -> {
          long cycle = cycles.getAndIncrement();
          cycle(exchange, api[0], feed -> cycle % feed.everyCycles() == 0);
        });
  }

  private void addContext(HttpTransport transport) {
    ContextPoll poll =
        new ContextPoll(
            new Caller(AlternativeMe.SERVICE, settings, transport, clock, telemetry), board, clock);
    repeat(
        ContextPoll.TICK,
        () -> {
          if (!executor.isShutdown()) {
            executor.execute(poll::tick);
          }
        });
  }

  /** Runs a task now and in every interval; one that fails is logged and goes on. */
  private void repeat(Duration interval, Runnable task) {
    ScheduledFuture<?> ignored =
        schedule.scheduleAtFixedRate(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                logger.log(System.Logger.Level.ERROR, "a scheduled task failed", e);
              }
            },
            0,
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Starts those feeds whose turn it is and that are not still under way from an earlier cycle. */
  private void cycle(Exchange exchange, ExchangeApi api, Predicate<Feed> turn) {
    for (Feed feed : exchange.feeds()) {
      if (turn.test(feed) && !executor.isShutdown() && underWay.add(feed)) {
        executor.execute(
            () -> {
              try {
                collect(exchange, feed, api);
              } finally {
                underWay.remove(feed);
              }
            });
      }
    }
  }

  /** Asks for one feed and puts on the board what came of it. Blocks. */
  void collect(Exchange exchange, Feed feed, Api api) {
    long start = System.nanoTime();
    try {
      Plausibility.Checked checked =
          Plausibility.check(feed.collect(api), clock.instant(), settings.maxDataAge());
      MarketData named = settings.homonyms().resolve(exchange.id(), checked.data());
      MarketData data = outliers.without(named, exchange.id(), board.market());
      Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);
      dropped.putAll(checked.dropped());
      int outlying = named.size() - data.size();
      if (outlying > 0) {
        dropped.put(DropReason.PRICE_OUTLIER, outlying);
      }
      telemetry.dropped(exchange.id(), dropped);
      refuseIfNothingIsBelievable(data, dropped);
      board.publish(exchange, feed, data);
      outages.ended(exchange, feed, clock.instant());
      telemetry.collected(exchange.id(), feed.name(), Duration.ofNanos(System.nanoTime() - start));
    } catch (ExchangeException e) {
      fail(exchange, feed, e.reason(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      logger.log(System.Logger.Level.ERROR, exchange.id() + " " + feed.name(), e);
      fail(exchange, feed, FailureReason.INTERNAL, e.toString());
    }
  }

  /**
   * An answer of which every row was dropped is no success, and must not pass for a market gone.
   */
  private static void refuseIfNothingIsBelievable(
      MarketData data, Map<DropReason, Integer> dropped) {
    if (data.size() > 0 || dropped.isEmpty()) {
      return;
    }
    if (dropped.containsKey(DropReason.TIMESTAMP)) {
      throw new ExchangeException(
          FailureReason.STALE,
          "all data are dated too far from now; look at this machine's clock too");
    }
    throw new ExchangeException(FailureReason.MALFORMED, "no row of the answer can be believed");
  }

  private void fail(Exchange exchange, Feed feed, FailureReason reason, String message) {
    if (reason == FailureReason.CANCELLED) {
      return;
    }
    telemetry.failed(exchange.id(), feed.name(), reason);
    Instant now = clock.instant();
    board.fail(exchange, feed, outages.failed(exchange, feed, reason, message, now));
  }

  /** The way to an exchange's servers, for whoever asks about its past. */
  public Api api(String exchange) {
    ExchangeApi api = apis.get(exchange);
    if (api == null) {
      throw new IllegalArgumentException(exchange + " is not collected");
    }
    return api;
  }

  /** Abandons what is under way; returns at once. */
  @Override
  public void close() {
    schedule.shutdownNow();
    apis.values().forEach(ExchangeApi::close);
    executor.shutdownNow();
  }
}
