package dev.perps.exporter.config;

import dev.perps.exporter.exchange.Exchange;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

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
    Optional<Path> user = file.or(() -> Optional.of(Path.of(DEFAULTS)).filter(Files::exists));
    user.ifPresent(path -> overlay(values, readFile(path)));
    return Settings.of(values, environment, exchanges, version);
  }

  static Map<String, String> defaults() {
    return flat(Config.just(ConfigSources.classpath(DEFAULTS).build()));
  }

  private static Map<String, String> readFile(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new ConfigException(
          path.toString(), "there is no such file, or it may not be read", "check the path");
    }
    try {
      String text = Files.readString(path);
      refuseWhatHelidonForgives(path, text);
      return flat(Config.just(ConfigSources.create(text, MediaTypes.APPLICATION_X_YAML)));
    } catch (CharacterCodingException e) {
      throw new ConfigException(path.toString(), "is not text in UTF-8", "save it as such");
    } catch (MarkedYAMLException e) {
      String line = e.getProblemMark() == null ? "" : (e.getProblemMark().getLine() + 1) + ": ";
      throw invalid(path, "line " + line + e.getProblem());
    } catch (IOException | YAMLException e) {
      throw invalid(path, String.valueOf(e.getMessage()));
    }
  }

  /** Of two keys of one name the last would win without a word; a file of no keys would be none. */
  private static void refuseWhatHelidonForgives(Path path, String text) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Object root = new Yaml(new SafeConstructor(strict)).load(text);
    if (root != null && !(root instanceof Map)) {
      throw new ConfigException(path.toString(), "holds no keys", "write them as key: value");
    }
  }

  private static ConfigException invalid(Path path, String why) {
    return new ConfigException(path.toString(), "is not valid YAML (" + why + ")", "mend it there");
  }

  /** A list of the user's replaces the default one as a whole. */
  private static void overlay(Map<String, String> values, Map<String, String> own) {
    own.keySet()
        .forEach(
            key -> {
              int last = key.lastIndexOf('.');
              if (last > 0 && isIndex(key.substring(last + 1))) {
                values
                    .keySet()
                    .removeIf(
                        k ->
                            k.startsWith(key.substring(0, last + 1))
                                && isIndex(k.substring(last + 1)));
              }
            });
    values.putAll(own);
  }

  private static boolean isIndex(String part) {
    return part.matches("\\d+");
  }

  private static Map<String, String> flat(Config config) {
    return config.asMap().orElse(Map.of());
  }
}
