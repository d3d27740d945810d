package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Encodes snapshots. What belongs to an exchange that has not changed since the last snapshot is
 * taken over as it was encoded then. Used by one thread.
 */
final class Page {
  /** Fast and nearly as small: label sets repeat from line to line. */
  private static final int COMPRESSION = Deflater.BEST_SPEED;

  /** The segments of one exchange, one per family, and which of them depend on dollar rates. */
  private record Encoded(
      ExchangeView view, UsdRates rates, Segment[] segments, boolean[] usesRates) {}

  private final List<Family> families;
  private final Map<String, Encoded> exchanges = new HashMap<>();
  private final Deflater deflater = new Deflater(COMPRESSION, true);
  private final TextBuffer text = new TextBuffer(1 << 16);
  private Insights insights = Insights.NONE;
  private Segment[] ofInsights;

  Page(List<Family> families) {
    this.families = families;
    this.ofInsights = encodeInsights(insights);
  }

  /**
   * Encodes a snapshot.
   *
   * @return for each family, its segments
   */
  @SuppressWarnings(
      "ReferenceEquality") // unchanged means the same object, and is cheap to find out
  List<List<Segment>> encode(Snapshot snapshot) {
    List<Segment[]> parts = new ArrayList<>();
    for (ExchangeView view : snapshot.exchanges()) {
      Encoded known = exchanges.get(view.exchange().id());
      if (known == null || known.view() != view || !known.rates().equals(snapshot.rates())) {
        known = encode(view, snapshot.rates(), known);
        exchanges.put(view.exchange().id(), known);
      }
      parts.add(known.segments());
    }
    if (insights != snapshot.insights()) {
      insights = snapshot.insights();
      ofInsights = encodeInsights(snapshot.insights());
    }
    parts.add(ofInsights);
    parts.add(encodeWhole(snapshot));
    List<List<Segment>> byFamily = new ArrayList<>();
    for (int i = 0; i < families.size(); i++) {
      List<Segment> segments = new ArrayList<>(parts.size());
      for (Segment[] part : parts) {
        if (part[i].plain().length > 0) {
          segments.add(part[i]);
        }
      }
      byFamily.add(segments);
    }
    return byFamily;
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private Encoded encode(ExchangeView view, UsdRates rates, @Nullable Encoded before) {
    Encoded same = before != null && before.view() == view ? before : null;
    Context context = new Context(rates, view.spots());
    List<Perp> perps = view.selection().perps();
    byte[][] perpLabels = labels(perps);
    List<Perp> detailed = view.selection().detailed();
    byte[][] detailedLabels = detailed.size() == perps.size() ? perpLabels : labels(detailed);
    List<SpotTicker> spots = view.selection().spots();
    byte[][] spotLabels = new byte[spots.size()][];
    for (int i = 0; i < spotLabels.length; i++) {
      SpotTicker spot = spots.get(i);
      spotLabels[i] = labels(spot.exchange(), spot.symbol(), spot.base(), spot.quote());
    }
    Segment[] segments = new Segment[families.size()];
    boolean[] usesRates = new boolean[segments.length];
    for (int f = 0; f < segments.length; f++) {
      if (same != null && !same.usesRates()[f]) {
        segments[f] = same.segments()[f];
        continue;
      }
      Family family = families.get(f);
      text.clear();
      Samples samples = new Samples(text, family.name().getBytes(StandardCharsets.UTF_8));
      switch (family.figures()) {
        case Figures.OfContract figure -> {
          for (int i = 0; i < perpLabels.length; i++) {
            samples.add(perpLabels[i], figure.of(perps.get(i), context));
          }
        }
        case Figures.OfDetailedContract figure -> {
          for (int i = 0; i < detailedLabels.length; i++) {
            samples.add(detailedLabels[i], figure.of(detailed.get(i), context));
          }
        }
        case Figures.OfContractInfo info -> perps.forEach(perp -> info(samples, info, perp));
        case Figures.OfSpot figure -> {
          for (int i = 0; i < spotLabels.length; i++) {
            samples.add(spotLabels[i], figure.of(spots.get(i), context));
          }
        }
        case Figures.OfExchange figure -> figure.write(view, context, samples);
        case Figures.OfInsights whole -> {}
        case Figures.OfSnapshot whole -> {}
      }
      // Contract sizes, intervals and the like hardly ever change, and compressing is the most
      // work.
      Segment old = before == null ? Segment.EMPTY : before.segments()[f];
      segments[f] = text.holds(old.plain()) ? old : Segment.of(text, samples.count(), deflater);
      usesRates[f] = context.takeRatesUsed();
    }
    return new Encoded(view, rates, segments, usesRates);
  }

  private Segment[] encodeInsights(Insights newer) {
    return encodeEach(
        (figures, samples) -> {
          if (figures instanceof Figures.OfInsights figure) {
            figure.write(newer, samples);
          }
        });
  }

  private Segment[] encodeWhole(Snapshot snapshot) {
    return encodeEach(
        (figures, samples) -> {
          if (figures instanceof Figures.OfSnapshot figure) {
            figure.write(snapshot, samples);
          }
        });
  }

  private Segment[] encodeEach(BiConsumer<Figures, Samples> write) {
    Segment[] segments = new Segment[families.size()];
    for (int f = 0; f < segments.length; f++) {
      Family family = families.get(f);
      text.clear();
      Samples samples = new Samples(text, family.name().getBytes(StandardCharsets.UTF_8));
      write.accept(family.figures(), samples);
      segments[f] = Segment.of(text, samples.count(), deflater);
    }
    return segments;
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
