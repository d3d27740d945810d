package dev.perps.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo is started with the keys that its simulator knows. */
class DemoKeysTest {
  private static Map<String, String> given(String file, String assignment) throws IOException {
    Matcher lines =
        Pattern.compile("^\\s*" + assignment, Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("..", file)));
    Map<String, String> given = new TreeMap<>();
    while (lines.find()) {
      given.put(lines.group(1), lines.group(2));
    }
    return given;
  }

  @Test
  void thoseOfRun() throws IOException {
    Map<String, String> keys = new TreeMap<>(AccountExporter.environment(DemoKeys.MAIN, ""));
    // The small account shows what there is without a spot key.
    keys.put("KRAKEN_FUTURES_API_KEY_DESK", DemoKeys.DESK.futuresKey());
    keys.put("KRAKEN_FUTURES_API_SECRET_DESK", DemoKeys.DESK.futuresSecret());

    assertThat(given("run", "export (KRAKEN_\\w+)=(\\S+)$")).isEqualTo(keys);
  }

  @Test
  void thoseOfTheContainers() throws IOException {
    // Those of the live exporter, $KRAKEN_…, are the user's.
    assertThat(given("docker-compose.yml", "(KRAKEN_\\w+): ([^$\\s]+)$"))
        .isEqualTo(AccountExporter.environment(DemoKeys.MAIN, ""));
  }
}
