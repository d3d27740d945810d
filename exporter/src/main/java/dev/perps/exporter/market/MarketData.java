package dev.perps.exporter.market;

import java.util.List;

/**
 * What one feed of an exchange has to say at one time.
 *
 * @param perps live perpetuals only
 * @param spots spot markets
 * @param malformedRows rows of the exchange's answer that could not be read and are missing here
 */
public record MarketData(List<Perp> perps, List<SpotTicker> spots, int malformedRows) {

  public MarketData {
    perps = List.copyOf(perps);
    spots = List.copyOf(spots);
  }

  public static MarketData ofPerps(List<Perp> perps, int malformedRows) {
    return new MarketData(perps, List.of(), malformedRows);
  }

  public static MarketData ofSpots(List<SpotTicker> spots, int malformedRows) {
    return new MarketData(List.of(), spots, malformedRows);
  }
}
