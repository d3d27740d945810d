package dev.perps.exporter.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that loads a backfill, with the real promtool, killed at any moment. */
class LoadHistoryTest {
  private static final int FILES = 6;
  private static final int SAMPLES = 40;

  /** A full span: 2026-05-24T06:00:00Z in Unix seconds, 64 800 × 27 463. */
  private static final long START = 27_463 * Plan.SPAN;

  @TempDir Path work;

  private Path history;
  private Path data;

  @BeforeAll
  static void needsPromtool() {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    assertThat(installed || !"true".equals(System.getenv("CI"))).as("CI needs promtool").isTrue();
    assumeTrue(installed, "promtool is not installed: apt-get install prometheus");
  }

  @BeforeEach
  void writeHistory() throws IOException {
    history = Files.createDirectories(work.resolve("history"));
    data = Files.createDirectories(work.resolve("data"));
    Files.writeString(history.resolve("plan.json"), "{}");
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder("# TYPE perp_last_price gauge\n");
      for (int i = 0; i < SAMPLES; i++) {
        long moment = START + file * Plan.SPAN + i * 300;
        text.append("perp_last_price{job=\"x\"} ")
            .append(i)
            .append(' ')
            .append(moment)
            .append('\n');
      }
      Files.writeString(history.resolve(Spans.name(START + file * Plan.SPAN)), text + "# EOF\n");
    }
    Files.writeString(history.resolve("summary.txt"), "done\n");
  }

  private Process load() throws IOException {
    return new ProcessBuilder(
            Path.of("..", "prometheus", "load-history.sh").toAbsolutePath().normalize().toString(),
            history.toString(),
            data.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("log").toFile()))
        .start();
  }

  /** Number of samples of each block that Prometheus would load. */
  private List<Integer> blocks() throws IOException, InterruptedException {
    Path list = work.resolve("list");
    new ProcessBuilder("promtool", "tsdb", "list", data.toString())
        .redirectErrorStream(true)
        .redirectOutput(list.toFile())
        .start()
        .waitFor();
    return Files.readAllLines(list).stream()
        .filter(line -> line.startsWith("01"))
        .map(line -> Integer.valueOf(line.split(" +")[4]))
        .toList();
  }

  private List<String> waiting() {
    try (Stream<Path> all = Files.list(history)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".om"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachFileBecomesOneBlockAndGoes() throws IOException, InterruptedException {
    assertThat(load().waitFor()).isZero();

    assertThat(blocks()).hasSize(FILES).containsOnly(SAMPLES);
    assertThat(waiting()).isEmpty();

    assertThat(load().waitFor()).isZero();
    assertThat(blocks()).hasSize(FILES);
  }

  @Test
  void killedAtAnyMomentNothingIsDoubledAndNothingLost() throws IOException, InterruptedException {
    List<Integer> kills = new ArrayList<>();
    for (int millis = 15; ; millis += 35) {
      Process loading = load();
      if (loading.waitFor(millis, TimeUnit.MILLISECONDS)) {
        assertThat(loading.exitValue()).isZero();
        break;
      }
      loading.descendants().forEach(ProcessHandle::destroyForcibly);
      loading.destroyForcibly().waitFor();
      kills.add(millis);
    }

    assertThat(kills).hasSizeGreaterThan(2);
    assertThat(blocks()).hasSize(FILES).containsOnly(SAMPLES);
  }

  @Test
  void whatIsNotFinishedIsRefusedInOneLine() throws IOException, InterruptedException {
    Files.delete(history.resolve("summary.txt"));

    assertThat(load().waitFor()).isEqualTo(1);
    assertThat(work.resolve("log")).content().contains("is not finished; run").hasLineCount(1);
    assertThat(waiting()).hasSize(FILES);
  }

  @Test
  void aFileThatPromtoolRefusesIsNamed() throws IOException, InterruptedException {
    String broken = Spans.name(START + Plan.SPAN);
    Files.writeString(history.resolve(broken), "no metrics\n");

    assertThat(load().waitFor()).isEqualTo(1);
    assertThat(work.resolve("log")).content().contains(broken);
    assertThat(waiting()).hasSize(FILES);
  }
}
