package dev.perps.exporter.analytics;

import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much more of a coin is traded on an exchange's perpetuals than on its spot markets. A sum is
 * wrong without one of its parts, and a row of an answer may be lost without a trace: where a part
 * is missing that was there within the last hour, there is no ratio. Immutable.
 */
public final class SpotVolumes {
  /** Before anything is known. */
  public static final SpotVolumes NONE = new SpotVolumes(Map.of(), Map.of());

  /** Of how many bases of an exchange, the biggest. */
  private static final int BIGGEST = 30;

  /** The least spot turnover, in USD: below it the ratio says that there is no market. */
  private static final double LEAST_SPOT_USD = 10_000;

  /** After this time what is missing has been delisted. */
  private static final Duration MEMORY = Duration.ofHours(1);

  private record Key(String exchange, String base) {}

  /** What a base was made of when it was last whole. */
  private record Whole(Set<String> parts, Instant at) {}

  private final Map<String, Map<String, Double>> ratios;
  private final Map<Key, Whole> memory;

  private SpotVolumes(Map<String, Map<String, Double>> ratios, Map<Key, Whole> memory) {
    this.ratios = ratios;
    this.memory = memory;
  }

  /**
   * All live perpetuals of an exchange, and all of its spot markets.
   *
   * @param exchange its id
   */
  public record Markets(String exchange, List<Perp> perps, List<SpotTicker> spots) {}

  /**
   * What comes after this.
   *
   * @param all of those exchanges of which every feed has data
   */
  public SpotVolumes next(List<Markets> all, UsdRates rates, Instant now) {
    Map<Key, Whole> remembered = new HashMap<>();
    memory.forEach(
        (key, whole) -> {
          if (Duration.between(whole.at(), now).compareTo(MEMORY) < 0) {
            remembered.put(key, whole);
          }
        });
    Map<String, Map<String, Double>> next = new HashMap<>();
    for (Markets markets : all) {
      Map<String, Turnovers> whole = new HashMap<>();
      Turnovers.of(markets.perps(), markets.spots(), rates)
          .forEach(
              (base, turnovers) -> {
                Key key = new Key(markets.exchange(), base);
                if (holdsAll(turnovers, remembered.get(key))) {
                  remembered.put(key, new Whole(turnovers.parts(), now));
                  whole.put(base, turnovers);
                }
              });
      next.put(markets.exchange(), ratios(whole));
    }
    return new SpotVolumes(next, remembered);
  }

  private static boolean holdsAll(Turnovers turnovers, @Nullable Whole before) {
    return before == null || turnovers.parts().containsAll(before.parts());
  }

  private static Map<String, Double> ratios(Map<String, Turnovers> byBase) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    byBase.entrySet().stream()
        .filter(entry -> !Double.isNaN(entry.getValue().perpUsd()))
        .filter(entry -> entry.getValue().spotUsd() >= LEAST_SPOT_USD)
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, Turnovers> entry) -> -entry.getValue().perpUsd())
                .thenComparing(Map.Entry::getKey))
        .limit(BIGGEST)
        .forEach(
            entry ->
                ratios.put(
                    entry.getKey(), entry.getValue().perpUsd() / entry.getValue().spotUsd()));
    return ratios;
  }

  /**
   * The turnover of perpetuals over that of spot by base, of the thirty with the most turnover in
   * perpetuals; the biggest first.
   *
   * @param exchange its id
   */
  public Map<String, Double> of(String exchange) {
    return ratios.getOrDefault(exchange, Map.of());
  }
}
