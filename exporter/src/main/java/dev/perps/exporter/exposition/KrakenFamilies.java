package dev.perps.exporter.exposition;

import java.util.List;
import java.util.stream.Stream;

/** Families of the user's accounts at Kraken Futures, and of funding in Kraken's own terms. */
final class KrakenFamilies {
  private KrakenFamilies() {}

  static List<Family> all() {
    return Stream.of(
            AccountHealthFamilies.all(),
            TotalsFamilies.all(),
            PositionFamilies.all(),
            ClosedPositionFamilies.all(),
            FeeFamilies.all(),
            MarginFamilies.all(),
            KrakenFundingFamilies.all())
        .flatMap(List::stream)
        .toList();
  }
}
