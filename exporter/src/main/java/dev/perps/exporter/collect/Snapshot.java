package dev.perps.exporter.collect;

import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import java.time.Instant;
import java.util.List;

/**
 * All that is known at one time. Immutable: whoever holds one sees figures that belong together.
 *
 * @param at when it was made
 * @param exchanges in the registry's order
 * @param rates US dollars per quote currency, with which every figure in USD is made
 * @param volumes perpetuals against spot
 * @param insights what history tells; the same object from snapshot to snapshot until it changes
 * @param context what is known of the market beside what exchanges say
 * @param kraken the user's accounts at Kraken Futures, and funding in Kraken's own terms
 */
public record Snapshot(
    Instant at,
    List<ExchangeView> exchanges,
    UsdRates rates,
    SpotVolumes volumes,
    Insights insights,
    MarketContext context,
    KrakenDesk kraken) {

  public Snapshot {
    exchanges = List.copyOf(exchanges);
  }

  /** A snapshot of what exchanges say only. */
  public Snapshot(Instant at, List<ExchangeView> exchanges, UsdRates rates) {
    this(
        at, exchanges, rates, SpotVolumes.NONE, Insights.NONE, MarketContext.NONE, KrakenDesk.NONE);
  }

  /** The same at another time, with other history. */
  Snapshot with(Instant later, Insights newer) {
    return new Snapshot(later, exchanges, rates, volumes, newer, context, kraken);
  }

  /** The same at another time, with what others tell. */
  Snapshot with(Instant later, MarketContext newer) {
    return new Snapshot(later, exchanges, rates, volumes, insights, newer, kraken);
  }

  /** The same at another time, with another state of Kraken. */
  Snapshot with(Instant later, KrakenDesk newer) {
    return new Snapshot(later, exchanges, rates, volumes, insights, context, newer);
  }

  /** Whether at least one exchange has been collected. */
  public boolean hasData() {
    return exchanges.stream().anyMatch(view -> !view.perps().isEmpty());
  }
}
