package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which contracts get series of their own. Those left out still count in the totals of
 * their exchange. Immutable.
 *
 * @param classes only contracts on such bases
 * @param includeBases only these bases; empty for all
 * @param includeSymbols only these symbols; empty for all
 * @param excludeBases never these bases, with the reason why
 * @param excludeSymbols never these symbols, with the reason why
 * @param minVolumeUsd least turnover of 24 hours; a contract of unknown turnover passes only if 0
 * @param maxContracts most contracts over all exchanges, the largest turnover first
 * @param maxDetailed most contracts with all their figures, the largest turnover first; the others
 *     have the most important ones
 */
public record ContractFilter(
    Set<AssetClass> classes,
    Set<String> includeBases,
    Set<String> includeSymbols,
    Map<String, String> excludeBases,
    Map<String, String> excludeSymbols,
    double minVolumeUsd,
    int maxContracts,
    int maxDetailed) {

  /** Why a contract has no series. */
  public enum Reason {
    CLASS("class"),
    NOT_INCLUDED("not_included"),
    EXCLUDED("excluded"),
    LOW_VOLUME("low_volume"),
    TOO_MANY("too_many");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * What passed.
   *
   * @param perps contracts to export
   * @param detailed those of them that are exported with all their figures
   * @param spots spot markets of the bases of these, and of the dollar coins
   * @param futures dated futures to export
   * @param filtered how many perpetuals were left out, by reason; a reason without any is missing
   */
  public record Selection(
      List<Perp> perps,
      List<Perp> detailed,
      List<SpotTicker> spots,
      List<DatedFuture> futures,
      Map<Reason, Integer> filtered) {

    /** Nothing passed, nothing was left out. */
    static final Selection NOTHING = new Selection(List.of(), List.of(), List.of(), Map.of());

    /** Without dated futures. */
    public Selection(
        List<Perp> perps,
        List<Perp> detailed,
        List<SpotTicker> spots,
        Map<Reason, Integer> filtered) {
      this(perps, detailed, spots, List.of(), filtered);
    }
  }

  public static final ContractFilter NONE =
      new ContractFilter(
          EnumSet.allOf(AssetClass.class),
          Set.of(),
          Set.of(),
          Map.of(),
          Map.of(),
          0,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  /**
   * The turnover of 24 hours in USD that a contract needs; negative infinity where all may pass.
   *
   * @param contracts to be exported
   * @param details to be exported with all its figures
   */
  record VolumeFloors(double contracts, double details) {
    static final VolumeFloors NONE =
        new VolumeFloors(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /** What it takes so that no more than the largest pass, over all exchanges. */
  VolumeFloors volumeFloors(List<List<Perp>> perpsByExchange, UsdRates rates) {
    double[] volumes =
        perpsByExchange.stream()
            .flatMap(List::stream)
            .filter(perp -> reasonAgainst(perp, rates) == null)
            .mapToDouble(perp -> sortKey(perp, rates))
            .sorted()
            .toArray();
    return new VolumeFloors(floor(volumes, maxContracts), floor(volumes, maxDetailed));
  }

  private static double floor(double[] ascending, int most) {
    return ascending.length <= most ? Double.NEGATIVE_INFINITY : ascending[ascending.length - most];
  }

  /**
   * Selects from what one exchange has, keeping its order. Dated futures are few, and take nothing
   * of the budget of perpetuals.
   */
  Selection select(
      List<Perp> perps,
      List<SpotTicker> spots,
      List<DatedFuture> futures,
      UsdRates rates,
      VolumeFloors floors) {
    Map<Reason, Integer> filtered = new EnumMap<>(Reason.class);
    List<Perp> passed = new ArrayList<>(perps.size());
    List<Perp> detailed = new ArrayList<>(perps.size());
    Set<String> bases = new HashSet<>();
    for (Perp perp : perps) {
      Reason reason = reasonAgainst(perp, rates);
      double size = sortKey(perp, rates);
      if (reason == null && size < floors.contracts()) {
        reason = Reason.TOO_MANY;
      }
      if (reason != null) {
        filtered.merge(reason, 1, Integer::sum);
        continue;
      }
      passed.add(perp);
      if (size >= floors.details()) {
        detailed.add(perp);
        bases.add(perp.instrument().base());
      }
    }
    List<SpotTicker> useful =
        spots.stream()
            .filter(spot -> bases.contains(spot.base()) || UsdRates.isDollarCoin(spot.base()))
            .toList();
    List<DatedFuture> wanted =
        futures.stream()
            .filter(future -> reasonAgainst(future.instrument(), future.ticker(), rates) == null)
            .toList();
    return new Selection(
        List.copyOf(passed), List.copyOf(detailed), useful, wanted, Map.copyOf(filtered));
  }

  private @Nullable Reason reasonAgainst(Perp perp, UsdRates rates) {
    return reasonAgainst(perp.instrument(), perp.ticker(), rates);
  }

  private @Nullable Reason reasonAgainst(Instrument instrument, PerpTicker ticker, UsdRates rates) {
    if (excludeBases.containsKey(instrument.base())
        || excludeSymbols.containsKey(instrument.symbol())) {
      return Reason.EXCLUDED;
    }
    if (!classes.contains(instrument.assetClass())) {
      return Reason.CLASS;
    }
    boolean restricted = !includeBases.isEmpty() || !includeSymbols.isEmpty();
    if (restricted
        && !includeBases.contains(instrument.base())
        && !includeSymbols.contains(instrument.symbol())) {
      return Reason.NOT_INCLUDED;
    }
    if (minVolumeUsd > 0 && !(volumeUsd(instrument, ticker, rates) >= minVolumeUsd)) {
      return Reason.LOW_VOLUME;
    }
    return null;
  }

  private static double volumeUsd(Instrument instrument, PerpTicker ticker, UsdRates rates) {
    return ticker.volume24hQuote() * rates.usdPer(instrument.quote());
  }

  private static double sortKey(Perp perp, UsdRates rates) {
    double volume = volumeUsd(perp.instrument(), perp.ticker(), rates);
    return Double.isNaN(volume) ? -1 : volume;
  }
}
