package dev.perps.exporter.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.exchange.SimulatorApi;
import dev.perps.exporter.market.Perp;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The program itself on a small simulated market: once to the end, and killed again and again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackfillTest {
  private static final int STEPS = 2 * 288 + 1;

  @TempDir static Path work;

  private static Simulator simulator;
  private static Path whole;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    simulator = Simulator.start(SimulatorOptions.defaults().withCoins(20));
    whole = work.resolve("whole");
    assertThat(start(whole, "--keep-raw").waitFor()).isZero();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** Starts {@code backfill} on three exchanges. */
  private static Process start(Path output, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.perps.exporter.Main",
                "backfill",
                "--output",
                output.toString(),
                "--days",
                "2",
                "--contracts",
                "3",
                "--bases",
                "4"));
    command.addAll(List.of(more));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(output.getFileName() + ".log").toFile());
    process.environment().put("PERPS_SIMULATOR_URL", simulator.baseUri().toString());
    List<String> asked = List.of("binance", "bybit", "kraken");
    for (Exchange exchange : Exchanges.ALL) {
      if (!asked.contains(exchange.id())) {
        process
            .environment()
            .put("PERPS_EXCHANGES_" + exchange.id().toUpperCase(Locale.ROOT) + "_ENABLED", "false");
      }
    }
    return process.start();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".om")).sorted().toList();
    }
  }

  /** Values of a series by moment. */
  private static Map<Long, Double> series(String family, String... labels) throws IOException {
    Map<Long, Double> values = new TreeMap<>();
    Pattern sample = Pattern.compile("\\} (\\S+) (\\d+)$");
    for (Path file : files(whole)) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(family + "{") && Stream.of(labels).allMatch(line::contains)) {
          Matcher matcher = sample.matcher(line);
          assertThat(matcher.find()).as(line).isTrue();
          assertThat(values.put(Long.valueOf(matcher.group(2)), Double.valueOf(matcher.group(1))))
              .as("one sample of a moment: %s", line)
              .isNull();
        }
      }
    }
    return values;
  }

  @Test
  @Order(1)
  void seriesAreUnbrokenAndMeetTheLiveOnes() throws IOException {
    Map<Long, Double> price =
        series("perp_last_price", "exchange=\"binance\"", "symbol=\"BTCUSDT\"");
    assertThat(price).hasSize(STEPS);
    assertThat(price.keySet()).allMatch(moment -> moment % 300 == 0);
    // The market stands still since the simulator was started: minutes after the last moment.
    assertThat(List.copyOf(price.values()).getLast())
        .isCloseTo(live("binance", "BTCUSDT").ticker().lastPrice(), within(600.0));

    // Both are closes of the same bars.
    assertThat(series("perp_reference_price", "base=\"BTC\"")).isEqualTo(price);

    Map<Long, Double> rate =
        series("perp_funding_rate_ratio", "exchange=\"binance\"", "symbol=\"BTCUSDT\"");
    assertThat(rate).hasSize(STEPS);
    assertThat(List.copyOf(rate.values()).getLast())
        .isEqualTo(live("binance", "BTCUSDT").funding().rate());

    for (String window : List.of("4h", "24h", "7d", "30d")) {
      assertThat(series("perp_btc_beta", "base=\"ETH\"", "window=\"" + window + "\""))
          .as(window)
          .hasSize(STEPS);
    }
    assertThat(series("perp_correlation", "base=\"ETH\"", "other=\"BTC\"", "window=\"24h\""))
        .hasSize(STEPS);
    assertThat(series("perp_rsi14", "base=\"BTC\"", "timeframe=\"4h\"")).hasSize(STEPS);
    assertThat(
            series(
                "perp_funding_accumulated_ratio",
                "exchange=\"kraken\"",
                "symbol=\"PF_XBTUSD\"",
                "window=\"30d\""))
        .hasSize(STEPS);
    // Two days, and the 32 before them, are not ninety.
    assertThat(series("perp_funding_accumulated_ratio", "window=\"90d\"")).isEmpty();
  }

  private static Perp live(String exchange, String symbol) {
    return Exchanges.ALL.stream()
        .filter(one -> one.id().equals(exchange))
        .flatMap(
            one ->
                one
                    .feeds()
                    .getFirst()
                    .collect(new SimulatorApi(simulator.baseUri(), exchange))
                    .perps()
                    .stream())
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(2)
  void killedAgainAndAgainItWritesTheSame() throws IOException, InterruptedException {
    Path killed = work.resolve("killed");
    Files.createDirectories(killed);
    Files.copy(whole.resolve("plan.json"), killed.resolve("plan.json"));
    int kills = 0;
    Process process = start(killed);
    long before = 0;
    while (process.isAlive()) {
      long there = count(killed);
      if (there >= before + 9) {
        process.destroyForcibly().waitFor();
        kills++;
        before = there;
        process = start(killed);
      }
      process.waitFor(3, TimeUnit.MILLISECONDS);
    }

    assertThat(process.exitValue()).isZero();
    assertThat(kills).isGreaterThan(3);
    assertThat(files(killed)).hasSameSizeAs(files(whole));
    for (Path file : files(whole)) {
      assertThat(killed.resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
    assertThat(killed.resolve("raw")).doesNotExist();
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.toString().endsWith(".part")).count();
    } catch (UncheckedIOException e) {
      return 0; // a file was renamed while they were counted
    }
  }

  @Test
  @Order(3)
  void aFinishedFolderIsLeftAloneAndAnotherPlanRefused() throws IOException, InterruptedException {
    assertThat(start(whole, "--keep-raw").waitFor()).isZero();
    assertThat(work.resolve("whole.log")).content().contains("is finished, nothing to do");
    assertThat(whole.resolve("raw")).isNotEmptyDirectory();

    // As if the run that finished it had been killed before it took the answers away.
    assertThat(start(whole).waitFor()).isZero();
    assertThat(whole.resolve("raw")).doesNotExist();

    assertThat(start(whole, "--days", "3").waitFor()).isEqualTo(1);
    assertThat(work.resolve("whole.log"))
        .content()
        .startsWith("backfill: " + whole + ": holds another backfill")
        .hasLineCount(1);
  }

  @Test
  @Order(4)
  void aPlanThatCannotBeReadIsOneLine() {
    BackfillSettings settings = new BackfillSettings(1, 1, 1, 1, Map.of());
    assertThatThrownBy(() -> PlanFile.read(new byte[] {1}, settings, "live", new Folder(whole)))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("plan.json: cannot be read");
  }
}
