package dev.perps.exporter.stack;

import java.net.URI;

/** Asks a Prometheus what the dashboards ask: grafana/build/check/ask.js. */
final class Dashboards {
  private Dashboards() {}

  static boolean canAsk() {
    return Programs.find("node").isPresent() && Programs.find("npm").isPresent();
  }

  /** Compiles what asks, if that has not been done; what it needs is fetched at the first time. */
  static void prepare() {
    Programs.run(new ProcessBuilder(Programs.ofProject("grafana/build.sh"))).orThrow();
  }

  /** Status 0 if everything has data and fits together; otherwise each failure has a line. */
  static Programs.Ended ask(URI prometheus) {
    return Programs.run(
        new ProcessBuilder(
            Programs.find("node").orElseThrow(),
            Programs.ofProject("grafana/build/check/ask.js"),
            "--prometheus",
            prometheus.toString(),
            // Of a longer time the steps are so long that none is in the minutes of a test.
            "--from",
            "now-1h"));
  }
}
