package dev.perps.exporter.history;

import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bars of the biggest bases, each of one exchange: the first in the order of preference
 * that has them. When it fails the next one stands in, with bars of its own from the start, since
 * closes of two exchanges in one series would make a return of nothing. Thread-safe.
 */
final class PriceKeeper {
  /** How long a preferred exchange is left alone that failed for a base. */
  private static final Duration HELD_OFF = Duration.ofHours(1);

  /** Exchanges need some seconds to finish a bar. */
  private static final Duration SETTLING = Duration.ofSeconds(8);

  private final HistorySettings settings;
  private final Map<String, History> histories;
  private final Function<String, Api> apis;
  private final Workers workers;
  private final HistoryLog log;
  private final Recently<String> recently = new Recently<>();
  private final Map<String, BaseHistory> kept = new ConcurrentHashMap<>();

  /** Bases that are being asked about, and which exchange. */
  private final Map<String, String> underWay = new ConcurrentHashMap<>();

  private final Map<String, Long> askedFor = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Instant>> heldOff = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * Keeps nothing yet.
   *
   * @param histories by exchange id; only exchanges with bars of five minutes and of hours
   */
  PriceKeeper(
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

  /** The bases to keep. */
  List<String> wanted(Markets markets) {
    return markets.biggest(settings.bases(), settings.alwaysBases());
  }

  /**
   * Starts to ask for what is missing or new; returns at once. To be called by one thread at a
   * time.
   */
  void refresh(Markets markets, Instant now) {
    long bar = BarSize.M5.startOf(now.minus(SETTLING).getEpochSecond());
    List<String> wanted = wanted(markets);
    Set<String> remembered = recently.wanted(wanted, now);
    kept.keySet().retainAll(remembered);
    askedFor.keySet().retainAll(remembered);
    heldOff.keySet().retainAll(remembered);
    for (int i = 0; i < wanted.size(); i++) {
      String base = wanted.get(i);
      boolean charted = i < settings.charted();
      boolean due = askedFor.getOrDefault(base, 0L) < bar;
      if (due && underWay.putIfAbsent(base, "") == null) {
        askedFor.put(base, bar);
        ask(base, references(markets, base, now), charted, now);
      }
    }
  }

  /** The contracts to ask about a base, in order of preference. */
  private List<Instrument> references(Markets markets, String base, Instant now) {
    Map<String, Instant> off = heldOff.getOrDefault(base, Map.of());
    return settings.references().stream()
        .filter(histories::containsKey)
        .filter(exchange -> !off.getOrDefault(exchange, Instant.MIN).isAfter(now))
        .map(exchange -> reference(markets, base, exchange))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The contract that the bars are of stays while it is live, and while its exchange says nothing:
   * whether that tells of the past can be found out by asking.
   */
  private Optional<Instrument> reference(Markets markets, String base, String exchange) {
    Optional<Instrument> biggest = markets.reference(base, exchange);
    return Optional.ofNullable(kept.get(base))
        .map(BaseHistory::reference)
        .filter(contract -> contract.exchange().equals(exchange))
        .filter(contract -> biggest.isEmpty() || markets.contains(contract))
        .or(() -> biggest);
  }

  /** Asks the exchange of the first contract, on its own threads; when it fails the next one. */
  private void ask(String base, List<Instrument> references, boolean charted, Instant now) {
    if (references.isEmpty()) {
      // All failed, perhaps because of this machine's network: again with the next bar.
      heldOff.remove(base);
      underWay.remove(base);
      return;
    }
    underWay.put(base, references.getFirst().exchange());
    workers.execute(
        references.getFirst().exchange(),
        () -> {
          boolean done = true;
          try {
            done = advance(base, references.getFirst(), charted, now);
          } finally {
            if (done) {
              underWay.remove(base);
            }
          }
          if (!done) {
            ask(base, references.subList(1, references.size()), charted, now);
          }
        });
  }

  /** Whether nobody else is to be asked. */
  private boolean advance(String base, Instrument reference, boolean charted, Instant now) {
    String exchange = reference.exchange();
    try {
      kept.put(base, next(kept.get(base), reference, charted));
      changes.incrementAndGet();
      log.succeeded(exchange, "bars of " + base, now);
      return true;
    } catch (RuntimeException e) {
      if (HistoryLog.isCancelled(e)) {
        return true;
      }
      heldOff
          .computeIfAbsent(base, key -> new ConcurrentHashMap<>())
          .put(exchange, now.plus(HELD_OFF));
      log.failed(exchange, "bars of " + base, e, now);
      return false;
    }
  }

  private BaseHistory next(@Nullable BaseHistory known, Instrument reference, boolean charted) {
    History history = history(reference.exchange());
    Api api = apis.apply(reference.exchange());
    if (known == null || !known.reference().equals(reference)) {
      return BaseHistory.load(history, api, reference, charted);
    }
    BaseHistory extended = known.extended(history, api);
    return charted ? extended.charted(history, api) : extended;
  }

  private History history(String exchange) {
    History history = histories.get(exchange);
    if (history == null) {
      throw new IllegalArgumentException(exchange + " has no history");
    }
    return history;
  }

  /** The exchanges that are being asked about bases of which nothing is known yet. */
  Set<String> loading() {
    return underWay.entrySet().stream()
        .filter(asked -> !kept.containsKey(asked.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  /** Whether nothing is being asked. */
  boolean isIdle() {
    return underWay.isEmpty();
  }

  /** Grows with each change. */
  long changes() {
    return changes.get();
  }

  /** How many of some bases have bars. */
  long known(List<String> bases) {
    return bases.stream().filter(kept::containsKey).count();
  }

  /** The closes of bases, in the order given, as far as they are known. */
  List<BasePrices> prices(List<String> bases) {
    List<BasePrices> prices = new ArrayList<>();
    for (String base : bases) {
      BaseHistory history = kept.get(base);
      if (history != null) {
        prices.add(history.prices(base));
      }
    }
    return prices;
  }

  /**
   * Indicators of the bases whose bars are of now.
   *
   * @param endEpochSeconds Unix seconds
   */
  List<Insights.OfBars> indicators(List<String> bases, long endEpochSeconds) {
    List<Insights.OfBars> all = new ArrayList<>();
    for (String base : bases) {
      BaseHistory history = kept.get(base);
      if (history != null) {
        for (BarSize size : BaseHistory.TIMEFRAMES) {
          CandleSeries chart = history.charts().get(size);
          if (chart != null && chart.end() >= size.startOf(endEpochSeconds) - size.seconds()) {
            all.add(new Insights.OfBars(base, size, Indicators.of(chart.candles(), size)));
          }
        }
      }
    }
    return all;
  }
}
