package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.time.Duration;
import java.time.Instant;
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
  /** How long the comparison of all exchanges serves, unless one comes or goes. */
  private static final Duration MARKET_LIFETIME = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final ContractFilter filter;
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot snapshot;
  private volatile CrossSection market;

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
    this.market = CrossSection.empty(clock.instant());
    this.snapshot = new Snapshot(clock.instant(), views, market.rates());
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** What all exchanges say together, lately. */
  CrossSection market() {
    return market;
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

  /** Puts what history tells beside what exchanges say now. */
  public synchronized void publish(Insights insights) {
    tell(snapshot.with(clock.instant(), insights));
  }

  /** Puts what others tell of the market beside what exchanges say. */
  synchronized void publish(MarketContext context) {
    tell(snapshot.with(clock.instant(), context));
  }

  /** Puts one of the user's accounts beside what exchanges say. */
  synchronized void publish(AccountFigures account) {
    tell(snapshot.with(clock.instant(), snapshot.kraken().with(account)));
  }

  /** Puts funding in Kraken's own terms beside what exchanges say. */
  synchronized void publish(FundingView funding) {
    tell(snapshot.with(clock.instant(), snapshot.kraken().with(funding)));
  }

  /** Takes away what has become stale or has expired; cheap when nothing has. */
  synchronized void sweepStale() {
    Instant now = clock.instant();
    List<ExchangeView> views = new ArrayList<>();
    boolean changed = false;
    for (ExchangeView view : snapshot.exchanges()) {
      if (view.feeds().stream().anyMatch(feed -> feed.turnsStale(now) || feed.holdsExpired(now))) {
        changed = true;
        views.add(
            withFeeds(view, view.feeds().stream().map(feed -> withoutOld(feed, now)).toList()));
      } else {
        views.add(view);
      }
    }
    if (changed) {
      replace(views);
    }
  }

  private static FeedState withoutOld(FeedState feed, Instant now) {
    if (feed.turnsStale(now)) {
      return feed.gone();
    }
    return feed.holdsExpired(now) ? feed.withoutExpired(now) : feed;
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

  @SuppressWarnings("ReferenceEquality") // the very same, not one that happens to be alike
  private void replace(List<ExchangeView> views) {
    Instant now = clock.instant();
    CrossSection before = market;
    if (!CrossSection.sources(views).equals(before.sources())
        || Duration.between(before.at(), now).compareTo(MARKET_LIFETIME) >= 0) {
      market = CrossSection.of(views, filter, before, now);
    }
    List<ExchangeView> selected = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      ExchangeView view = views.get(i);
      boolean same = market == before && view == snapshot.exchanges().get(i);
      selected.add(same ? view : select(view));
    }
    tell(
        new Snapshot(
            now,
            selected,
            market.rates(),
            market.volumes(),
            snapshot.insights(),
            snapshot.context(),
            snapshot.kraken()));
  }

  private void tell(Snapshot next) {
    snapshot = next;
    listeners.forEach(listener -> listener.accept(next));
  }

  private ExchangeView select(ExchangeView view) {
    ContractFilter.Selection selection =
        filter.select(view.perps(), view.spots(), view.futures(), market.rates(), market.floors());
    return selection.equals(view.selection())
        ? view
        : new ExchangeView(view.exchange(), view.feeds(), view.perps(), view.spots(), selection);
  }
}
