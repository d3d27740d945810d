package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where settings come from: files as users write them, and the environment. */
class SettingsSourcesTest extends SettingsFixture {
  @Test
  void listsAndTablesAreWrittenInAFileToo() throws IOException {
    Path file =
        file(
            """
            filter:
              include-bases:
                - btc
                - "ON"
              exclude-bases:
                alpaca: delisting game
              exclude-symbols: {"BRK.B": dots are part of the name, "xyz:TSLA": closed at night}
            """);

    Settings settings = read(file, Map.of());

    assertThat(settings.collect().filter().includeBases()).containsExactlyInAnyOrder("BTC", "ON");
    assertThat(settings.collect().filter().excludeBases())
        .containsExactly(Map.entry("ALPACA", "delisting game"));
    assertThat(settings.collect().filter().excludeSymbols()).containsOnlyKeys("BRK.B", "xyz:TSLA");
    // The variables replace them as a whole.
    assertThat(
            read(
                    file,
                    Map.of(
                        "PERPS_FILTER_INCLUDE_BASES", "ETH",
                        "PERPS_FILTER_EXCLUDE_BASES", "LUNA=history"))
                .collect()
                .filter())
        .satisfies(
            filter -> {
              assertThat(filter.includeBases()).containsExactly("ETH");
              assertThat(filter.excludeBases()).containsOnlyKeys("LUNA");
            });
  }

  @Test
  void theUsersFileMayBeEmptyOrHaveEmptySections() throws IOException {
    assertThat(read(file("# all commented out\n"), Map.of())).isEqualTo(read(Map.of()));
    assertThat(read(file("server:\ncollection:\n  interval:\n"), Map.of()))
        .isEqualTo(read(Map.of()));
  }

  @Test
  void theNameOfTheFileDoesNotMatter() throws IOException {
    Path file = Files.writeString(folder.resolve("perps.conf"), "server: {port: 1}");

    assertThat(read(file, Map.of()).server().port()).isEqualTo(1);
  }

  @Test
  void dataOfASimulatorIsMarked() {
    assertThat(read(Map.of()).source()).isEqualTo("live");
    Settings demo = read(Map.of("PERPS_SIMULATOR_URL", "http://127.0.0.1:9877"));
    assertThat(demo.source()).isEqualTo("simulator");
    Exchange binance = Exchanges.ALL.getFirst();
    assertThat(demo.collect().addressOf(binance.id(), binance.hosts().getFirst()))
        .isEqualTo(URI.create("http://127.0.0.1:9877/" + binance.id()));
  }

  @Test
  void variablesThatKubernetesSetsForAServiceAreNotKeys() {
    Map<String, String> ofServices =
        Map.of(
            "PERPS_EXPORTER_SERVICE_HOST", "10.0.0.7",
            "PERPS_EXPORTER_SERVICE_PORT", "9876",
            "PERPS_EXPORTER_PORT", "tcp://10.0.0.7:9876",
            "PERPS_EXPORTER_PORT_9876_TCP_ADDR", "10.0.0.7",
            "PERPS_SERVER_SERVICE_HOST", "10.0.0.8",
            "PERPS_SERVER_PORT", "tcp://10.0.0.8:9876");

    assertThat(read(ofServices)).isEqualTo(read(Map.of()));
    assertThatThrownBy(() -> read(Map.of("PERPS_EXPORTER_PORT", "tcp://10.0.0.7:9876")))
        .isInstanceOf(ConfigException.class);
  }
}
