package dev.perps.exporter.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the samples of one family moment by moment, and writes them series by series, as
 * OpenMetrics wants it. Not thread-safe.
 */
final class SeriesTable extends Samples {
  /** Values by moment, NaN where there is none. */
  private record Series(byte[] labels, double[] values) {}

  private final byte[] name;
  private final int moments;
  private final List<Series> series = new ArrayList<>();
  private final Map<ByteBuffer, Integer> places = new HashMap<>();
  private final TextBuffer text = new TextBuffer(1 << 14);
  private int moment;

  /** Where the next sample is expected: mostly the order is that of the moment before. */
  private int next;

  SeriesTable(Family family, int moments) {
    this.name = family.name().getBytes(StandardCharsets.UTF_8);
    this.moments = moments;
  }

  /** What is added from now on is of this moment. */
  void at(int newMoment) {
    moment = newMoment;
    next = 0;
  }

  @Override
  public void add(Consumer<Labels> labels, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    text.clear();
    Labels pairs = new Labels(text);
    labels.accept(pairs);
    pairs.end();
    boolean expected = next < series.size() && text.holds(series.get(next).labels());
    put(expected ? next : place(text.toBytes()), value);
  }

  @Override
  void add(byte[] encodedLabels, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    boolean expected =
        next < series.size() && Arrays.equals(series.get(next).labels(), encodedLabels);
    put(expected ? next : place(encodedLabels), value);
  }

  private void put(int place, double value) {
    series.get(place).values()[moment] = value;
    next = place + 1;
  }

  private int place(byte[] labels) {
    return places.computeIfAbsent(
        ByteBuffer.wrap(labels),
        key -> {
          double[] values = new double[moments];
          Arrays.fill(values, Double.NaN);
          series.add(new Series(labels, values));
          return series.size() - 1;
        });
  }

  boolean isEmpty() {
    return series.isEmpty();
  }

  /**
   * Writes all series.
   *
   * @param more label pairs that each of them gets, as {@code ,job="x"}
   * @param epochSeconds of each moment
   * @return number of samples
   */
  long write(OutputStream out, String more, long[] epochSeconds) throws IOException {
    long count = 0;
    byte[] end = more.getBytes(StandardCharsets.UTF_8);
    for (Series one : series) {
      text.clear();
      text.append(name).append(Arrays.copyOf(one.labels(), one.labels().length - 1)).append(end);
      byte[] head = text.append("} ").toBytes();
      text.clear();
      for (int i = 0; i < moments; i++) {
        double value = one.values()[i];
        if (!Double.isNaN(value)) {
          text.append(head).append(value).append(' ').append(epochSeconds[i] + "\n");
          count++;
        }
      }
      text.writeTo(out);
    }
    return count;
  }
}
