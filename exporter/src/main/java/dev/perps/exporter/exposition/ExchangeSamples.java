package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.util.List;

/** The samples that families have of one exchange, with its labels encoded once. */
final class ExchangeSamples {
  private final ExchangeView view;
  private final Context context;
  private final byte[][] perpLabels;
  private final byte[][] detailedLabels;
  private final byte[][] spotLabels;

  ExchangeSamples(ExchangeView view, UsdRates rates) {
    this.view = view;
    this.context = new Context(rates, view.spots());
    List<Perp> perps = view.selection().perps();
    perpLabels = labels(perps);
    List<Perp> detailed = view.selection().detailed();
    detailedLabels = detailed.size() == perps.size() ? perpLabels : labels(detailed);
    List<SpotTicker> spots = view.selection().spots();
    spotLabels = new byte[spots.size()][];
    for (int i = 0; i < spotLabels.length; i++) {
      SpotTicker spot = spots.get(i);
      spotLabels[i] = labels(spot.exchange(), spot.symbol(), spot.base(), spot.quote());
    }
  }

  /**
   * Writes those of a family; families that are not of exchanges have none.
   *
   * @return whether they depend on dollar rates
   */
  boolean write(Family family, Samples samples) {
    switch (family.figures()) {
      case Figures.OfContract figure -> {
        List<Perp> perps = view.selection().perps();
        for (int i = 0; i < perpLabels.length; i++) {
          samples.add(perpLabels[i], figure.of(perps.get(i), context));
        }
      }
      case Figures.OfDetailedContract figure -> {
        List<Perp> detailed = view.selection().detailed();
        for (int i = 0; i < detailedLabels.length; i++) {
          samples.add(detailedLabels[i], figure.of(detailed.get(i), context));
        }
      }
      case Figures.OfContractInfo info ->
          view.selection().perps().forEach(perp -> info(samples, info, perp));
      case Figures.OfSpot figure -> {
        List<SpotTicker> spots = view.selection().spots();
        for (int i = 0; i < spotLabels.length; i++) {
          samples.add(spotLabels[i], figure.of(spots.get(i), context));
        }
      }
      case Figures.OfExchange figure -> figure.write(view, context, samples);
      case Figures.OfInsights whole -> {}
      case Figures.OfDesk whole -> {}
      case Figures.OfSnapshot whole -> {}
    }
    return context.takeRatesUsed();
  }

  private static void info(Samples samples, Figures.OfContractInfo info, Perp perp) {
    Instrument id = perp.instrument();
    samples.add(
        labels -> {
          labels
              .add("exchange", id.exchange())
              .add("symbol", id.symbol())
              .add("base", id.base())
              .add("quote", id.quote());
          info.labels(perp, labels);
        },
        1);
  }

  private static byte[][] labels(List<Perp> perps) {
    byte[][] labels = new byte[perps.size()][];
    for (int i = 0; i < labels.length; i++) {
      Instrument id = perps.get(i).instrument();
      labels[i] = labels(id.exchange(), id.symbol(), id.base(), id.quote());
    }
    return labels;
  }

  private static byte[] labels(String exchange, String symbol, String base, String quote) {
    TextBuffer out = new TextBuffer(96);
    Labels pairs = new Labels(out);
    pairs.add("exchange", exchange).add("symbol", symbol).add("base", base).add("quote", quote);
    pairs.end();
    return out.toBytes();
  }
}
