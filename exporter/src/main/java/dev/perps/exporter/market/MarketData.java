package dev.perps.exporter.market;

import java.util.List;

/**
 * What one feed of an exchange has to say at one time.
 *
 * @param perps live perpetuals only
 * @param spots spot markets
 * @param futures contracts that expire, and trade
 * @param malformedRows rows of the exchange's answer that could not be read and are missing here
 */
public record MarketData(
    List<Perp> perps, List<SpotTicker> spots, List<DatedFuture> futures, int malformedRows) {

  public MarketData {
    perps = List.copyOf(perps);
    spots = List.copyOf(spots);
    futures = List.copyOf(futures);
  }

  /** Without futures. */
  public MarketData(List<Perp> perps, List<SpotTicker> spots, int malformedRows) {
    this(perps, spots, List.of(), malformedRows);
  }

  public static MarketData ofPerps(List<Perp> perps, int malformedRows) {
    return new MarketData(perps, List.of(), List.of(), malformedRows);
  }

  public static MarketData ofSpots(List<SpotTicker> spots, int malformedRows) {
    return new MarketData(List.of(), spots, List.of(), malformedRows);
  }

  /** Perpetuals and futures, as one list of an exchange often has both. */
  public static MarketData ofContracts(
      List<Perp> perps, List<DatedFuture> futures, int malformedRows) {
    return new MarketData(perps, List.of(), futures, malformedRows);
  }

  /** How many contracts and spot markets there are. */
  public int size() {
    return perps.size() + spots.size() + futures.size();
  }
}
