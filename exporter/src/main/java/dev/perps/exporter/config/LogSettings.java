package dev.perps.exporter.config;

/** How the program writes its log, to standard error. */
public record LogSettings(Level level, Format format) {

  /** Least level that is written. */
  public enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR
  }

  /** Form of a line. */
  public enum Format {
    /** For people. */
    TEXT,
    /** One JSON object per line. */
    JSON
  }
}
