package dev.perps.exporter.exposition;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes samples to a page as they come. Not thread-safe. */
final class PageSamples extends Samples {
  private final TextBuffer out;
  private final byte[] name;
  private int count;

  PageSamples(TextBuffer out, Family family) {
    this.out = out;
    this.name = family.name().getBytes(StandardCharsets.UTF_8);
  }

  @Override
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

  @Override
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
