package dev.perps.exporter.account.figures;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.Locale.ROOT;

import dev.perps.exporter.account.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Funding booked in each of the last full hours. Kraken books the funding of an hour at its end, so
 * that an hour takes the rows that come up to a minute after it; what a trade realises in that
 * minute is of a minute's funding at most.
 *
 * @param hours sums by contract, the newest hour first
 */
record HourlyFunding(List<Map<String, Totals>> hours) {
  private static final int COUNT = 8;
  private static final Duration LATE = Duration.ofMinutes(1);

  /** The last hour is one whose rows have been asked for. */
  static HourlyFunding of(LedgerReading reading) {
    Instant newest = reading.at().minus(LATE).truncatedTo(HOURS);
    return new HourlyFunding(
        IntStream.range(0, COUNT)
            .mapToObj(ago -> newest.minus(ago, HOURS).plus(LATE))
            .map(end -> reading.ledger().between(end.minus(1, HOURS), end))
            .toList());
  }

  /** In USD; positive: received. */
  List<Double> of(String symbol) {
    String contract = symbol.toLowerCase(ROOT);
    return hours.stream()
        .map(sums -> sums.getOrDefault(contract, Totals.ZERO).netFunding().doubleValue())
        .toList();
  }
}
