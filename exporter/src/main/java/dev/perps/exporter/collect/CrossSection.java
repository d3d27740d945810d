package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all exchanges say together at one time: the worth of quote currencies, the price of each
 * base, the turnover that a contract needs to fit into the budget, and perpetuals against spot.
 * Immutable.
 *
 * <p>It is made anew when an exchange's data come or go, otherwise every few seconds only: every
 * figure in USD depends on it, and none of them would be any more right for the last hundredth of a
 * second.
 *
 * @param at when it was made
 * @param sources which feeds it was made of
 */
record CrossSection(
    Instant at,
    Set<String> sources,
    UsdRates rates,
    ReferencePrices prices,
    ContractFilter.VolumeFloors floors,
    SpotVolumes volumes) {

  /** Before anything is known. */
  static CrossSection empty(Instant at) {
    return new CrossSection(
        at,
        Set.of(),
        UsdRates.of(List.of(), false),
        ReferencePrices.NONE,
        ContractFilter.VolumeFloors.NONE,
        SpotVolumes.NONE);
  }

  static CrossSection of(
      List<ExchangeView> views, ContractFilter filter, CrossSection before, Instant at) {
    List<SpotTicker> spots = views.stream().flatMap(view -> view.spots().stream()).toList();
    UsdRates rates = UsdRates.of(spots, views.stream().allMatch(ExchangeView::attempted));
    Map<String, List<Perp>> perps = new HashMap<>();
    views.forEach(view -> perps.put(view.exchange().id(), view.perps()));
    return new CrossSection(
        at,
        sources(views),
        rates,
        ReferencePrices.of(perps, rates, before.prices()),
        filter.volumeFloors(views.stream().map(ExchangeView::perps).toList(), rates),
        before.volumes().next(markets(views), rates, at));
  }

  /** Of an exchange of which a feed has no data, a part of the turnover is missing. */
  private static List<SpotVolumes.Markets> markets(List<ExchangeView> views) {
    return views.stream()
        .filter(
            view ->
                view.feeds().stream()
                    .allMatch(feed -> feed.lastSuccess().isPresent() && !feed.stale()))
        .map(view -> new SpotVolumes.Markets(view.exchange().id(), view.perps(), view.spots()))
        .toList();
  }

  /** The feeds that were tried, and those that have data. */
  static Set<String> sources(List<ExchangeView> views) {
    Set<String> sources = new HashSet<>();
    for (ExchangeView view : views) {
      for (FeedState feed : view.feeds()) {
        String name = view.exchange().id() + "/" + feed.name();
        if (feed.attempted()) {
          sources.add(name);
        }
        if (!feed.data().perps().isEmpty() || !feed.data().spots().isEmpty()) {
          sources.add(name + " data");
        }
      }
    }
    return sources;
  }
}
