package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.market.FearGreed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A collector that asks when it is told to, so that a day can be gone through in a minute. */
public final class StillCollector implements AutoCloseable {
  private final List<Exchange> exchanges;
  private final Board board;
  private final Function<String, Api> apis;
  private final Collector collector;

  /**
   * Makes a collector that asks nothing yet.
   *
   * @param apis the way to an exchange's servers, by its id
   */
  public StillCollector(
      List<Exchange> exchanges,
      CollectSettings settings,
      Board board,
      Function<String, Api> apis,
      InstantSource clock,
      Telemetry telemetry) {
    this.exchanges = exchanges;
    this.board = board;
    this.apis = apis;
    this.collector = new Collector(settings, board, clock, telemetry);
  }

  /**
   * Asks each exchange for each of its feeds, several exchanges at once; returns when all is in.
   */
  public void cycle() {
    exchanges.parallelStream().forEach(this::cycle);
    board.sweepStale();
  }

  /** The same for one exchange. */
  public void cycle(Exchange exchange) {
    exchange.feeds().forEach(feed -> collector.collect(exchange, feed, apis.apply(exchange.id())));
  }

  /** Puts the Fear &amp; Greed Index on the board. */
  public void publish(FearGreed index) {
    board.publish(new MarketContext(Optional.of(index), Optional.empty()));
  }

  @Override
  public void close() {
    collector.close();
  }
}
