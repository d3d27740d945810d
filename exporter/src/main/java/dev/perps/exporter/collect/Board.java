package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where feeds put what they found, and where the current {@link Snapshot} is. Each change makes a
 * new snapshot; listeners hear of it in order, one at a time. Thread-safe.
 */
public final class Board {
  private final InstantSource clock;
  private final ContractFilter filter;
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot snapshot;

  public Board(List<Exchange> exchanges, CollectSettings settings, InstantSource clock) {
    this.clock = clock;
    this.filter = settings.filter();
    List<ExchangeView> views = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      List<FeedState> feeds = new ArrayList<>();
      for (Feed feed : exchange.feeds()) {
        feeds.add(
            FeedState.initial(
                feed.name(),
                feed.essential(),
                settings.staleAfter(exchange.id()).multipliedBy(feed.everyCycles())));
      }
      views.add(
          new ExchangeView(
              exchange,
              List.copyOf(feeds),
              List.of(),
              List.of(),
              ContractFilter.Selection.NOTHING));
    }
    this.snapshot = new Snapshot(clock.instant(), views, UsdRates.of(List.of(), false));
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** Hears of each snapshot from now on, on the thread that made it; should be quick. */
  public void listen(Consumer<Snapshot> listener) {
    listeners.add(listener);
  }

  void publish(Exchange exchange, Feed feed, MarketData data) {
    update(exchange.id(), feed.name(), state -> state.succeeded(data, clock.instant()));
  }

  void fail(Exchange exchange, Feed feed, Failure failure) {
    update(exchange.id(), feed.name(), state -> state.failed(failure));
  }

  /** Takes away what has become stale; cheap when nothing has. */
  synchronized void sweepStale() {
    List<ExchangeView> views = new ArrayList<>();
    boolean changed = false;
    for (ExchangeView view : snapshot.exchanges()) {
      if (view.feeds().stream().anyMatch(feed -> feed.turnsStale(clock.instant()))) {
        changed = true;
        views.add(
            withFeeds(
                view,
                view.feeds().stream()
                    .map(feed -> feed.turnsStale(clock.instant()) ? feed.gone() : feed)
                    .toList()));
      } else {
        views.add(view);
      }
    }
    if (changed) {
      replace(views);
    }
  }

  private synchronized void update(
      String exchange, String feedName, UnaryOperator<FeedState> change) {
    List<ExchangeView> views = new ArrayList<>();
    for (ExchangeView view : snapshot.exchanges()) {
      if (view.exchange().id().equals(exchange)) {
        views.add(
            withFeeds(
                view,
                view.feeds().stream()
                    .map(feed -> feed.name().equals(feedName) ? change.apply(feed) : feed)
                    .toList()));
      } else {
        views.add(view);
      }
    }
    replace(views);
  }

  private static ExchangeView withFeeds(ExchangeView view, List<FeedState> feeds) {
    List<Perp> perps = new ArrayList<>();
    List<SpotTicker> spots = new ArrayList<>();
    for (FeedState feed : feeds) {
      perps.addAll(feed.data().perps());
      spots.addAll(feed.data().spots());
    }
    return new ExchangeView(
        view.exchange(),
        List.copyOf(feeds),
        List.copyOf(perps),
        List.copyOf(spots),
        view.selection());
  }

  private void replace(List<ExchangeView> views) {
    List<SpotTicker> spots = views.stream().flatMap(view -> view.spots().stream()).toList();
    UsdRates rates = UsdRates.of(spots, views.stream().allMatch(ExchangeView::attempted));
    double floor = filter.volumeFloor(views.stream().map(ExchangeView::perps).toList(), rates);
    List<ExchangeView> selected = new ArrayList<>();
    for (ExchangeView view : views) {
      ContractFilter.Selection selection = filter.select(view.perps(), view.spots(), rates, floor);
      selected.add(
          selection.equals(view.selection())
              ? view
              : new ExchangeView(
                  view.exchange(), view.feeds(), view.perps(), view.spots(), selection));
    }
    Snapshot next = new Snapshot(clock.instant(), selected, rates);
    snapshot = next;
    listeners.forEach(listener -> listener.accept(next));
  }
}
