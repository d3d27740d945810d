package dev.perps.exporter.collect;

import dev.perps.exporter.market.FearGreed;
import java.util.Optional;

/**
 * What is known of the market beside what exchanges say. Immutable.
 *
 * @param fearGreed the newest index; empty before it and once it is too old
 * @param failure the failure to get it that goes on; empty when the last attempt succeeded or none
 *     has ended
 */
public record MarketContext(Optional<FearGreed> fearGreed, Optional<Failure> failure) {

  /** Nothing is known, and nothing was tried. */
  public static final MarketContext NONE = new MarketContext(Optional.empty(), Optional.empty());
}
