package dev.perps.exporter.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where values come from, as the texts that users wrote, the environment before the files: {@code
 * server.port} is overridden by {@code PERPS_SERVER_PORT}. An empty value is none, and an empty
 * variable is not set. Remembers which keys were asked for, so that one that nobody asks for is
 * found out. Not thread-safe.
 */
final class Sources {
  private static final String ENVIRONMENT_PREFIX = "PERPS_";

  /** Set for the program itself, not a key. */
  private static final Set<String> NOT_KEYS = Set.of("PERPS_CONFIG");

  private static final String SERVICE_HOST = "_SERVICE_HOST";

  private final Map<String, String> files;
  private final Map<String, String> environment;
  private final Set<String> asked = new TreeSet<>();

  /** Keys that hold lists or tables: what stands below them in a file belongs to them. */
  private final Set<String> collections = new TreeSet<>();

  /**
   * Combines sources.
   *
   * @param files flat keys of the files; the elements of a list have a number as last part
   * @param environment all variables; those with the prefix count
   */
  Sources(Map<String, String> files, Map<String, String> environment) {
    this.files = new TreeMap<>(files);
    this.environment =
        environment.entrySet().stream()
            .filter(e -> e.getKey().startsWith(ENVIRONMENT_PREFIX))
            .filter(e -> !NOT_KEYS.contains(e.getKey()))
            .filter(e -> !isSetByKubernetes(e.getKey(), e.getValue(), environment))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Kubernetes tells each container of all services: of one called {@code perps-exporter} by {@code
   * PERPS_EXPORTER_SERVICE_HOST}, {@code PERPS_EXPORTER_PORT=tcp://…} and more.
   */
  private static boolean isSetByKubernetes(
      String name, String value, Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(other -> other.endsWith(SERVICE_HOST))
        .map(other -> other.substring(0, other.length() - SERVICE_HOST.length()))
        .anyMatch(
            service ->
                name.startsWith(service + "_SERVICE_")
                    || name.startsWith(service + "_PORT_")
                    || (name.equals(service + "_PORT") && value.contains("://")));
  }

  static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  Optional<String> text(String key) {
    asked.add(key);
    return Optional.ofNullable(
            isSetByVariable(key) ? environment.get(variable(key)) : files.get(key))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private boolean isSetByVariable(String key) {
    String value = environment.get(variable(key));
    return value != null && !value.isBlank();
  }

  /** Under which name the user gave a key its value. */
  String nameOf(String key) {
    return isSetByVariable(key) ? variable(key) : key;
  }

  /** What stands below a key in the files: the elements of a list by place, or a table. */
  Map<String, String> below(String key) {
    collections.add(key);
    Map<String, String> below = new LinkedHashMap<>();
    files.forEach(
        (name, value) -> {
          if (name.startsWith(key + ".")) {
            below.put(name.substring(key.length() + 1), value.strip());
          }
        });
    return below;
  }

  /** The first parts of the keys below a key in the files. */
  Set<String> namesBelow(String key) {
    Set<String> names = new TreeSet<>();
    files.keySet().stream()
        .filter(name -> name.startsWith(key + "."))
        .forEach(name -> names.add(name.substring(key.length() + 1).split("\\.", 2)[0]));
    return names;
  }

  /** Fails if there is a key or a variable that nobody asked for. */
  void refuseUnknown() {
    for (Map.Entry<String, String> entry : files.entrySet()) {
      String key = entry.getKey();
      boolean known =
          asked.contains(key) || collections.stream().anyMatch(c -> key.startsWith(c + "."));
      // A section whose keys are all commented out is empty, and nothing to complain about.
      if (!known && !(entry.getValue().isBlank() && isSection(key))) {
        throw misplacedOrUnknown(key);
      }
    }
    Set<String> variables = asked.stream().map(Sources::variable).collect(Collectors.toSet());
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (!variables.contains(variable)) {
        throw unknown(variable, variables, "unset it");
      }
    }
  }

  private boolean isSection(String key) {
    return asked.stream().anyMatch(other -> other.startsWith(key + "."));
  }

  private ConfigException misplacedOrUnknown(String key) {
    String parent = key.contains(".") ? key.substring(0, key.lastIndexOf('.')) : "";
    if (asked.contains(parent)) {
      return new ConfigException(
          parent, "holds more than the one value that is expected", "write " + parent + ": value");
    }
    if (isSection(key) || (key.matches(".*\\.\\d+") && isSection(parent))) {
      return new ConfigException(
          isSection(key) ? key : parent,
          "holds a value or a list where keys are expected",
          "write its keys below it, as application.yaml does");
    }
    return unknown(key, asked, "take it out");
  }

  private static ConfigException unknown(String key, Set<String> known, String fix) {
    return new ConfigException(
        key,
        "there is no such key",
        Similar.to(key, known).map(near -> "did you mean " + near + "?").orElse(fix));
  }
}
