package dev.perps.exporter.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of a backfill, for people.
 *
 * @param tallies by exchange
 * @param samples in the files, of this run
 */
record Summary(
    Plan plan, Map<String, Tally> tallies, int files, long samples, long bytes, Duration took) {
  private static final String ROW = "%-12s %9s %9s %12s %14s %7s%n";
  private static final int NAMED = 4;

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        ROW.formatted("exchange", "contracts", "bars", "settlements", "open interest", "calls"));
    tallies.forEach(
        (exchange, tally) ->
            text.append(
                ROW.formatted(
                    exchange,
                    tally.contracts,
                    tally.bars,
                    tally.settlements,
                    tally.interest,
                    tally.calls)));
    text.append(
        ROW.formatted(
            "all",
            sum(tally -> tally.contracts.get()),
            sum(tally -> tally.bars.get()),
            sum(tally -> tally.settlements.get()),
            sum(tally -> tally.interest.get()),
            sum(tally -> tally.calls.get())));
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      text.append("%nMissing:%n".formatted());
      missing.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
    }
    text.append(
        "%n%d files, %.1f million samples in %.1f GB; asked and written in %s%n"
            .formatted(files, samples / 1e6, bytes / 1e9, Progress.words(took)));
    return text.toString();
  }

  /** One line for each exchange and kind, those of all exchanges last. */
  private List<String> missing() {
    List<String> lines = new ArrayList<>();
    plan.unavailable()
        .forEach((exchange, reason) -> lines.add(exchange + ": not to be had, " + reason));
    tallies.forEach(
        (exchange, tally) ->
            tally
                .missing()
                .forEach((what, symbols) -> lines.add(exchange + ": " + what + of(symbols))));
    lines.add(
        "of all: bid, ask, index, premium, basis, volume and spot prices are not known of the past;"
            + " open interest in USD takes today's rates; sums over 365 days come with time");
    return lines;
  }

  private static String of(Set<String> symbols) {
    List<String> named = symbols.stream().filter(symbol -> !symbol.isEmpty()).toList();
    if (named.isEmpty()) {
      return "";
    }
    String more = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "";
    return " (" + String.join(", ", named.subList(0, Math.min(NAMED, named.size()))) + more + ")";
  }

  private long sum(java.util.function.ToLongFunction<Tally> figure) {
    return tallies.values().stream().mapToLong(figure).sum();
  }
}
