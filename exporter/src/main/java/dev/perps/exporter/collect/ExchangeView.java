package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One exchange in a {@link Snapshot}. Immutable; the same object from snapshot to snapshot as long
 * as nothing of the exchange has changed.
 *
 * @param feeds state of each, in the exchange's order
 * @param perps all live perpetuals with data that is not stale
 * @param spots all spot markets with data that is not stale
 * @param selection the perpetuals, spot markets and dated futures that get series of their own
 */
public record ExchangeView(
    Exchange exchange,
    List<FeedState> feeds,
    List<Perp> perps,
    List<SpotTicker> spots,
    ContractFilter.Selection selection) {

  /** All dated futures with data that is not stale. */
  public List<DatedFuture> futures() {
    return feeds.stream().flatMap(feed -> feed.data().futures().stream()).toList();
  }

  /** When any feed last succeeded: as of then the view is what it is. Empty before it. */
  public Optional<Instant> newestSuccess() {
    return feeds.stream().flatMap(feed -> feed.lastSuccess().stream()).max(Instant::compareTo);
  }

  /** Whether every feed has been tried. */
  public boolean attempted() {
    return feeds.stream().allMatch(FeedState::attempted);
  }

  /** Whether the last attempt of every essential feed succeeded. */
  public boolean up() {
    return feeds.stream()
        .filter(FeedState::essential)
        .allMatch(feed -> feed.lastSuccess().isPresent() && feed.failure().isEmpty());
  }

  /** The oldest of the essential feeds' last successes: all data is at least that fresh. */
  public Optional<Instant> lastSuccess() {
    List<FeedState> essential = feeds.stream().filter(FeedState::essential).toList();
    return essential.stream().allMatch(feed -> feed.lastSuccess().isPresent())
        ? essential.stream().flatMap(feed -> feed.lastSuccess().stream()).min(Instant::compareTo)
        : Optional.empty();
  }
}
