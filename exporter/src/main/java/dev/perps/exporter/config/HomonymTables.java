package dev.perps.exporter.config;

import dev.perps.exporter.collect.Homonyms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code homonyms.yaml}, and what a user adds to it. */
final class HomonymTables {
  private static final String FILE = "/homonyms.yaml";
  private static final String EVERYWHERE = "everywhere";

  private HomonymTables() {}

  /**
   * The known homonyms, and over them the user's own.
   *
   * @param own by exchange: from ticker or symbol to {@code BASE, reason}
   */
  static Homonyms with(Map<String, Map<String, String>> own) {
    Map<String, Map<String, String>> tables = new HashMap<>();
    known().forEach((exchange, table) -> tables.put(exchange, bases(FILE + "." + exchange, table)));
    own.forEach(
        (exchange, table) ->
            tables
                .computeIfAbsent(exchange, id -> new HashMap<>())
                .putAll(bases("exchanges." + exchange + ".homonyms", table)));
    Map<String, String> everywhere = Objects.requireNonNull(tables.remove(EVERYWHERE));
    return new Homonyms(tables, everywhere);
  }

  private static Map<String, Map<String, String>> known() {
    try (InputStream file = HomonymTables.class.getResourceAsStream(FILE)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the bases out of entries, each of which has to say why it is there. */
  private static Map<String, String> bases(String key, Map<String, String> entries) {
    Map<String, String> bases = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          int comma = entry.indexOf(',');
          if (comma < 1 || entry.substring(comma + 1).isBlank()) {
            throw new ConfigException(
                key + "." + name,
                "'" + entry + "' has no base or no reason",
                "write the base to show, a comma and why: LUNC, Terra Classic");
          }
          bases.put(name, entry.substring(0, comma).strip());
        });
    return bases;
  }
}
