package dev.perps.exporter.config;

import static java.util.Comparator.comparingInt;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Configuration values by key, read as what each is: a number, a duration, an address. Text that is
 * none of the kind is refused under the name by which the user set it. Not thread-safe.
 */
final class Values {
  private final Sources sources;

  Values(Map<String, String> files, Map<String, String> environment) {
    sources = new Sources(files, environment);
  }

  Optional<String> text(String key) {
    return sources.text(key);
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
              double millis = Quantity.millis(text);
              if (Double.isNaN(millis)) {
                throw wrong(key, text, "is not a duration", "write it like 500ms, 10s, 5m or 1h");
              }
              if (millis < least.toMillis() || millis > most.toMillis()) {
                throw wrong(
                    key,
                    text,
                    "is out of range",
                    "choose from " + Quantity.words(least) + " to " + Quantity.words(most));
              }
              return Duration.ofMillis((long) millis);
            });
  }

  Optional<Long> bytes(String key, long least, long most) {
    return text(key)
        .map(
            text -> {
              long size = Quantity.bytes(text);
              if (size < 0) {
                throw wrong(key, text, "is not a size", "write it like 512KB or 32MB");
              }
              if (size < least || size > most) {
                throw wrong(
                    key,
                    text,
                    "is out of range",
                    "choose from " + (least >> 10) + "KB to " + (most >> 20) + "MB");
              }
              return size;
            });
  }

  /**
   * An absolute address with a host, of one of the schemes. It may have a path, whose trailing
   * slash is taken off.
   */
  Optional<URI> address(String key, String... schemes) {
    return text(key)
        .map(
            text -> {
              String fix = "write it like " + schemes[0] + "://host:port";
              URI uri;
              try {
                uri = new URI(text.replaceAll("/+$", ""));
              } catch (URISyntaxException e) {
                throw wrong(key, text, "is not an address", fix);
              }
              if (uri.getUserInfo() != null) {
                // The value is not repeated: it may hold a password.
                throw new ConfigException(
                    sources.nameOf(key), "user and password in an address are not supported", fix);
              }
              if (uri.getHost() == null
                  || !List.of(schemes).contains(uri.getScheme())
                  || uri.getPort() > 65_535) {
                throw wrong(key, text, "is not an address", fix);
              }
              if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw wrong(key, text, "has more than host and path", fix);
              }
              return uri;
            });
  }

  /** A proxy's address, which has no usual port. */
  Optional<URI> proxy(String key) {
    return address(key, "http", "socks")
        .map(
            uri -> {
              if (uri.getPort() < 0) {
                throw wrong(key, uri.toString(), "has no port", "write it like http://host:3128");
              }
              return uri;
            });
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return text(key).map(text -> one(key, text, type));
  }

  /** Any of the constants; all of them where none is named. */
  <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
    List<String> words = words(key);
    return words.isEmpty()
        ? EnumSet.allOf(type)
        : words.stream().map(word -> one(key, word, type)).collect(Collectors.toSet());
  }

  private <E extends Enum<E>> E one(String key, String text, Class<E> type) {
    Function<E, String> word = e -> e.name().toLowerCase(Locale.ROOT);
    List<E> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(e -> word.apply(e).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    key,
                    text,
                    "is unknown",
                    "choose one of " + all.stream().map(word).collect(Collectors.joining(", "))));
  }

  /** A list in a file, or words with commas between them. */
  List<String> words(String key) {
    Map<String, String> elements = sources.below(key);
    Optional<String> line = text(key);
    if (line.isPresent()) {
      return Arrays.stream(line.get().split(","))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .toList();
    }
    elements.forEach(
        (place, word) -> {
          if (!place.matches("\\d+")) {
            throw new ConfigException(
                key + "." + place, "stands where a list is expected", "write - before it");
          }
          if (word.equals("true") || word.equals("false")) {
            throw wrong(key, word, "is what YAML reads for ON, YES, OFF or NO", "use quotes");
          }
        });
    return elements.entrySet().stream()
        .sorted(comparingInt(element -> Integer.parseInt(element.getKey())))
        .map(Map.Entry::getValue)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Names with the reason why: a table in a file, or {@code NAME=reason;NAME=reason}. */
  Map<String, String> reasons(String key) {
    Map<String, String> table = sources.below(key);
    Optional<String> line = text(key);
    if (line.isEmpty()) {
      refuseWithoutReason(key, table);
      return table;
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String entry : line.get().split(";")) {
      int sign = entry.indexOf('=');
      if (sign < 1 || entry.substring(sign + 1).isBlank()) {
        throw wrong(key, entry.strip(), "has no reason", "write NAME=reason, entries apart by ;");
      }
      reasons.put(entry.substring(0, sign).strip(), entry.substring(sign + 1).strip());
    }
    return reasons;
  }

  private static void refuseWithoutReason(String key, Map<String, String> table) {
    int place = 0;
    for (Map.Entry<String, String> entry : table.entrySet()) {
      if (entry.getKey().equals(String.valueOf(place++))) {
        throw new ConfigException(
            key,
            "is a list where each entry needs a reason",
            "write " + entry.getValue() + ": reason instead of - " + entry.getValue());
      }
      if (entry.getKey().endsWith(".0")) {
        throw new ConfigException(
            key + "." + entry.getKey().replaceAll("\\.0$", ""),
            "has a list where one reason is expected",
            "write the reason behind the colon");
      }
      if (entry.getValue().isEmpty()) {
        throw new ConfigException(
            key + "." + entry.getKey(),
            "has no reason",
            "write " + entry.getKey() + ": and why it is left out");
      }
    }
  }

  /** The first parts of the keys below a key in the files. */
  Set<String> namesBelow(String key) {
    return sources.namesBelow(key);
  }

  /** Fails if there is a key or a variable that nobody asked for. */
  void refuseUnknown() {
    sources.refuseUnknown();
  }

  private double inRange(String key, String text, double value, double least, double most) {
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

  private ConfigException wrong(String key, String value, String problem, String fix) {
    String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return new ConfigException(sources.nameOf(key), "'" + shown + "' " + problem, fix);
  }
}
