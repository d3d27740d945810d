package dev.perps.exporter.exposition;

import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes snapshots of past moments as OpenMetrics with timestamps: the families of the page, so
 * that names, labels and arithmetic are those of the live series. Families about the running
 * program and about collecting are left out. Immutable.
 */
public final class PastPages {
  /** Of an exchange, and the same at all times. */
  private static final Set<String> CONSTANTS =
      Set.of("perp_exchange_info", "perp_exchange_taker_fee_ratio");

  private final List<Family> families =
      Catalogue.FAMILIES.stream().filter(PastPages::isOfThePast).toList();
  private final String labels;

  /**
   * Prepares to write.
   *
   * @param labels that each series gets beside its own, as a scrape adds them: {@code job}, {@code
   *     instance}
   */
  public PastPages(Map<String, String> labels) {
    TextBuffer pairs = new TextBuffer(64);
    labels.forEach(new Labels(pairs)::add);
    String text = new String(pairs.toBytes(), StandardCharsets.UTF_8);
    this.labels = text.isEmpty() ? "" : "," + text.substring(1);
  }

  private static boolean isOfThePast(Family family) {
    return switch (family.figures()) {
      case Figures.OfContract figure -> true;
      case Figures.OfDetailedContract figure -> true;
      case Figures.OfContractInfo figure -> true;
      case Figures.OfInsights figure -> true;
      case Figures.OfExchange figure -> CONSTANTS.contains(family.name());
      case Figures.OfSpot figure -> false;
      case Figures.OfDesk figure -> false;
      case Figures.OfSnapshot figure -> false;
    };
  }

  /**
   * Writes one complete text.
   *
   * @param snapshots at full seconds, oldest first
   * @return number of samples
   */
  public long write(List<Snapshot> snapshots, OutputStream out) throws IOException {
    long[] moments = snapshots.stream().mapToLong(one -> one.at().getEpochSecond()).toArray();
    List<List<ExchangeSamples>> exchanges = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      List<ExchangeSamples> views = new ArrayList<>();
      for (ExchangeView view : snapshot.exchanges()) {
        views.add(new ExchangeSamples(view, snapshot.rates()));
      }
      exchanges.add(views);
    }
    long samples = 0;
    for (Family family : families) {
      SeriesTable table = new SeriesTable(family, moments.length);
      for (int i = 0; i < moments.length; i++) {
        table.at(i);
        if (family.figures() instanceof Figures.OfInsights figure) {
          figure.write(snapshots.get(i).insights(), table);
        } else {
          exchanges.get(i).forEach(exchange -> exchange.write(family, table));
        }
      }
      if (!table.isEmpty()) {
        out.write(Format.OPENMETRICS.header(family));
        samples += table.write(out, labels, moments);
      }
    }
    out.write(Format.OPENMETRICS.end().getBytes(StandardCharsets.UTF_8));
    return samples;
  }
}
