package dev.perps.exporter.config;

/**
 * Configuration that the program cannot start with; the message is one line that says what to mend.
 */
public final class ConfigException extends RuntimeException {
  public ConfigException(String key, String problem, String fix) {
    super(key + ": " + problem + "; " + fix, null, false, false);
  }
}
