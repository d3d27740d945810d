package dev.perps.exporter.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** A real Prometheus and a real Alertmanager with the project's own configuration. */
interface Stack extends AutoCloseable {

  /** Prometheus' address. */
  URI prometheus();

  /** The host name under which programs of this machine are reached from the stack. */
  String hostName();

  @Override
  void close();

  /** How a stack is started on this machine, if it can be. */
  static Optional<Launcher> launcher() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of(ContainerStack::new);
    }
    return LocalStack.isInstalled() ? Optional.of(LocalStack::new) : Optional.empty();
  }

  /** Starts a stack. */
  interface Launcher {
    Stack start(Path directory, int exporterPort, int webhookPort);
  }

  /**
   * The project's configuration, faster: what waits minutes in earnest waits seconds here. Nothing
   * else is changed.
   */
  static void writeConfiguration(
      Path directory, String exporter, String alertmanager, String webhook) {
    Path project = Path.of("..").toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory.resolve("rules"));
      Files.createDirectories(directory.resolve("targets"));
      write(
          directory.resolve("prometheus.yml"), faster(read(project, "prometheus/prometheus.yml")));
      try (Stream<Path> rules = Files.list(project.resolve("prometheus/rules"))) {
        for (Path rule : rules.toList()) {
          write(
              directory.resolve("rules").resolve(rule.getFileName()),
              faster(Files.readString(rule)));
        }
      }
      write(directory.resolve("targets/exporter.yml"), "- targets: ['" + exporter + "']\n");
      write(directory.resolve("targets/alertmanager.yml"), "- targets: ['" + alertmanager + "']\n");
      write(
          directory.resolve("alertmanager.yml"),
          read(project, "prometheus/alertmanager/alertmanager.yml")
              .replace("http://127.0.0.1:5001/", webhook)
              .replace("group_wait: 30s", "group_wait: 1s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String faster(String yaml) {
    return yaml.replace("scrape_interval: 15s", "scrape_interval: 1s")
        .replace("scrape_timeout: 10s", "scrape_timeout: 1s")
        .replace("evaluation_interval: 15s", "evaluation_interval: 1s")
        .replace("for: 2m", "for: 2s")
        .replace("for: 1m", "for: 1s")
        .replace("[1m]", "[3s]");
  }

  private static String read(Path project, String file) throws IOException {
    return Files.readString(project.resolve(file));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }
}
