package dev.perps.exporter.backfill;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.history.HistorySettings;
import dev.perps.exporter.history.Markets;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses what a backfill writes, from what exchanges have now. */
final class PlanMaker {
  /** Of every exchange, whatever their turnover. */
  private static final List<String> ALWAYS = List.of("BTC", "ETH");

  /** Exchanges need some seconds to finish a bar. */
  private static final long SETTLING = 30;

  private final BackfillSettings settings;
  private final HistorySettings live;
  private final Snapshot snapshot;
  private final UsdRates rates;
  private final Markets markets;

  /**
   * Prepares to choose.
   *
   * @param live which figures the live exporter makes of history: others are not written
   */
  PlanMaker(BackfillSettings settings, HistorySettings live, Snapshot snapshot) {
    this.settings = settings;
    this.live = live;
    this.snapshot = snapshot;
    this.rates = snapshot.rates();
    this.markets = Markets.of(snapshot);
  }

  /**
   * The plan.
   *
   * @param source where data come from
   */
  Plan plan(String source) {
    long to = Math.floorDiv(snapshot.at().getEpochSecond() - SETTLING, Plan.STEP) * Plan.STEP;
    List<String> bases =
        markets.biggest(most(settings.bases(), live.bases()), List.of()).stream().toList();
    Map<String, Instrument> references = references(bases);
    Set<String> funded =
        new HashSet<>(markets.biggest(most(settings.fundedBases(), live.funded()), List.of()));
    List<Plan.Contract> contracts = new ArrayList<>();
    Map<Instrument, Integer> places = new HashMap<>();
    Map<String, String> unavailable = new HashMap<>();
    Map<String, Double> usdPer = new HashMap<>();
    for (ExchangeView view : snapshot.exchanges()) {
      if (view.perps().isEmpty()) {
        unavailable.put(view.exchange().id(), reason(view));
      }
      Set<Perp> detailed = new HashSet<>(view.selection().detailed());
      for (Perp perp : chosen(view, references)) {
        Instrument instrument = perp.instrument();
        boolean reference = references.containsValue(instrument);
        places.put(instrument, contracts.size());
        contracts.add(
            new Plan.Contract(
                instrument,
                perp.funding(),
                detailed.contains(perp),
                reference,
                funded.contains(instrument.base())));
        double worth = rates.usdPer(instrument.quote());
        if (!Double.isNaN(worth)) {
          usdPer.put(instrument.quote(), worth);
        }
      }
    }
    List<Plan.Base> figures =
        bases.stream()
            .filter(references::containsKey)
            .filter(base -> places.containsKey(references.get(base)))
            .map(base -> new Plan.Base(base, places.getOrDefault(references.get(base), -1)))
            .toList();
    return new Plan(
        settings,
        source,
        to - settings.days() * Plan.DAY,
        to,
        usdPer,
        contracts,
        figures,
        live.correlated(),
        live.charted(),
        unavailable);
  }

  /** Figures that the live exporter does not make are not written. */
  private int most(int wanted, int made) {
    return live.enabled() ? Math.min(wanted, made) : 0;
  }

  /** By base, the contract whose bars live figures are made of. */
  private Map<String, Instrument> references(List<String> bases) {
    List<String> able = live.references().stream().filter(this::hasBars).toList();
    Map<String, Instrument> references = new HashMap<>();
    for (String base : bases) {
      able.stream()
          .flatMap(exchange -> markets.reference(base, exchange).stream())
          .findFirst()
          .ifPresent(contract -> references.put(base, contract));
    }
    return references;
  }

  private boolean hasBars(String id) {
    return snapshot.exchanges().stream()
        .map(ExchangeView::exchange)
        .filter(exchange -> exchange.id().equals(id))
        .flatMap(exchange -> exchange.history().stream())
        .map(History::barSizes)
        .anyMatch(sizes -> sizes.contains(BarSize.M5) && sizes.contains(BarSize.H1));
  }

  /** The biggest contracts that have series of their own, and those that are wanted anyway. */
  private List<Perp> chosen(ExchangeView view, Map<String, Instrument> references) {
    List<Perp> biggestFirst =
        view.selection().perps().stream()
            .sorted(
                comparingDouble((Perp perp) -> -volumeUsd(perp))
                    .thenComparing(perp -> perp.instrument().symbol()))
            .toList();
    Set<Perp> chosen = new LinkedHashSet<>();
    for (String base : ALWAYS) {
      biggestFirst.stream()
          .filter(perp -> perp.instrument().base().equals(base))
          .findFirst()
          .ifPresent(chosen::add);
    }
    biggestFirst.stream().limit(settings.contracts()).forEach(chosen::add);
    biggestFirst.stream()
        .filter(perp -> references.containsValue(perp.instrument()))
        .forEach(chosen::add);
    return List.copyOf(chosen);
  }

  private double volumeUsd(Perp perp) {
    double volume = perp.ticker().volume24hQuote() * rates.usdPer(perp.instrument().quote());
    return volume > 0 ? volume : 0;
  }

  private static String reason(ExchangeView view) {
    return view.feeds().stream()
        .map(FeedState::failure)
        .flatMap(Optional::stream)
        .map(failure -> failure.reason().label() + ": " + failure.message())
        .findFirst()
        .orElse("no contracts");
  }
}
