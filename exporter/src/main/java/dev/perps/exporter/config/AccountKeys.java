package dev.perps.exporter.config;

import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.KeyPair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The keys of accounts, from the environment or from files that it names, never from the
 * configuration file. No message repeats what a variable or a file holds, not even the name of the
 * file: it may be the secret, put in the wrong place.
 */
final class AccountKeys {
  private final Map<String, String> environment;
  private final List<String> warnings = new ArrayList<>();

  /**
   * What was found.
   *
   * @param accounts ascending by name
   * @param warnings one line each
   */
  record Found(List<Credentials> accounts, List<String> warnings) {}

  private AccountKeys(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads all keys.
   *
   * @throws ConfigException at the first that is wrong
   */
  static Found read(Map<String, String> environment) {
    AccountKeys keys = new AccountKeys(environment);
    TreeSet<String> suffixes = new TreeSet<>();
    environment.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            KeyVariable.of(name).ifPresent(variable -> suffixes.add(variable.suffix()));
          }
        });
    List<Credentials> accounts =
        suffixes.stream()
            .map(keys::account)
            .sorted(Comparator.comparing(Credentials::account))
            .toList();
    return new Found(accounts, List.copyOf(keys.warnings));
  }

  private Credentials account(String suffix) {
    Optional<KeyPair> futures = pair("FUTURES", suffix);
    Optional<KeyPair> spot = pair("SPOT", suffix);
    String first = new KeyVariable("FUTURES", "KEY", suffix).name();
    return new Credentials(
        KeyVariable.account(suffix, Credentials.UNNAMED),
        futures.orElseThrow(
            () ->
                new ConfigException(
                    new KeyVariable("SPOT", "KEY", suffix).name(),
                    "is a spot key of an account without a futures key",
                    "set "
                        + first
                        + " and "
                        + new KeyVariable("FUTURES", "SECRET", suffix).name()
                        + " too")),
        spot);
  }

  private Optional<KeyPair> pair(String api, String suffix) {
    KeyVariable key = new KeyVariable(api, "KEY", suffix);
    KeyVariable secret = new KeyVariable(api, "SECRET", suffix);
    Optional<byte[]> publicPart = content(key);
    Optional<byte[]> secretPart = content(secret);
    if (publicPart.isEmpty() && secretPart.isEmpty()) {
      return Optional.empty();
    }
    byte[] text = publicPart.orElseThrow(() -> halfGiven(secret, key));
    byte[] encoded = secretPart.orElseThrow(() -> halfGiven(key, secret));
    byte[] decoded = decoded(secret, encoded);
    try {
      return Optional.of(new KeyPair(header(key, text), decoded));
    } finally {
      Arrays.fill(encoded, (byte) 0);
      Arrays.fill(decoded, (byte) 0);
    }
  }

  private ConfigException halfGiven(KeyVariable given, KeyVariable missing) {
    return new ConfigException(
        nameOf(given), "is set without " + missing.name(), "set both, or neither");
  }

  /** Under which name the user gave it. */
  private String nameOf(KeyVariable variable) {
    return isSet(variable.name()) ? variable.name() : variable.fileName();
  }

  private boolean isSet(String name) {
    String value = environment.get(name);
    return value != null && !value.isBlank();
  }

  private Optional<byte[]> content(KeyVariable variable) {
    boolean direct = isSet(variable.name());
    boolean inFile = isSet(variable.fileName());
    if (direct && inFile) {
      throw new ConfigException(
          variable.name(), "is set, and " + variable.fileName() + " too", "unset one of them");
    }
    if (inFile) {
      KeyFile file = KeyFile.read(variable.fileName(), value(variable.fileName()));
      file.warning().ifPresent(warnings::add);
      return Optional.of(file.content());
    }
    return direct
        ? Optional.of(value(variable.name()).getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private byte[] decoded(KeyVariable secret, byte[] encoded) {
    try {
      byte[] decoded = Base64.getDecoder().decode(encoded);
      if (decoded.length > 0) {
        return decoded;
      }
    } catch (IllegalArgumentException ignored) {
      // its message would repeat a letter of the secret
    }
    throw new ConfigException(
        nameOf(secret), "is not Base64, as Kraken's secrets are", "copy it again, all of it");
  }

  /** What a header cannot hold would be told by the message that says so. */
  private String header(KeyVariable key, byte[] text) {
    for (byte letter : text) {
      if (letter <= ' ' || letter > '~') {
        throw new ConfigException(
            nameOf(key), "holds letters that no key has", "copy it again from Kraken");
      }
    }
    return new String(text, StandardCharsets.US_ASCII);
  }
}
