package dev.perps.exporter.config;

import dev.perps.exporter.account.AccountSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The section {@code kraken-account}, and the keys that go with it. */
final class AccountSection {
  private static final String KEY = "kraken-account.";

  private AccountSection() {}

  static AccountSettings read(Values values, Map<String, String> environment) {
    boolean enabled = values.required(KEY + "enabled", values.flag(KEY + "enabled"));
    AccountKeys.Found keys =
        enabled ? AccountKeys.read(environment) : new AccountKeys.Found(List.of(), List.of());
    return new AccountSettings(
        enabled,
        keys.accounts(),
        keys.warnings(),
        values.required(
            KEY + "interval",
            values.duration(KEY + "interval", Duration.ofSeconds(2), Duration.ofHours(1))),
        // Two calls of the history each time, of which Kraken allows ten in a minute.
        values.required(
            KEY + "ledger-interval",
            values.duration(KEY + "ledger-interval", Duration.ofSeconds(15), Duration.ofHours(1))),
        directory(values),
        symbol(values),
        values.required(
            KEY + "round-trip-size", values.number(KEY + "round-trip-size", 1e-9, 1e12)),
        values.required(
            KEY + "round-trip-gain-usd", values.number(KEY + "round-trip-gain-usd", 0, 1e9)),
        values.words(KEY + "funding-symbols"),
        values.required(
            KEY + "closed-positions", values.integer(KEY + "closed-positions", 0, 1000)));
  }

  private static Path directory(Values values) {
    String key = KEY + "data-directory";
    try {
      return Path.of(values.required(key, values.text(key)));
    } catch (InvalidPathException e) {
      throw new ConfigException(key, "is not the name of a directory", "write its path");
    }
  }

  /** Its name becomes a part of a call that is signed. */
  private static String symbol(Values values) {
    String key = KEY + "round-trip-symbol";
    String symbol = values.required(key, values.text(key));
    if (!symbol.matches("P[FI]_\\w{2,40}")) {
      throw new ConfigException(
          key, "is not a perpetual of Kraken Futures", "write it like PF_XBTUSD");
    }
    return symbol;
  }
}
