package dev.perps.exporter.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** A real Prometheus and a real Alertmanager with the project's own configuration. */
interface Stack extends AutoCloseable {
  /** Least time from a message to its repetition. */
  Duration REPEAT = Duration.ofSeconds(5);

  /** An alert that came before Alertmanager listened comes again soon, not after a minute. */
  String RESEND = "--rules.alert.resend-delay=2s";

  /** Prometheus' address. */
  URI prometheus();

  /** Alertmanager's address. */
  URI alertmanager();

  /** The host name under which programs of this machine are reached from the stack. */
  String hostName();

  /** Gives Prometheus what {@code backfill} has written; it shows it within a minute or so. */
  void load(Path history);

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
    /**
     * Starts it.
     *
     * @param pace how often Prometheus scrapes and evaluates; less than a second or two is too much
     *     for a small machine
     */
    Stack start(Path directory, int exporterPort, Duration pace, Delivery delivery);
  }

  /**
   * The project's configuration, faster: what waits minutes in earnest waits seconds here. Nothing
   * else is changed.
   */
  static void writeConfiguration(
      Path directory,
      String exporter,
      String prometheus,
      String alertmanager,
      Duration pace,
      Map<String, String> variables) {
    Path project = Path.of("..").toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory.resolve("rules"));
      Files.createDirectories(directory.resolve("targets"));
      write(
          directory.resolve("prometheus.yml"),
          faster(read(project, "prometheus/prometheus.yml"), pace));
      try (Stream<Path> rules = Files.list(project.resolve("prometheus/rules"))) {
        for (Path rule : rules.toList()) {
          write(
              directory.resolve("rules").resolve(rule.getFileName()),
              faster(Files.readString(rule), pace));
        }
      }
      write(directory.resolve("targets/exporter.yml"), "- targets: ['" + exporter + "']\n");
      write(directory.resolve("targets/prometheus.yml"), "- targets: ['" + prometheus + "']\n");
      write(directory.resolve("targets/alertmanager.yml"), "- targets: ['" + alertmanager + "']\n");
      render(directory.resolve("alertmanager"), variables);
      Path delivery = directory.resolve("alertmanager/alertmanager.yml");
      write(delivery, fasterDelivery(Files.readString(delivery)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String faster(String yaml, Duration pace) {
    long seconds = pace.toSeconds();
    return yaml.replace("scrape_interval: 15s", "scrape_interval: " + seconds + "s")
        .replace("scrape_timeout: 10s", "scrape_timeout: " + seconds + "s")
        .replace("evaluation_interval: 15s", "evaluation_interval: " + seconds + "s")
        .replace("[1m]", "[" + 3 * seconds + "s]")
        .replaceAll("(?m)^( *for): .*", "$1: 2s")
        .replaceAll("(?m)^( *keep_firing_for): .*", "$1: 4s");
  }

  private static String fasterDelivery(String yaml) {
    return yaml.replaceAll("(?m)^( *group_wait): .*", "$1: 4s")
        .replaceAll("(?m)^( *group_interval): .*", "$1: 2s")
        .replaceAll("(?m)^( *repeat_interval): .*", "$1: " + REPEAT.toSeconds() + "s");
  }

  /** Calls the program that makes Alertmanager's configuration of the environment. */
  private static void render(Path directory, Map<String, String> variables) {
    ProcessBuilder command =
        new ProcessBuilder(
            Programs.ofProject("prometheus/alertmanager/render.sh"), directory.toString());
    command.environment().keySet().retainAll(Set.of("PATH"));
    command.environment().putAll(variables);
    Programs.run(command).orThrow();
  }

  private static String read(Path project, String file) throws IOException {
    return Files.readString(project.resolve(file));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }
}
