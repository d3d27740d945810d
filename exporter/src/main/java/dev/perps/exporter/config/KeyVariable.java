package dev.perps.exporter.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable that holds a part of a key, or with {@code _FILE} behind it names a file that does:
 * {@code KRAKEN_FUTURES_API_SECRET_DESK_FILE}.
 *
 * @param api {@code FUTURES} or {@code SPOT}
 * @param part {@code KEY} or {@code SECRET}
 * @param suffix of the account, {@code _DESK}; empty for the one without a name
 */
record KeyVariable(String api, String part, String suffix) {
  static final String FILE = "_FILE";

  private static final Pattern OURS = Pattern.compile("KRAKEN_(FUTURES|SPOT)_API_.*");
  private static final Pattern SHAPE =
      Pattern.compile("KRAKEN_(FUTURES|SPOT)_API_(KEY|SECRET)((?:_[A-Z0-9]+)*?)(_FILE)?");

  /**
   * Reads the name of a variable.
   *
   * @return empty if it is none of these
   * @throws ConfigException if it was meant to be one, but is not
   */
  static Optional<KeyVariable> of(String name) {
    if (!OURS.matcher(name).matches()) {
      return Optional.empty();
    }
    Matcher shape = SHAPE.matcher(name);
    if (!shape.matches()) {
      throw new ConfigException(
          name,
          "there is no such variable",
          "write KRAKEN_FUTURES_API_KEY or KRAKEN_FUTURES_API_SECRET, SPOT for FUTURES, the"
              + " account's name in capitals behind it");
    }
    KeyVariable variable = new KeyVariable(shape.group(1), shape.group(2), shape.group(3));
    if (variable.suffix.equals(FILE) || variable.suffix.equals("_MAIN")) {
      throw new ConfigException(
          name,
          "an account cannot be called "
              + variable.suffix.substring(1)
              + (variable.suffix.equals(FILE) ? "" : ", as the one without a name is"),
          "choose another name");
    }
    return Optional.of(variable);
  }

  String name() {
    return "KRAKEN_" + api + "_API_" + part + suffix;
  }

  String fileName() {
    return name() + FILE;
  }

  /** The label value that the suffix makes. */
  static String account(String suffix, String unnamed) {
    return suffix.isEmpty() ? unnamed : suffix.substring(1).toLowerCase(Locale.ROOT);
  }
}
