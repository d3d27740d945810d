package dev.perps.exporter.history;

import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.PriceInsights;
import dev.perps.exporter.collect.Board;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps the past up to date and puts on the board what it tells: when a round of questions is
 * answered, and in between while most is still unknown. Thread-safe.
 */
public final class HistoryKeeper implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(HistoryKeeper.class.getName());
  private static final String BITCOIN = "BTC";

  private static final Duration LOOK = Duration.ofSeconds(2);

  /** So long after the start an exchange that has not answered is not waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How often what is known so far is shown while bases are still missing. */
  private static final Duration EARLY = Duration.ofSeconds(10);

  /** The same in a round of questions that takes long. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** Without anything new, as when no exchange answers, what is too old has to go. */
  private static final Duration FADING = Duration.ofMinutes(6);

  /** Figures of an older last bar of Bitcoin's would be those of another time. */
  private static final long OLDEST_BARS = 4;

  private final HistorySettings settings;
  private final Supplier<Snapshot> snapshots;
  private final Consumer<Insights> shows;
  private final InstantSource clock;
  private final Instant start;
  private final PriceKeeper prices;
  private final FundingKeeper funding;
  private final Workers forPrices = new Workers(2);
  private final Workers forFunding = new Workers(1);
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("history").daemon().factory());
  private long shown;
  private boolean failing;

  /** One that looks only when told to. */
  HistoryKeeper(
      List<Exchange> exchanges,
      HistorySettings settings,
      Function<String, Api> apis,
      Supplier<Snapshot> snapshots,
      Consumer<Insights> shows,
      InstantSource clock) {
    this.settings = settings;
    this.snapshots = snapshots;
    this.shows = shows;
    this.clock = clock;
    this.start = clock.instant();
    Map<String, History> all = new HashMap<>();
    Map<String, History> withBars = new HashMap<>();
    for (Exchange exchange : exchanges) {
      exchange
          .history()
          .ifPresent(
              history -> {
                all.put(exchange.id(), history);
                if (history.barSizes().containsAll(List.of(BarSize.M5, BarSize.H1))) {
                  withBars.put(exchange.id(), history);
                }
              });
    }
    HistoryLog log = new HistoryLog();
    prices = new PriceKeeper(settings, withBars, apis, forPrices, log);
    funding = new FundingKeeper(settings, all, apis, forFunding, log);
  }

  /**
   * Starts to ask, once the exchanges have told what there is; returns at once.
   *
   * @param apis the way to an exchange's servers, by its id
   */
  public static HistoryKeeper start(
      List<Exchange> exchanges,
      HistorySettings settings,
      Function<String, Api> apis,
      Board board,
      InstantSource clock) {
    HistoryKeeper keeper =
        new HistoryKeeper(exchanges, settings, apis, board::snapshot, board::publish, clock);
    if (settings.enabled()) {
      ScheduledFuture<?> ignored =
          keeper.schedule.scheduleWithFixedDelay(
              keeper::lookAgain, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
    return keeper;
  }

  /** Asks for what is due and shows what is new, in no time. To be called by one thread. */
  void lookAgain() {
    try {
      look();
      failing = false;
    } catch (RuntimeException | Error e) { // whatever it is, the next look may succeed
      if (!failing) {
        logger.log(System.Logger.Level.ERROR, "a look at the past failed", e);
      }
      failing = true;
    }
  }

  private void look() {
    Snapshot snapshot = snapshots.get();
    Instant now = clock.instant();
    Markets markets = Markets.of(snapshot);
    List<String> bases = prices.wanted(markets);
    List<Instrument> contracts = funding.wanted(markets);
    if (isReady(snapshot, now)) {
      prices.refresh(markets, now);
      // One call for settled funding weighs as much as the bars of three bases: these come first.
      Set<String> loading = prices.loading();
      funding.refresh(
          contracts.stream().filter(it -> !loading.contains(it.exchange())).toList(), now);
    }
    long changes = prices.changes() + funding.changes();
    Duration age = Duration.between(snapshot.insights().at(), now);
    boolean news = changes != shown && isTimeToShow(snapshot.insights(), bases, age);
    boolean fades = changes > 0 && age.compareTo(FADING) >= 0;
    if (news || fades) {
      shown = changes;
      shows.accept(insights(bases, contracts, now));
    }
  }

  private boolean isReady(Snapshot snapshot, Instant now) {
    boolean complete = snapshot.exchanges().stream().allMatch(ExchangeView::attempted);
    return snapshot.hasData() && (complete || !now.isBefore(start.plus(PATIENCE)));
  }

  private boolean isTimeToShow(Insights last, List<String> bases, Duration age) {
    boolean early = last.bases().size() < prices.known(bases) || prices.isIdle();
    return isIdle() || age.compareTo(early ? EARLY : LATE) >= 0;
  }

  private Insights insights(List<String> bases, List<Instrument> contracts, Instant now) {
    List<BasePrices> known = prices.prices(bases);
    long end = end(known, now);
    return new Insights(
        now,
        PriceInsights.ofBases(known, end),
        PriceInsights.correlations(
            known.subList(0, Math.min(settings.correlated(), known.size())), end),
        prices.indicators(bases.subList(0, Math.min(settings.charted(), bases.size())), end),
        funding.figures(contracts, now));
  }

  /** Windows end with Bitcoin's last bar, for all are measured against it. */
  private static long end(List<BasePrices> known, Instant now) {
    long latest = BarSize.M5.startOf(now.getEpochSecond());
    return known.stream()
        .filter(prices -> prices.base().equals(BITCOIN) && !prices.m5().isEmpty())
        .mapToLong(prices -> prices.m5().endEpochSeconds())
        .filter(end -> end >= latest - OLDEST_BARS * BarSize.M5.seconds())
        .findFirst()
        .orElse(latest);
  }

  /** Whether nothing is being asked. */
  boolean isIdle() {
    return prices.isIdle() && funding.isIdle();
  }

  /** Abandons what is under way; returns at once. */
  @Override
  public void close() {
    schedule.shutdownNow();
    forPrices.close();
    forFunding.close();
  }
}
