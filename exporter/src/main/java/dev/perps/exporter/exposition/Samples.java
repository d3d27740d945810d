package dev.perps.exporter.exposition;

import java.util.function.Consumer;

/** Takes the samples of one family. Not thread-safe. */
public abstract sealed class Samples permits PageSamples, SeriesTable {

  /** Takes a sample, unless the figure is absent. */
  public abstract void add(Consumer<Labels> labels, double value);

  /** Takes a sample whose labels, braces included, were encoded before. */
  abstract void add(byte[] encodedLabels, double value);
}
