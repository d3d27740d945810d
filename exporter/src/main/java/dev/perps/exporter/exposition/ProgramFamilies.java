package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Families about the snapshot as a whole. */
final class ProgramFamilies {
  private ProgramFamilies() {}

  static List<Family> all() {
    return List.of(
        new Family(
            "perps_exporter_snapshot_timestamp_seconds",
            Family.Type.GAUGE,
            "Unix seconds",
            "When the figures of this page were put together.",
            List.of(),
            (Figures.OfSnapshot)
                (snapshot, samples) ->
                    samples.add(labels -> {}, snapshot.at().toEpochMilli() / 1000.0)),
        new Family(
            "perps_exporter_quote_usd",
            Family.Type.GAUGE,
            "USD",
            "What one unit of a quote currency is taken to be worth, for every figure in USD.",
            List.of("quote"),
            (Figures.OfSnapshot)
                (snapshot, samples) ->
                    quotes(snapshot)
                        .forEach(
                            quote ->
                                samples.add(
                                    labels -> labels.add("quote", quote),
                                    snapshot.rates().usdPer(quote)))),
        new Family(
            "perps_exporter_quote_usd_assumed",
            Family.Type.GAUGE,
            "1 or 0",
            "Whether that worth is an assumption (1), for want of a spot market, or a price (0).",
            List.of("quote"),
            (Figures.OfSnapshot) ProgramFamilies::assumed));
  }

  private static void assumed(Snapshot snapshot, Samples samples) {
    UsdRates rates = snapshot.rates();
    for (String quote : quotes(snapshot)) {
      if (!Double.isNaN(rates.usdPer(quote))) {
        samples.add(labels -> labels.add("quote", quote), rates.isAssumed(quote) ? 1 : 0);
      }
    }
  }

  /** The quotes of the perpetuals at hand. */
  private static Set<String> quotes(Snapshot snapshot) {
    Set<String> quotes = new TreeSet<>();
    snapshot
        .exchanges()
        .forEach(view -> view.perps().forEach(perp -> quotes.add(perp.instrument().quote())));
    return quotes;
  }
}
