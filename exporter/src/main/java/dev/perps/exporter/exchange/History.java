package dev.perps.exporter.exchange;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What an exchange tells of the past of its perpetuals. Nothing here belongs to a cycle: whoever
 * asks keeps the answer and later asks for what is new. Stateless and thread-safe; each method
 * blocks, makes as many calls as the exchange's pages take, and throws {@link ExchangeException}
 * when one of them fails, so that a hole is never taken for silence.
 */
public interface History {

  /** The sizes of bars that the exchange has; none where it has no history of prices. */
  Set<BarSize> barSizes();

  /** Which prices it has bars of, of each size. */
  default Set<PriceKind> prices() {
    return barSizes().isEmpty() ? Set.of() : Set.of(PriceKind.LAST);
  }

  /**
   * Bars of prices, oldest first, each start once. Bars that are not over by {@link Api#now} are
   * left out, and so are rows that cannot be read. Where nobody traded or before the listing there
   * may be none.
   *
   * @param kind one of {@link #prices}; bars of marks have no volume
   * @param size one of {@link #barSizes}
   * @param from start of the first bar, inclusive
   * @param to start of the last bar, exclusive
   */
  List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to);

  /**
   * Funding that was paid, oldest first, each moment once.
   *
   * @param from moment of the first payment, inclusive
   * @param to moment of the last payment, exclusive
   */
  List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to);

  /** Whether {@link #openInterest} tells of any. */
  default boolean tellsOpenInterest() {
    return false;
  }

  /**
   * Open interest as it was, oldest first, each moment once: every five minutes, or as often as the
   * exchange keeps it. None of longer ago than it does.
   *
   * @param from the first moment, inclusive
   * @param to the last moment, exclusive; what is after {@link Api#now} is left out
   */
  default List<PastOpenInterest> openInterest(
      Api api, Instrument instrument, Instant from, Instant to) {
    return List.of();
  }
}
