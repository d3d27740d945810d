package dev.perps.exporter.config;

import dev.perps.exporter.exchange.Exchange;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds and reads the configuration files: the documented defaults, and over them the user's own.
 */
public final class ConfigFiles {
  private static final String DEFAULTS = "application.yaml";

  private ConfigFiles() {}

  /**
   * Reads all settings.
   *
   * @param file the user's file, which must be there; if empty, {@code application.yaml} in the
   *     working directory is read if it is there
   * @throws ConfigException when the program cannot start with what it finds
   */
  public static Settings read(
      Optional<Path> file,
      Map<String, String> environment,
      List<Exchange> exchanges,
      String version) {
    Map<String, String> values = new TreeMap<>(defaults());
    Optional<Path> user = file.or(() -> Optional.of(Path.of(DEFAULTS)).filter(Files::isReadable));
    user.ifPresent(path -> overlay(values, readFile(path)));
    return Settings.of(values, environment, exchanges, version);
  }

  static Map<String, String> defaults() {
    return flat(Config.just(ConfigSources.classpath(DEFAULTS).build()));
  }

  private static Map<String, String> readFile(Path path) {
    if (!Files.isReadable(path)) {
      throw new ConfigException(
          path.toString(), "there is no such file, or it may not be read", "check the path");
    }
    try {
      return flat(Config.just(ConfigSources.file(path).build()));
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new ConfigException(
          path.toString(),
          "is not valid YAML (" + String.valueOf(cause.getMessage()).replaceAll("\\s+", " ") + ")",
          "mend it there");
    }
  }

  /** A list or table of the user's replaces the default one as a whole. */
  private static void overlay(Map<String, String> values, Map<String, String> own) {
    own.keySet()
        .forEach(
            key -> {
              int last = key.lastIndexOf('.');
              if (last > 0 && key.substring(last + 1).matches("\\d+")) {
                values.keySet().removeIf(k -> k.startsWith(key.substring(0, last + 1)));
              }
            });
    values.putAll(own);
  }

  private static Map<String, String> flat(Config config) {
    return config.asMap().orElse(Map.of());
  }
}
