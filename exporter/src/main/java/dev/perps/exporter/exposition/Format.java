package dev.perps.exporter.exposition;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.nio.charset.StandardCharsets;

/** An exposition format: both write samples alike and differ in the lines around them. */
public enum Format {
  /** Prometheus text format 0.0.4. */
  TEXT("text/plain; version=0.0.4; charset=utf-8", "") {
    @Override
    byte[] header(Family family) {
      boolean counts = family.type() == Family.Type.COUNTER;
      return header(family.name(), counts ? "counter" : "gauge", family.help());
    }

    @Override
    ExpositionFormatWriter telemetryWriter() {
      return PrometheusTextFormatWriter.create();
    }
  },
  /** OpenMetrics 1.0. */
  OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n") {
    @Override
    byte[] header(Family family) {
      String suffix =
          switch (family.type()) {
            case GAUGE -> "";
            case INFO -> "_info";
            case COUNTER -> "_total";
          };
      String name = family.name();
      name = name.substring(0, name.length() - suffix.length());
      return header(name, family.type().label(), family.help());
    }

    @Override
    ExpositionFormatWriter telemetryWriter() {
      return OpenMetricsTextFormatWriter.create();
    }
  };

  private final String contentType;
  private final String end;

  Format(String contentType, String end) {
    this.contentType = contentType;
    this.end = end;
  }

  public String contentType() {
    return contentType;
  }

  /** The lines before the samples of a family. */
  abstract byte[] header(Family family);

  abstract ExpositionFormatWriter telemetryWriter();

  /** What ends a page. */
  String end() {
    return end;
  }

  static byte[] header(String name, String type, String help) {
    String escaped = help.replace("\\", "\\\\").replace("\n", "\\n");
    return ("# HELP " + name + " " + escaped + "\n# TYPE " + name + " " + type + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
