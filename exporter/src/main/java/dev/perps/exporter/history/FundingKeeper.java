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

    /** Whether there can be a settlement that is not known. */
    boolean isNew(Instant now) {
      return !due.isAfter(now);
    }

    /** Whether nothing is known yet; after a failure the others of the exchange do not wait. */
    boolean isFirst(Instant now) {
      return reach.isZero() && !retry.isAfter(now);
    }

    /** The same, of which no more is to be had. */
    Kept whole() {
      return new Kept(history, YEAR, due, Instant.EPOCH, figures);
    }

    Kept failed(Instant next) {
      return new Kept(history, reach, due, next, figures);
    }
  }

  private final HistorySettings settings;
  private final Map<String, History> histories;
  private final Function<String, Api> apis;
  private final Workers workers;
  private final HistoryLog log;
  private final Recently<Instrument> recently = new Recently<>();
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

  /**
   * Starts to ask for what is missing or new; returns at once. To be called by one thread at a
   * time.
   */
  void refresh(List<Instrument> wanted, Instant now) {
    kept.keySet().retainAll(recently.wanted(wanted, now));
    Set<String> withoutMonth =
        wanted.stream()
            .filter(contract -> of(contract).isFirst(now))
            .map(Instrument::exchange)
            .collect(Collectors.toSet());
    for (Instrument contract : wanted) {
      if (!underWay.contains(contract)) {
        Kept known = of(contract);
        boolean isOld = known.reach().equals(MONTH) && !withoutMonth.contains(contract.exchange());
        if ((known.isNew(now) || isOld) && !known.retry().isAfter(now)) {
          ask(contract, known, now);
        }
      }
    }
  }

  private void ask(Instrument contract, Kept known, Instant now) {
    underWay.add(contract);
    workers.execute(
        contract.exchange(),
        () -> {
          try {
            advance(contract, known, now);
          } finally {
            underWay.remove(contract);
          }
        });
  }

  private Kept of(Instrument contract) {
    return kept.getOrDefault(contract, Kept.NOTHING);
  }

  private void advance(Instrument contract, Kept known, Instant now) {
    String exchange = contract.exchange();
    History history = histories.get(exchange);
    if (history == null) {
      return;
    }
    String what = "funding of " + contract.symbol();
    try {
      Api api = apis.apply(exchange);
      Duration reach = known.isNew(now) ? MONTH : YEAR;
      List<FundingSettlement> more =
          known.isNew(now)
              ? history.funding(api, contract, newFrom(known.history(), now), now.plusSeconds(1))
              : history.funding(api, contract, now.minus(YEAR), now.minus(MONTH));
      put(contract, known, more, reach, now);
      log.succeeded(exchange, what, now);
    } catch (RuntimeException e) {
      if (!HistoryLog.isCancelled(e)) {
        kept.put(
            contract, isTooMuch(e, known, now) ? known.whole() : known.failed(now.plus(RETRY)));
        log.failed(exchange, what, e, now);
      }
    }
  }

  /** Whether a year takes more pages than there may be: that is no better in ten minutes. */
  private static boolean isTooMuch(RuntimeException e, Kept known, Instant now) {
    return !known.isNew(now)
        && e instanceof ExchangeException failure
        && failure.reason() == FailureReason.TOO_LARGE;
  }

  /** Half a minute behind the newest settlement, whose moment is known to the minute. */
  private static Instant newFrom(FundingHistory history, Instant now) {
    return history.size() == 0
        ? now.minus(MONTH)
        : Instant.ofEpochSecond((long) history.newestEpochSeconds() + 30);
  }

  private void put(
      Instrument contract, Kept known, List<FundingSettlement> more, Duration reach, Instant now) {
    FundingHistory history = known.history().append(more, YEAR.toSeconds());
    kept.put(
        contract,
        new Kept(
            history,
            known.reach().compareTo(reach) > 0 ? known.reach() : reach,
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
