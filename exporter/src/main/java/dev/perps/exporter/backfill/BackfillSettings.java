package dev.perps.exporter.backfill;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backfill is asked for.
 *
 * @param days how far it goes back, 1 to 365
 * @param contracts so many of each exchange's biggest contracts, with Bitcoin and Ether among them
 * @param bases so many of the biggest bases have beta, correlation, volatility, returns and
 *     indicators
 * @param fundedBases the contracts on so many of the biggest bases have sums and forecasts of
 *     settled funding
 * @param labels that a scrape adds to each series: {@code job} and {@code instance}
 */
public record BackfillSettings(
    int days, int contracts, int bases, int fundedBases, Map<String, String> labels) {
  public BackfillSettings {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
