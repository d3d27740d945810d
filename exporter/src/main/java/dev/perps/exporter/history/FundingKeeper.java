package dev.perps.exporter.history;

import dev.perps.exporter.analytics.FundingForecast;
import dev.perps.exporter.analytics.FundingHistory;
import dev.perps.exporter.analytics.FundingSummary;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the settled funding of the contracts on the biggest bases: first of a month, for all of
 * them, then of a year; from then on it asks when there can be a new settlement. Thread-safe.
 */
final class FundingKeeper {
  private static final Duration MONTH = Duration.ofDays(32);
  private static final Duration YEAR = Duration.ofDays(367);

  /** Exchanges tell of a settlement a little after it. */
  private static final Duration SETTLING = Duration.ofSeconds(60);

  private static final Duration RETRY = Duration.ofMinutes(10);
  private static final Duration LATE = Duration.ofMinutes(5);
  private static final Duration RARELY = Duration.ofHours(1);

  /**
   * What is kept of a contract.
   *
   * @param reach how far back was asked for
   * @param due when there can be a new settlement
   * @param retry when to ask again after a failure
   * @param figures made of the history when it last changed
   */
  private record Kept(
      FundingHistory history,
      Duration reach,
      Instant due,
      Instant retry,
      Optional<Insights.OfFunding> figures) {
    static final Kept NOTHING =
        new Kept(
            FundingHistory.EMPTY, Duration.ZERO, Instant.EPOCH, Instant.EPOCH, Optional.empty());

    Kept failed(Instant next) {
      return new Kept(history, reach, due, next, figures);
    }
  }

  private final HistorySettings settings;
  private final Map<String, History> histories;
  private final Function<String, Api> apis;
  private final Workers workers;
  private final HistoryLog log;
  private final Map<Instrument, Kept> kept = new ConcurrentHashMap<>();
  private final Set<Instrument> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong changes = new AtomicLong();

  /**
   * Keeps nothing yet.
   *
   * @param histories by exchange id
   */
  FundingKeeper(
      HistorySettings settings,
      Map<String, History> histories,
      Function<String, Api> apis,
      Workers workers,
      HistoryLog log) {
    this.settings = settings;
    this.histories = histories;
    this.apis = apis;
    this.workers = workers;
    this.log = log;
  }

  /** The contracts to keep, the larger turnover first. */
  List<Instrument> wanted(Markets markets) {
    return markets.contracts(markets.biggest(settings.funded(), List.of())).stream()
        .filter(contract -> histories.containsKey(contract.exchange()))
        .toList();
  }

  /** Starts to ask for what is missing or new; returns at once. */
  void refresh(List<Instrument> wanted, Instant now) {
    if (kept.size() > 2 * wanted.size()) {
      kept.keySet().retainAll(new HashSet<>(wanted));
    }
    Set<String> withoutMonth =
        wanted.stream()
            .filter(contract -> of(contract).reach().isZero())
            .map(Instrument::exchange)
            .collect(Collectors.toSet());
    for (Instrument contract : wanted) {
      Kept known = of(contract);
      boolean isNew = !known.due().isAfter(now);
      boolean isOld = known.reach().equals(MONTH) && !withoutMonth.contains(contract.exchange());
      boolean due = (isNew || isOld) && !known.retry().isAfter(now);
      if (due && underWay.add(contract)) {
        workers.execute(
            contract.exchange(),
            () -> {
              try {
                advance(contract, known, isNew, now);
              } finally {
                underWay.remove(contract);
              }
            });
      }
    }
  }

  private Kept of(Instrument contract) {
    return kept.getOrDefault(contract, Kept.NOTHING);
  }

  private void advance(Instrument contract, Kept known, boolean isNew, Instant now) {
    History history = histories.get(contract.exchange());
    if (history == null) {
      return;
    }
    try {
      Api api = apis.apply(contract.exchange());
      Duration reach = known.reach();
      List<FundingSettlement> more;
      if (reach.isZero() || isNew) {
        Instant newest = Instant.ofEpochSecond((long) known.history().newestEpochSeconds() + 30);
        Instant from = known.history().size() == 0 ? now.minus(MONTH) : newest;
        more = history.funding(api, contract, from, now.plusSeconds(1));
        reach = reach.isZero() ? MONTH : reach;
      } else {
        more = history.funding(api, contract, now.minus(YEAR), now.minus(MONTH));
        reach = YEAR;
      }
      put(contract, known.history().append(more, YEAR.toSeconds()), reach, now);
      log.succeeded(contract.exchange());
    } catch (ExchangeException e) {
      if (e.reason() != FailureReason.CANCELLED) {
        kept.put(contract, known.failed(now.plus(RETRY)));
        log.failed(contract.exchange(), contract.symbol(), e);
      }
    }
  }

  private void put(Instrument contract, FundingHistory history, Duration reach, Instant now) {
    kept.put(
        contract,
        new Kept(
            history,
            reach,
            due(history, now),
            Instant.EPOCH,
            Optional.of(figures(contract, history, now))));
    changes.incrementAndGet();
  }

  /** A minute after the next settlement; when that is late, some minutes from now. */
  private static Instant due(FundingHistory history, Instant now) {
    double interval = history.newestIntervalSeconds();
    if (Double.isNaN(interval)) {
      return now.plus(RARELY);
    }
    Instant next =
        Instant.ofEpochSecond((long) (history.newestEpochSeconds() + interval)).plus(SETTLING);
    return next.isAfter(now) ? next : now.plus(LATE);
  }

  private static Insights.OfFunding figures(
      Instrument contract, FundingHistory history, Instant now) {
    double seconds = now.toEpochMilli() / 1000.0;
    Map<FundingWindow, FundingSummary> windows = new EnumMap<>(FundingWindow.class);
    for (FundingWindow window : FundingWindow.values()) {
      windows.put(window, history.over(window, seconds));
    }
    return new Insights.OfFunding(contract, windows, FundingForecast.of(history, seconds));
  }

  /** Whether nothing is being asked. */
  boolean isIdle() {
    return underWay.isEmpty();
  }

  /** Grows with each change. */
  long changes() {
    return changes.get();
  }

  /** What the histories of some contracts tell, as far as they are of now. */
  List<Insights.OfFunding> figures(List<Instrument> wanted, Instant now) {
    List<Insights.OfFunding> all = new ArrayList<>();
    for (Instrument contract : wanted) {
      Kept known = of(contract);
      if (known.history().isCurrent((double) now.getEpochSecond())) {
        known.figures().ifPresent(all::add);
      }
    }
    return all;
  }
}
