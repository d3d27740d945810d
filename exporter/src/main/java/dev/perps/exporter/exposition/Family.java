package dev.perps.exporter.exposition;

import java.util.List;

/**
 * A metric family of the market page.
 *
 * @param name as on the page
 * @param type what kind of figure it is
 * @param unit for people and the documentation: {@code USD}, {@code fraction per interval}
 * @param help one line, with source and meaning
 * @param labels in the order in which they are written
 * @param figures writes the samples
 */
public record Family(
    String name, Type type, String unit, String help, List<String> labels, Figures figures) {

  /** Type of a family. */
  public enum Type {
    GAUGE("gauge"),
    /** Always 1; the labels are what it says. The text format knows it as a gauge. */
    INFO("info"),
    /** Only grows; the name ends with {@code _total}. */
    COUNTER("counter");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Family {
    labels = List.copyOf(labels);
  }
}
