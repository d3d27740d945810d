package dev.perps.exporter.analytics;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The turnover of 24 hours of a coin on one exchange, and what it is the sum of. Immutable.
 *
 * @param perpUsd of all perpetuals; NaN where one of them does not tell it
 * @param spotUsd of all spot markets in currencies with a dollar rate; NaN as above
 * @param parts symbols of the contracts and the markets that were summed
 */
record Turnovers(double perpUsd, double spotUsd, Set<String> parts) {

  Turnovers {
    parts = Set.copyOf(parts);
  }

  /** Turnovers by base, of coins that an exchange has perpetuals and spot markets of. */
  static Map<String, Turnovers> of(List<Perp> perps, List<SpotTicker> spots, UsdRates rates) {
    Map<String, Sums> sums = new HashMap<>();
    for (Perp perp : perps) {
      if (perp.instrument().assetClass() == AssetClass.CRYPTO) {
        Sums base = sums.computeIfAbsent(perp.instrument().base(), name -> new Sums());
        base.perpUsd += perp.ticker().volume24hQuote() * rates.usdPer(perp.instrument().quote());
        base.parts.add(perp.instrument().symbol());
      }
    }
    for (SpotTicker spot : spots) {
      Sums base = sums.get(spot.base());
      double usd = rates.usdPer(spot.quote());
      if (base != null && !Double.isNaN(usd)) {
        base.spotUsd += spot.volume24hQuote() * usd;
        base.parts.add("spot " + spot.symbol());
        base.hasSpot = true;
      }
    }
    Map<String, Turnovers> turnovers = new HashMap<>();
    sums.forEach(
        (base, sum) -> {
          if (sum.hasSpot) {
            turnovers.put(base, new Turnovers(sum.perpUsd, sum.spotUsd, sum.parts));
          }
        });
    return turnovers;
  }

  private static final class Sums {
    private double perpUsd;
    private double spotUsd;
    private boolean hasSpot;
    private final Set<String> parts = new HashSet<>();
  }
}
