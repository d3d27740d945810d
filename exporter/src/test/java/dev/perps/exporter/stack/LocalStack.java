package dev.perps.exporter.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stack from this machine's own programs. */
final class LocalStack implements Stack {
  private final List<Process> processes = new ArrayList<>();
  private final Path directory;
  private final URI prometheus;
  private final URI alertmanager;

  LocalStack(Path directory, int exporterPort, Duration pace, Delivery delivery) {
    this.directory = directory;
    int prometheusPort = freePort();
    int alertmanagerPort = freePort();
    Stack.writeConfiguration(
        directory,
        "127.0.0.1:" + exporterPort,
        "127.0.0.1:" + prometheusPort,
        "127.0.0.1:" + alertmanagerPort,
        pace,
        delivery.variables().apply("127.0.0.1"));
    alertmanager = URI.create("http://127.0.0.1:" + alertmanagerPort);
    prometheus = URI.create("http://127.0.0.1:" + prometheusPort);
    launch(
        directory,
        "alertmanager",
        Programs.find("prometheus-alertmanager", "alertmanager").orElseThrow(),
        "--config.file=alertmanager/alertmanager.yml",
        "--storage.path=alertmanager-data",
        "--cluster.listen-address=",
        "--web.listen-address=127.0.0.1:" + alertmanagerPort);
    launch(
        directory,
        "prometheus",
        Programs.find("prometheus").orElseThrow(),
        "--config.file=prometheus.yml",
        "--storage.tsdb.path=prometheus-data",
        Stack.RESEND,
        "--web.listen-address=127.0.0.1:" + prometheusPort);
  }

  static boolean isInstalled() {
    return Programs.find("prometheus").isPresent()
        && Programs.find("prometheus-alertmanager", "alertmanager").isPresent();
  }

  private void launch(Path directory, String name, String... command) {
    try {
      processes.add(
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(name + ".log").toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI prometheus() {
    return prometheus;
  }

  @Override
  public URI alertmanager() {
    return alertmanager;
  }

  @Override
  public String hostName() {
    return "127.0.0.1";
  }

  @Override
  public void load(Path history) {
    Programs.run(
            new ProcessBuilder(
                Programs.ofProject("prometheus/load-history.sh"),
                history.toString(),
                directory.resolve("prometheus-data").toString()))
        .orThrow();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
  }
}
