package dev.perps.exporter.exchange;

import dev.perps.exporter.market.MarketData;

/**
 * A part of an exchange that is asked and published on its own: its linear contracts, its spot
 * markets. One feed failing leaves the others' figures in place. Stateless and thread-safe.
 */
public interface Feed {

  /** Unique within the exchange; a metric label: {@code linear}, {@code spot}. */
  String name();

  /** Whether the exchange counts as down when this feed fails; spot markets are an extra. */
  default boolean essential() {
    return true;
  }

  /**
   * In every how many cycles the feed is asked. Calls are scarce: markets beside the main ones, as
   * spot and coin-margined contracts, can do with every second.
   */
  default int everyCycles() {
    return 1;
  }

  /**
   * Asks and parses.
   *
   * @throws ExchangeException when nothing can be said
   */
  MarketData collect(Api api);
}
