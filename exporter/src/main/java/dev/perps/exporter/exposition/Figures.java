package dev.perps.exporter.exposition;

import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;

/** Where the samples of a family come from. An absent figure (NaN) makes no sample. */
public sealed interface Figures {

  /** One sample per selected contract. */
  @FunctionalInterface
  non-sealed interface OfContract extends Figures {
    double of(Perp perp, Context context);
  }

  /** One sample per contract that is shown with all its figures. */
  @FunctionalInterface
  non-sealed interface OfDetailedContract extends Figures {
    double of(Perp perp, Context context);
  }

  /** A constant 1 per selected contract, with labels beyond the contract's own. */
  @FunctionalInterface
  non-sealed interface OfContractInfo extends Figures {
    void labels(Perp perp, Labels labels);
  }

  /** One sample per spot market. */
  @FunctionalInterface
  non-sealed interface OfSpot extends Figures {
    double of(SpotTicker spot, Context context);
  }

  /** Any samples of an exchange. */
  @FunctionalInterface
  non-sealed interface OfExchange extends Figures {
    void write(ExchangeView view, Context context, Samples samples);
  }

  /** Any samples of what history tells. */
  @FunctionalInterface
  non-sealed interface OfInsights extends Figures {
    void write(Insights insights, Samples samples);
  }

  /** Any samples of the user's accounts at Kraken Futures, and of funding there. */
  @FunctionalInterface
  non-sealed interface OfDesk extends Figures {
    void write(KrakenDesk desk, Samples samples);
  }

  /** Any samples of the whole snapshot. */
  @FunctionalInterface
  non-sealed interface OfSnapshot extends Figures {
    void write(Snapshot snapshot, Samples samples);
  }
}
