package dev.perps.exporter.collect;

import dev.perps.exporter.market.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one feed. Immutable.
 *
 * @param name of the feed
 * @param essential whether the exchange is down when this feed is
 * @param data of the last success, empty of rows before it and once it is stale
 * @param stale whether the last success is too long ago
 * @param lastSuccess when the last success ended; empty before it
 * @param failure the failure that goes on; empty when the last attempt succeeded or none has ended
 * @param staleAfter how long data stay after the last success
 */
public record FeedState(
    String name,
    boolean essential,
    MarketData data,
    boolean stale,
    Optional<Instant> lastSuccess,
    Optional<Failure> failure,
    Duration staleAfter) {

  private static final MarketData NOTHING = new MarketData(List.of(), List.of(), 0);

  static FeedState initial(String name, boolean essential, Duration staleAfter) {
    return new FeedState(
        name, essential, NOTHING, false, Optional.empty(), Optional.empty(), staleAfter);
  }

  /** Whether any attempt has ended. */
  public boolean attempted() {
    return lastSuccess.isPresent() || failure.isPresent();
  }

  FeedState succeeded(MarketData newData, Instant now) {
    return new FeedState(
        name, essential, newData, false, Optional.of(now), Optional.empty(), staleAfter);
  }

  FeedState failed(Failure newFailure) {
    return new FeedState(
        name, essential, data, stale, lastSuccess, Optional.of(newFailure), staleAfter);
  }

  boolean turnsStale(Instant now) {
    return !stale
        && lastSuccess.isPresent()
        && Duration.between(lastSuccess.get(), now).compareTo(staleAfter) > 0;
  }

  boolean holdsExpired(Instant now) {
    return data.futures().stream().anyMatch(future -> future.isExpired(now));
  }

  FeedState withoutExpired(Instant now) {
    MarketData left =
        new MarketData(
            data.perps(),
            data.spots(),
            data.futures().stream().filter(future -> !future.isExpired(now)).toList(),
            data.malformedRows());
    return new FeedState(name, essential, left, stale, lastSuccess, failure, staleAfter);
  }

  FeedState gone() {
    return new FeedState(name, essential, NOTHING, true, lastSuccess, failure, staleAfter);
  }
}
