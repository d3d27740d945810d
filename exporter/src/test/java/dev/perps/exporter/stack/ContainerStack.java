package dev.perps.exporter.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The stack in containers, of the images that docker-compose.yml names. */
final class ContainerStack implements Stack {
  private static final String HOST = "host.testcontainers.internal";

  private final Network network = Network.newNetwork();
  private final GenericContainer<?> alertmanager;
  private final GenericContainer<?> prometheus;

  /** Readable by the user of a container, who is not the owner of the files. */
  private static final int READABLE = 0755;

  ContainerStack(Path directory, int exporterPort, Duration pace, Delivery delivery) {
    Testcontainers.exposeHostPorts(
        IntStream.concat(
                IntStream.of(exporterPort), delivery.ports().stream().mapToInt(Integer::intValue))
            .toArray());
    Stack.writeConfiguration(
        directory,
        HOST + ":" + exporterPort,
        "localhost:9090",
        "alertmanager:9093",
        pace,
        delivery.variables().apply(HOST));
    alertmanager =
        new GenericContainer<>(image("prom/alertmanager"))
            .withNetwork(network)
            .withNetworkAliases("alertmanager")
            .withExposedPorts(9093)
            .withCopyFileToContainer(
                MountableFile.forHostPath(directory.resolve("alertmanager"), READABLE),
                "/etc/alertmanager/")
            .waitingFor(Wait.forHttp("/-/ready").forPort(9093));
    prometheus =
        new GenericContainer<>(image("prom/prometheus"))
            .withNetwork(network)
            .withExposedPorts(9090)
            .withCopyFileToContainer(MountableFile.forHostPath(directory), "/etc/prometheus/")
            .withCommand(
                "--config.file=/etc/prometheus/prometheus.yml",
                "--storage.tsdb.path=/prometheus",
                Stack.RESEND)
            .waitingFor(Wait.forHttp("/-/ready").forPort(9090));
    alertmanager.start();
    prometheus.start();
  }

  private static DockerImageName image(String repository) {
    try {
      Matcher image =
          Pattern.compile("image: *(" + repository + ":\\S+)")
              .matcher(Files.readString(Path.of("../docker-compose.yml")));
      if (!image.find()) {
        throw new IllegalStateException("docker-compose.yml does not name " + repository);
      }
      return DockerImageName.parse(image.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI prometheus() {
    return URI.create("http://" + prometheus.getHost() + ":" + prometheus.getMappedPort(9090));
  }

  @Override
  public URI alertmanager() {
    return URI.create("http://" + alertmanager.getHost() + ":" + alertmanager.getMappedPort(9093));
  }

  @Override
  public String hostName() {
    return HOST;
  }

  /** Inside of the container, which has promtool, by Prometheus' own user. */
  @Override
  public void load(Path history) {
    prometheus.copyFileToContainer(MountableFile.forHostPath(history, READABLE), "/history/");
    prometheus.copyFileToContainer(
        MountableFile.forHostPath(Programs.ofProject("prometheus/load-history.sh"), READABLE),
        "/load-history.sh");
    try {
      // The files are not that user's: they stay.
      ExecResult ended =
          prometheus.execInContainer(
              "/bin/sh", "-c", "KEEP=1 /bin/sh /load-history.sh /history /prometheus");
      if (ended.getExitCode() != 0) {
        throw new IllegalStateException(ended.getStdout() + ended.getStderr());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    prometheus.stop();
    alertmanager.stop();
    network.close();
  }
}
