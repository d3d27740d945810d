package dev.perps.exporter.backfill;

import dev.perps.exporter.collect.Board;
import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.Collector;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.HttpTransport;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.collect.Telemetry;
import dev.perps.exporter.exchange.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Collects all exchanges as the exporter does, until each has answered. */
final class Listing {
  /** An exchange that has not answered by then is left out, with its reason. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Figures that belong together come in together. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(250);

  private Listing() {}

  /** What the exchanges have now. Blocks for some seconds, a minute at most. */
  static Snapshot collect(
      List<Exchange> exchanges,
      CollectSettings settings,
      HttpTransport transport,
      InstantSource clock)
      throws InterruptedException {
    Board board = new Board(exchanges, settings, clock);
    Collector collector =
        Collector.start(exchanges, settings, transport, board, clock, Telemetry.NONE);
    try {
      Instant end = clock.instant().plus(PATIENCE);
      while (clock.instant().isBefore(end)
          && !board.snapshot().exchanges().stream().allMatch(Listing::isComplete)) {
        Thread.sleep(LOOK);
      }
      Thread.sleep(SETTLE);
      return board.snapshot();
    } finally {
      collector.close();
    }
  }

  private static boolean isComplete(ExchangeView view) {
    return view.attempted() && view.up();
  }
}
