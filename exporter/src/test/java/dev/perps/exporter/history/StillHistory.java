package dev.perps.exporter.history;

import dev.perps.exporter.collect.Board;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** The past, asked about when it is told to. */
public final class StillHistory implements AutoCloseable {
  /** A first look asks, a second one shows; a third finds what the answers left to ask. */
  private static final int LOOKS = 3;

  private final HistoryKeeper keeper;

  public StillHistory(
      List<Exchange> exchanges,
      HistorySettings settings,
      Function<String, Api> apis,
      Board board,
      InstantSource clock) {
    keeper = new HistoryKeeper(exchanges, settings, apis, board::snapshot, board::publish, clock);
  }

  /** Asks for what is due and shows what is new; returns when all is in. */
  public void look() {
    for (int i = 0; i < LOOKS; i++) {
      keeper.lookAgain();
      while (!keeper.isIdle()) {
        LockSupport.parkNanos(200_000);
      }
    }
  }

  @Override
  public void close() {
    keeper.close();
  }
}
