package dev.perps.exporter.config;

import dev.perps.exporter.exchange.Exchanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Reads settings as the program does, from a file and variables of a test. */
abstract class SettingsFixture {
  @TempDir Path folder;

  Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("application.yaml"), yaml);
  }

  static Settings read(Map<String, String> environment) {
    return Settings.of(ConfigFiles.defaults(), environment, Exchanges.ALL, "1.0");
  }

  static Settings read(Path file, Map<String, String> environment) {
    return ConfigFiles.read(Optional.of(file), environment, Exchanges.ALL, "1.0");
  }
}
