package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Main;
import dev.perps.exporter.exchange.Exchanges;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started, in a process of its own. */
@Timeout(60)
class StartTest {
  @TempDir private Path folder;
  private Process program;

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(PERPS|JAVA|JDK)_.*"));
    builder.environment().putAll(environment);
    program = builder.start();
    program.getOutputStream().close();
    return program;
  }

  @AfterEach
  void stop() {
    if (program != null) {
      program.destroyForcibly();
    }
  }

  private static List<String> errors(Process process) throws IOException {
    try (BufferedReader reader = process.errorReader()) {
      return reader.lines().toList();
    }
  }

  @Test
  void aWrongFileIsOneLineAndStatus2() throws Exception {
    Files.writeString(folder.resolve("application.yaml"), "server:\n  prot: 80\n");

    Process process = start(Map.of());

    assertThat(errors(process))
        .containsExactly("server.prot: there is no such key; did you mean server.port?");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void aWrongVariableIsOneLineAndStatus2() throws Exception {
    Process process =
        start(Map.of("PERPS_COLLECTION_PROFILE", "fast", "PERPS_CONFIG", ""), "--check-config");

    assertThat(errors(process))
        .containsExactly(
            "PERPS_COLLECTION_PROFILE: 'fast' is unknown; choose one of conservative, balanced,"
                + " aggressive");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  @Timeout(60) // a line that never comes would be waited for without end
  void exchangesOutOfReachAreOneLineEachAndStoppingIsStatus0() throws Exception {
    Process process =
        start(Map.of("PERPS_SIMULATOR_URL", "http://127.0.0.1:1", "PERPS_SERVER_PORT", "0"));
    List<String> lines = new ArrayList<>();
    BufferedReader reader = process.errorReader();
    while (lines.stream().filter(line -> line.contains(" down (")).count() < Exchanges.ALL.size()) {
      String line = reader.readLine();
      assertThat(line).as("ended after %s", lines).isNotNull();
      lines.add(line);
    }

    process.toHandle().destroy(); // SIGTERM; unlike Process.destroy(), leaves the streams open
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    reader.lines().forEach(lines::add);
    assertThat(lines)
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\S+Z (INFO |WARN ) \\w+: .*"))
        .anyMatch(line -> line.contains("DEMO DATA from the simulator at http://127.0.0.1:1"));
  }
}
