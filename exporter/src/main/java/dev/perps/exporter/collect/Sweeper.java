package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Asks an endpoint that answers for one symbol about all of them, over and over, in the order
 * given. The first round asks about everything as fast as the share of the limit allows, so that a
 * fresh start is soon complete; the later ones ({@link SweepRounds}) spread evenly over their
 * interval. Thread-safe.
 */
final class Sweeper implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(Sweeper.class.getName());

  /** A host that refuses is not asked about the next symbol at once. */
  private static final Duration PAUSE_WHEN_REFUSED = Duration.ofSeconds(2);

  private final Duration interval;
  private final SweepRounds<Endpoint<?>> rounds;
  private final Consumer<Endpoint<?>> call;
  private final Executor executor;
  private final Runnable firstSweepDone;
  private final RateLimiter share;
  private final int concurrency;
  private final Semaphore slots;
  private final Thread thread;
  private volatile List<? extends Endpoint<?>> wanted = List.of();

  /**
   * Starts sweeping as soon as something is wanted.
   *
   * @param call makes one call and keeps its answer; throws {@link ExchangeException}
   * @param firstSweepDone told once when every symbol has been asked for the first time
   */
  Sweeper(
      Endpoint<?> endpoint,
      Pace pace,
      Consumer<Endpoint<?>> call,
      Executor executor,
      Runnable firstSweepDone) {
    Host host = endpoint.host();
    SweepPlan plan = SweepPlan.of(endpoint.freshness(), pace);
    this.interval = plan.round();
    this.rounds = new SweepRounds<>(plan.head(), plan.tailRounds());
    this.call = call;
    this.executor = executor;
    this.firstSweepDone = firstSweepDone;
    // A third of the exchange's slots stays free for the calls of the cycle.
    this.concurrency = Math.max(1, pace.concurrency() * 2 / 3);
    this.slots = new Semaphore(concurrency);
    this.share =
        RateLimiter.of(
            "sweep",
            RateLimiterConfig.custom()
                .limitForPeriod(HostGuard.permits(host, pace.sweepShare()))
                .limitRefreshPeriod(host.limit().window())
                .timeoutDuration(host.limit().window().multipliedBy(3))
                .build());
    this.thread = Thread.ofVirtual().name("sweep-" + host.name()).start(this::sweepForever);
  }

  /** Which calls are wanted from now on, the most important first. */
  void want(List<? extends Endpoint<?>> calls) {
    wanted = calls;
  }

  private void sweepForever() {
    boolean first = true;
    try {
      while (true) {
        long start = System.nanoTime();
        List<Endpoint<?>> calls = rounds.next(List.copyOf(wanted));
        if (calls.isEmpty()) {
          Thread.sleep(50);
          continue;
        }
        sweep(calls, first ? Duration.ZERO : interval.dividedBy(calls.size()));
        slots.acquire(concurrency); // the last calls have come back
        slots.release(concurrency);
        if (first) {
          first = false;
          firstSweepDone.run();
        }
        Thread.sleep(Math.max(0, interval.toMillis() - (System.nanoTime() - start) / 1_000_000));
      }
    } catch (InterruptedException ignored) {
      // closed
    }
  }

  private void sweep(List<? extends Endpoint<?>> calls, Duration gap) throws InterruptedException {
    long next = System.nanoTime();
    for (Endpoint<?> one : calls) {
      slots.acquire();
      if (!share.acquirePermission(one.weight())) {
        slots.release();
        throw new InterruptedException("stopped while waiting for the share of the limit");
      }
      executor.execute(() -> callOne(one));
      next += gap.toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
    }
  }

  private void callOne(Endpoint<?> one) {
    try {
      call.accept(one);
    } catch (ExchangeException e) {
      logger.log(System.Logger.Level.DEBUG, "{0}: {1}", one.path(), e.getMessage());
      if (e.reason() == FailureReason.RATE_LIMITED || e.retryAfter().isPresent()) {
        pause();
      }
    } finally {
      slots.release();
    }
  }

  /** Keeps its slot meanwhile, and so slows the sweep down. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_WHEN_REFUSED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
