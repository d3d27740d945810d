package dev.perps.exporter.exposition;

import java.util.function.Consumer;

/** Takes the samples of one family. Not thread-safe. */
public final class Samples {
  private final TextBuffer out;
  private final byte[] name;
  private int count;

  Samples(TextBuffer out, byte[] name) {
    this.out = out;
    this.name = name;
  }

  /** Writes a sample, unless the figure is absent. */
  public void add(Consumer<Labels> labels, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    out.append(name);
    Labels pairs = new Labels(out);
    labels.accept(pairs);
    pairs.end();
    out.append(' ').append(value).append('\n');
    count++;
  }

  /** Writes a sample whose labels, braces included, were encoded before. */
  void add(byte[] encodedLabels, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    out.append(name).append(encodedLabels).append(' ').append(value).append('\n');
    count++;
  }

  int count() {
    return count;
  }
}
