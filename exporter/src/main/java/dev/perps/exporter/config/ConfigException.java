package dev.perps.exporter.config;

/**
 * Configuration that the program cannot start with; the message is one line that says what to mend.
 */
public final class ConfigException extends RuntimeException {
  public ConfigException(String key, String problem, String fix) {
    super(oneLine(key + ": " + problem + "; " + fix), null, false, false);
  }

  /** Whatever a file holds, the message stays one line. */
  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
