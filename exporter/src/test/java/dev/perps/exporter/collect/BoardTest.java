package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static dev.perps.exporter.Fixtures.perp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What stays on the board until when. Data are stale after 30 s here. */
class BoardTest {
  private final Feed feed = new SilentFeed();
  private final Exchange exchange =
      Fixtures.exchange(
          "alpha", Host.of("h", "https://example.org", RateLimit.perMinute(60)), feed);
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final Board board =
      new Board(List.of(exchange), Fixtures.settings(Duration.ofSeconds(10), "alpha"), now::get);

  private static final class SilentFeed implements Feed {
    @Override
    public String name() {
      return "all";
    }

    @Override
    public MarketData collect(Api api) {
      throw new UnsupportedOperationException("nobody asks here");
    }
  }

  private ExchangeView view() {
    return board.snapshot().exchanges().getFirst();
  }

  @Test
  void futureIsGoneAtItsExpiryAndTheOthersStay() {
    DatedFuture soon = future("alpha", "BTC", 100_000, NOW.plusSeconds(20));
    DatedFuture later = future("alpha", "ETH", 4000, NOW.plusSeconds(7200));
    board.publish(
        exchange,
        feed,
        MarketData.ofContracts(List.of(perp("alpha", "BTC", 100_000)), List.of(soon, later), 0));
    assertThat(view().futures()).containsExactly(soon, later);
    assertThat(view().selection().futures()).containsExactly(soon, later);
    assertThat(view().perps()).hasSize(1);

    now.set(NOW.plusMillis(19_999));
    ExchangeView before = view();
    board.sweepStale();
    assertThat(view()).isSameAs(before);

    now.set(NOW.plusSeconds(20));
    board.sweepStale();
    assertThat(view().futures()).containsExactly(later);
    assertThat(view().selection().futures()).containsExactly(later);
    assertThat(view().perps()).hasSize(1);
  }

  @Test
  void staleFuturesDisappearAsPerpetualsDo() {
    board.publish(
        exchange,
        feed,
        MarketData.ofContracts(
            List.of(), List.of(future("alpha", "BTC", 100_000, NOW.plusSeconds(7200))), 0));
    now.set(NOW.plusSeconds(30));
    board.sweepStale();
    assertThat(view().futures()).hasSize(1);
    now.set(NOW.plusMillis(30_001));
    board.sweepStale();
    assertThat(view().futures()).isEmpty();
    assertThat(view().selection().futures()).isEmpty();
  }
}
