package dev.perps.exporter.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Pages scraped one after the other, series by series as promtool writes them. Moments are counted
 * from the start, for that is where promtool's clock begins.
 */
final class Recording {
  private static final String TARGET = "instance=\"127.0.0.1:9876\",job=\"perps-exporter\"";
  private static final String MOMENT = "_timestamp_seconds";

  private final Set<String> names;
  private final double startSeconds;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private int scrapes;

  /**
   * Records nothing yet.
   *
   * @param names of the metrics that are of interest
   */
  Recording(Set<String> names, long startSeconds) {
    this.names = names;
    this.startSeconds = startSeconds;
  }

  /** Adds a page, in the text format. */
  void add(String page) {
    add("up{" + TARGET + "}", "1");
    page.lines().filter(line -> !line.startsWith("#")).forEach(this::addLine);
    scrapes++;
  }

  private void addLine(String line) {
    int brace = line.indexOf('{');
    int space = line.lastIndexOf(' ');
    String name = line.substring(0, brace < 0 ? space : brace);
    if (!names.contains(name)) {
      return;
    }
    String value = line.substring(space + 1);
    add(
        brace < 0 ? name + "{" + TARGET + "}" : line.substring(0, space - 1) + "," + TARGET + "}",
        name.endsWith(MOMENT)
            ? Double.toString(Double.parseDouble(value) - startSeconds)
            : value.replace("+Inf", "Inf"));
  }

  private void add(String key, String value) {
    Series one = series.computeIfAbsent(key, name -> new Series());
    one.add("_", scrapes - one.length);
    one.add(value, 1);
  }

  int size() {
    return series.size();
  }

  /** Tells each series and its values. */
  void forEach(BiConsumer<String, String> action) {
    series.forEach(
        (key, one) -> {
          one.add("_", scrapes - one.length);
          action.accept(key, one.text());
        });
  }

  /** Values in promtool's notation, repeated ones counted. */
  private static final class Series {
    private final StringBuilder text = new StringBuilder();
    private String last = "";
    private int repeated;
    private int length;

    void add(String value, int times) {
      if (times <= 0) {
        return;
      }
      length += times;
      if (value.equals(last)) {
        repeated += times;
        return;
      }
      flush();
      last = value;
      repeated = times;
    }

    private void flush() {
      if (repeated == 0) {
        return;
      }
      text.append(text.isEmpty() ? "" : " ").append(last);
      if (repeated > 1 && last.equals("_")) {
        text.append('x').append(repeated);
      } else if (repeated > 1) {
        text.append("+0x").append(repeated - 1);
      }
      repeated = 0;
    }

    String text() {
      flush();
      last = "";
      return text.toString();
    }
  }
}
