package dev.perps.exporter.exposition;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Which program this is, as a metric. */
public final class BuildInfo {
  private BuildInfo() {}

  /** Adds {@code perps_exporter_build_info}. */
  public static void register(PrometheusRegistry registry, String version) {
    Info.builder()
        .name("perps_exporter_build_info")
        .help("Version of the program and of the Java that runs it.")
        .labelNames("version", "java")
        .register(registry)
        .addLabelValues(version, Runtime.version().toString());
  }
}
