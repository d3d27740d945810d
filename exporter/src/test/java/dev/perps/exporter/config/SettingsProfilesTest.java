package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.collect.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a profile sets, and what wins over it. */
class SettingsProfilesTest extends SettingsFixture {
  @ParameterizedTest
  @EnumSource(Pace.Profile.class)
  void aProfileSetsWhatIsNotSetAlone(Pace.Profile profile) {
    Settings settings =
        read(
            Map.of(
                "PERPS_COLLECTION_PROFILE", profile.name(),
                "PERPS_COLLECTION_CONCURRENCY", "9",
                "PERPS_EXCHANGES_BYBIT_INTERVAL", "7s"));

    Pace pace = settings.collect().paceOf("binance");
    assertThat(pace.interval()).isEqualTo(profile.pace().interval());
    assertThat(pace.weightShare()).isEqualTo(profile.pace().weightShare());
    assertThat(pace.concurrency()).isEqualTo(9);
    assertThat(settings.collect().paceOf("bybit").interval()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.collect().paceOf("bybit").concurrency()).isEqualTo(9);
  }

  @Test
  void theCommentsOfApplicationYamlStateTheProfiles() throws IOException {
    String yaml;
    try (InputStream in = Settings.class.getResourceAsStream("/application.yaml")) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(yaml)
        .contains("From one cycle to the next: 30s           10s       5s")
        .contains("Calls to one exchange at once: 3          6         12")
        .contains("Life of funding intervals:  15m           5m        2m")
        .contains("Life of contract lists:     2h            1h        30m")
        .contains("#                             5m            1m        40s")
        .contains("#                             0.3           0.6       0.8")
        .contains("#                             0.1           0.3       0.3")
        .contains("#                             0.1           0.15      0.2");
    assertThat(Pace.Profile.CONSERVATIVE.pace())
        .isEqualTo(
            new Pace(
                Duration.ofSeconds(30),
                3,
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                Duration.ofMinutes(5),
                0.3,
                0.1,
                0.1));
    assertThat(Pace.Profile.AGGRESSIVE.pace())
        .isEqualTo(
            new Pace(
                Duration.ofSeconds(5),
                12,
                Duration.ofMinutes(2),
                Duration.ofMinutes(30),
                Duration.ofSeconds(40),
                0.8,
                0.3,
                0.2));
  }
}
