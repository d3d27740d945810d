package dev.perps.exporter.backfill;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.SpotTicker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a backfill sets out to write, settled once at its start, so that a run that goes on from
 * another writes the same.
 *
 * @param settings what was asked for
 * @param source where data come from: {@code live}, or the address of a simulator
 * @param from first moment that is written, in Unix seconds, a full step
 * @param to last moment that is written, in Unix seconds, a full step
 * @param usdPer what a unit of each quote is worth now; it is taken for all of the past
 * @param contracts in the order of exchanges, the biggest first
 * @param bases those with figures of prices, the biggest first
 * @param correlated so many of them are compared with each other
 * @param charted so many of them have indicators
 * @param unavailable why an exchange could not be asked for its contracts, by id
 */
record Plan(
    BackfillSettings settings,
    String source,
    long from,
    long to,
    Map<String, Double> usdPer,
    List<Contract> contracts,
    List<Base> bases,
    int correlated,
    int charted,
    Map<String, String> unavailable) {

  /** From one written moment to the next: Prometheus takes a sample for up to five minutes. */
  static final long STEP = 300;

  static final long DAY = 86_400;

  Plan {
    contracts = List.copyOf(contracts);
    bases = List.copyOf(bases);
    usdPer = new TreeMap<>(usdPer);
    unavailable = new TreeMap<>(unavailable);
  }

  /**
   * A contract to write.
   *
   * @param now its funding at the start of the backfill
   * @param detailed whether its live series have all figures
   * @param reference whether figures of its base are made of its bars
   * @param settled whether it has sums and forecasts of settled funding
   */
  record Contract(
      Instrument instrument, Funding now, boolean detailed, boolean reference, boolean settled) {}

  /**
   * A base with figures of prices.
   *
   * @param contract place in the list of contracts of the one whose bars these are made of
   */
  record Base(String name, int contract) {}

  /** Number of moments. */
  int steps() {
    return (int) ((to - from) / STEP) + 1;
  }

  /** The moment of a step. */
  long at(int step) {
    return from + step * STEP;
  }

  List<Contract> contractsOf(String exchange) {
    return contracts.stream().filter(c -> c.instrument().exchange().equals(exchange)).toList();
  }

  UsdRates rates() {
    return UsdRates.of(
        usdPer.entrySet().stream()
            .map(
                quote ->
                    new SpotTicker(
                        "", "", quote.getKey(), "USD", quote.getValue(), Double.NaN, Double.NaN))
            .toList(),
        false);
  }

  /**
   * Starts of the spans that are written to a file each. They are those of Prometheus' blocks of 18
   * hours, so that promtool makes one block of each file.
   */
  LongStream spans() {
    return LongStream.rangeClosed(from / SPAN, to / SPAN).map(span -> span * SPAN);
  }

  /** Length of a span in seconds. */
  static final long SPAN = 18 * 3600;
}
