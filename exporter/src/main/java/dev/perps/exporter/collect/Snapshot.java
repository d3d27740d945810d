package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.UsdRates;
import java.time.Instant;
import java.util.List;

/**
 * All that is known at one time. Immutable: whoever holds one sees figures that belong together.
 *
 * @param at when it was made
 * @param exchanges in the registry's order
 * @param rates US dollars per quote currency, with which every figure in USD is made
 */
public record Snapshot(Instant at, List<ExchangeView> exchanges, UsdRates rates) {

  public Snapshot {
    exchanges = List.copyOf(exchanges);
  }

  /** Whether at least one exchange has been collected. */
  public boolean hasData() {
    return exchanges.stream().anyMatch(view -> !view.perps().isEmpty());
  }
}
