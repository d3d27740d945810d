package dev.perps.exporter.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sets up java.util.logging: one line per event on standard error, for people or as JSON. */
public final class Logging {
  private static final String OWN = "dev.perps";

  private Logging() {}

  /** Replaces all handlers; libraries speak up only when something is wrong. */
  public static void configure(LogSettings settings) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.addHandler(handler(settings.format(), System.err));
    root.setLevel(Level.WARNING);
    Logger own = Logger.getLogger(OWN);
    own.setLevel(level(settings.level()));
    KEPT[0] = own;
    // A failed renewal is told where the call failed; the cache would tell again, with a stack.
    KEPT[1] = Logger.getLogger("com.github.benmanes.caffeine");
    KEPT[1].setLevel(Level.OFF);
    // That the port is taken is told in one line, without its stack.
    KEPT[2] = Logger.getLogger("io.helidon.webserver.LoomServer");
    KEPT[2].setLevel(Level.OFF);
  }

  /** The log manager holds loggers weakly: a level set on one that nobody holds is lost. */
  private static final Logger[] KEPT = new Logger[3];

  static Handler handler(LogSettings.Format format, PrintStream out) {
    Formatter formatter =
        switch (format) {
          case TEXT -> new TextLine();
          case JSON -> new JsonLine();
        };
    StreamHandler handler =
        new StreamHandler(out, formatter) {
          @Override
          public synchronized void publish(@Nullable LogRecord record) {
            super.publish(record);
            flush();
          }

          // Standard error is not ours to close: the log manager closes handlers on its way out.
          @Override
          public synchronized void close() {
            flush();
          }
        };
    handler.setLevel(Level.ALL);
    return handler;
  }

  private static Level level(LogSettings.Level level) {
    return switch (level) {
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  private static String word(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  private static String shortName(@Nullable String logger) {
    return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  /**
   * {@code 2026-01-31 12:00:00.000Z WARN OutageLog: binance spot down …}, a stack below it if any.
   */
  private static final class TextLine extends Formatter {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String format(LogRecord record) {
      StringBuilder line = new StringBuilder(160);
      line.append(TIME.format(record.getInstant()))
          .append(String.format(Locale.ROOT, " %-5s ", word(record.getLevel())))
          .append(shortName(record.getLoggerName()))
          .append(": ")
          .append(formatMessage(record).replaceAll("\\R", " "))
          .append('\n');
      Throwable thrown = record.getThrown();
      if (thrown != null) {
        line.append(Stacks.of(thrown));
      }
      return line.toString();
    }
  }

  private static final class JsonLine extends Formatter {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
        Instant time, String level, String logger, String message, @Nullable String stack) {}

    @Override
    public String format(LogRecord record) {
      Throwable thrown = record.getThrown();
      return MAPPER.writeValueAsString(
              new Line(
                  record.getInstant(),
                  word(record.getLevel()).toLowerCase(Locale.ROOT),
                  shortName(record.getLoggerName()),
                  formatMessage(record),
                  thrown == null ? null : Stacks.of(thrown)))
          + "\n";
    }
  }
}
