package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.UsdRates;
import java.time.Instant;
import java.util.List;

/**
 * All that is known at one time. Immutable: whoever holds one sees figures that belong together.
 *
 * @param at when it was made
 * @param exchanges in the registry's order
 * @param rates US dollars per quote currency, with which every figure in USD is made
 * @param insights what history tells; the same object from snapshot to snapshot until it changes
 */
public record Snapshot(
    Instant at, List<ExchangeView> exchanges, UsdRates rates, Insights insights) {

  public Snapshot {
    exchanges = List.copyOf(exchanges);
  }

  /** A snapshot without any history. */
  public Snapshot(Instant at, List<ExchangeView> exchanges, UsdRates rates) {
    this(at, exchanges, rates, Insights.NONE);
  }

  /** Whether at least one exchange has been collected. */
  public boolean hasData() {
    return exchanges.stream().anyMatch(view -> !view.perps().isEmpty());
  }
}
