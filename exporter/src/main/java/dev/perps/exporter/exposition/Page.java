package dev.perps.exporter.exposition;

import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
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
  private KrakenDesk desk = KrakenDesk.NONE;
  private Segment[] ofDesk;

  Page(List<Family> families) {
    this.families = families;
    this.ofInsights = encodeInsights(insights);
    this.ofDesk = encodeDesk(desk);
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
    if (desk != snapshot.kraken()) {
      desk = snapshot.kraken();
      ofDesk = encodeDesk(desk);
    }
    parts.add(ofDesk);
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
    ExchangeSamples figures = new ExchangeSamples(view, rates);
    Segment[] segments = new Segment[families.size()];
    boolean[] usesRates = new boolean[segments.length];
    for (int f = 0; f < segments.length; f++) {
      if (same != null && !same.usesRates()[f]) {
        segments[f] = same.segments()[f];
        continue;
      }
      Family family = families.get(f);
      text.clear();
      PageSamples samples = new PageSamples(text, family);
      usesRates[f] = figures.write(family, samples);
      // Contract sizes, intervals and the like hardly ever change, and compressing is the most
      // work.
      Segment old = before == null ? Segment.EMPTY : before.segments()[f];
      segments[f] = text.holds(old.plain()) ? old : Segment.of(text, samples.count(), deflater);
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

  private Segment[] encodeDesk(KrakenDesk newer) {
    return encodeEach(
        (figures, samples) -> {
          if (figures instanceof Figures.OfDesk figure) {
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
      PageSamples samples = new PageSamples(text, family);
      write.accept(family.figures(), samples);
      segments[f] = Segment.of(text, samples.count(), deflater);
    }
    return segments;
  }
}
