package dev.perps.exporter.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Configuration values by key, the environment before the files: {@code server.port} is overridden
 * by {@code PERPS_SERVER_PORT}. An empty value is none. Remembers which keys were asked for, so
 * that one that nobody asks for is found out. Not thread-safe.
 */
final class Values {
  private static final String ENVIRONMENT_PREFIX = "PERPS_";

  /** Set for the program itself, not a key. */
  private static final Set<String> NOT_KEYS = Set.of("PERPS_CONFIG");

  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(KB|MB|GB)?");

  private final Map<String, String> files;
  private final Map<String, String> environment;
  private final Set<String> asked = new TreeSet<>();

  /**
   * Combines sources.
   *
   * @param files flat keys of the files; the elements of a list have a number as last part
   * @param environment all variables; those with the prefix count
   */
  Values(Map<String, String> files, Map<String, String> environment) {
    this.files = new TreeMap<>(files);
    this.environment =
        environment.entrySet().stream()
            .filter(e -> e.getKey().startsWith(ENVIRONMENT_PREFIX))
            .filter(e -> !NOT_KEYS.contains(e.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  Optional<String> text(String key) {
    asked.add(key);
    String value = environment.get(variable(key));
    if (value == null || value.isBlank()) {
      value = files.get(key);
    }
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  <T> T required(String key, Optional<T> value) {
    return value.orElseThrow(() -> new ConfigException(key, "is missing", "give it a value"));
  }

  Optional<Boolean> flag(String key) {
    return text(key)
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true", "yes", "on", "1" -> true;
                  case "false", "no", "off", "0" -> false;
                  default ->
                      throw wrong(key, text, "is neither true nor false", "write one of them");
                });
  }

  Optional<Double> number(String key, double least, double most) {
    return text(key)
        .map(
            text -> {
              try {
                return inRange(key, text, new BigDecimal(text).doubleValue(), least, most);
              } catch (NumberFormatException e) {
                throw wrong(key, text, "is not a number", between(least, most));
              }
            });
  }

  Optional<Integer> integer(String key, int least, int most) {
    return text(key)
        .map(
            text -> {
              try {
                return (int) inRange(key, text, new BigDecimal(text).intValueExact(), least, most);
              } catch (NumberFormatException | ArithmeticException e) {
                throw wrong(key, text, "is not a whole number", between(least, most));
              }
            });
  }

  Optional<Duration> duration(String key, Duration least, Duration most) {
    return text(key)
        .map(
            text -> {
              Matcher parts = DURATION.matcher(text);
              if (!parts.matches()) {
                throw wrong(key, text, "is not a duration", "write it like 500ms, 10s, 5m or 1h");
              }
              long unit =
                  switch (parts.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 86_400_000;
                  };
              double millis = Double.parseDouble(parts.group(1)) * unit;
              if (millis < least.toMillis() || millis > most.toMillis()) {
                throw wrong(
                    key,
                    text,
                    "is out of range",
                    "choose from " + words(least) + " to " + words(most));
              }
              return Duration.ofMillis((long) millis);
            });
  }

  Optional<Long> bytes(String key, long least) {
    return text(key)
        .map(
            text -> {
              Matcher parts = SIZE.matcher(text.toUpperCase(Locale.ROOT));
              if (!parts.matches()) {
                throw wrong(key, text, "is not a size", "write it like 512KB or 32MB");
              }
              long unit =
                  switch (Optional.ofNullable(parts.group(2)).orElse("")) {
                    case "KB" -> 1L << 10;
                    case "MB" -> 1L << 20;
                    case "GB" -> 1L << 30;
                    default -> 1;
                  };
              long size = Long.parseLong(parts.group(1)) * unit;
              if (size < least) {
                throw wrong(key, text, "is too small", "give at least " + least + " bytes");
              }
              return size;
            });
  }

  /** An absolute address with a host, of one of the schemes; a trailing slash is taken off. */
  Optional<URI> address(String key, String... schemes) {
    return text(key)
        .map(
            text -> {
              String fix = "write it like " + schemes[0] + "://host:port";
              try {
                URI uri = new URI(text.replaceAll("/+$", ""));
                if (uri.getHost() == null || !List.of(schemes).contains(uri.getScheme())) {
                  throw wrong(key, text, "is not an address", fix);
                }
                return uri;
              } catch (URISyntaxException e) {
                throw wrong(key, text, "is not an address", fix);
              }
            });
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    Function<E, String> word = e -> e.name().toLowerCase(Locale.ROOT);
    return text(key)
        .map(
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(e -> word.apply(e).equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            wrong(
                                key,
                                text,
                                "is unknown",
                                "choose one of "
                                    + Arrays.stream(type.getEnumConstants())
                                        .map(word)
                                        .collect(Collectors.joining(", ")))));
  }

  /** A list in a file, or words with commas between them. */
  List<String> words(String key) {
    Optional<String> line = text(key);
    if (line.isPresent()) {
      return Arrays.stream(line.get().split(","))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .toList();
    }
    Map<String, String> elements = below(key);
    elements
        .keySet()
        .forEach(
            element -> {
              if (!element.matches("\\d+")) {
                throw new ConfigException(
                    key + "." + element, "stands where a list is expected", "write - before it");
              }
            });
    return List.copyOf(elements.values());
  }

  /** Names with the reason why: a table in a file, or {@code NAME=reason;NAME=reason}. */
  Map<String, String> reasons(String key) {
    Optional<String> line = text(key);
    if (line.isEmpty()) {
      return below(key);
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String entry : line.get().split(";", -1)) {
      int sign = entry.indexOf('=');
      if (sign < 1 || sign == entry.length() - 1) {
        throw wrong(key, entry, "has no reason", "write NAME=reason, entries apart by ;");
      }
      reasons.put(entry.substring(0, sign).strip(), entry.substring(sign + 1).strip());
    }
    return reasons;
  }

  private Map<String, String> below(String key) {
    Map<String, String> below = new LinkedHashMap<>();
    files.forEach(
        (name, value) -> {
          if (name.startsWith(key + ".") && !value.isBlank()) {
            asked.add(name);
            below.put(name.substring(key.length() + 1), value.strip());
          }
        });
    return below;
  }

  /** Fails if there is a key or a variable that nobody asked for. */
  void refuseUnknown() {
    for (Map.Entry<String, String> entry : files.entrySet()) {
      if (!asked.contains(entry.getKey()) && !entry.getValue().isBlank()) {
        throw unknown(entry.getKey(), asked);
      }
    }
    Set<String> variables = asked.stream().map(Values::variable).collect(Collectors.toSet());
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (!variables.contains(variable)) {
        throw unknown(variable, variables);
      }
    }
  }

  private static ConfigException unknown(String key, Set<String> known) {
    return new ConfigException(
        key,
        "there is no such key",
        Similar.to(key, known).map(near -> "did you mean " + near + "?").orElse("take it out"));
  }

  private static double inRange(String key, String text, double value, double least, double most) {
    if (value < least || value > most) {
      throw wrong(key, text, "is out of range", between(least, most));
    }
    return value;
  }

  private static String between(double least, double most) {
    return "give a number from " + plain(least) + " to " + plain(most);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  private static ConfigException wrong(String key, String value, String problem, String fix) {
    return new ConfigException(key, "'" + value + "' " + problem, fix);
  }
}
