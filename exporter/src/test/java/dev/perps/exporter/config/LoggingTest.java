package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated // sets up the log of the whole process
class LoggingTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static LogRecord record(Level level, String message, Object... parameters) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("dev.perps.exporter.collect.OutageLog");
    record.setInstant(Instant.parse("2026-01-31T12:00:00.5Z"));
    record.setParameters(parameters);
    return record;
  }

  private String written(LogSettings.Format format, LogRecord record) {
    Handler handler = Logging.handler(format, out);
    handler.publish(record);
    return text();
  }

  @Test
  void textIsOneLineForPeople() {
    assertThat(
            written(
                LogSettings.Format.TEXT,
                record(
                    Level.WARNING, "{0} {1} down ({2}): {3}", "binance", "spot", "timeout", "ü")))
        .isEqualTo("2026-01-31 12:00:00.500Z WARN  OutageLog: binance spot down (timeout): ü\n");
  }

  @Test
  void aMessageOfSeveralLinesBecomesOne() {
    assertThat(written(LogSettings.Format.TEXT, record(Level.INFO, "a\r\nb\nc")))
        .isEqualTo("2026-01-31 12:00:00.500Z INFO  OutageLog: a b c\n");
  }

  @Test
  void jsonIsOneObjectPerLine() {
    String line =
        written(LogSettings.Format.JSON, record(Level.SEVERE, "\"{0}\"\n\u2028next", "x"));

    assertThat(line).endsWith("}\n");
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode json = JsonMapper.shared().readTree(line);
    assertThat(json.propertyNames()).containsExactly("time", "level", "logger", "message");
    assertThat(json.get("time").asString()).isEqualTo("2026-01-31T12:00:00.500Z");
    assertThat(json.get("level").asString()).isEqualTo("error");
    assertThat(json.get("logger").asString()).isEqualTo("OutageLog");
    assertThat(json.get("message").asString()).isEqualTo("\"x\"\n\u2028next");
  }

  @Test
  void aStackIsWrittenForMistakesOfTheProgramOnly() {
    LogRecord mistake = record(Level.SEVERE, "kraken futures");
    mistake.setThrown(new IllegalStateException("a bug"));
    LogRecord expected = record(Level.WARNING, "kraken futures");
    expected.setThrown(new ExchangeException(FailureReason.TIMEOUT, "no answer"));

    assertThat(written(LogSettings.Format.TEXT, mistake)).contains("\n\tat dev.perps.");
    bytes.reset();
    assertThat(written(LogSettings.Format.TEXT, expected)).doesNotContain("\tat ");
    bytes.reset();
    JsonNode json = JsonMapper.shared().readTree(written(LogSettings.Format.JSON, mistake));
    assertThat(json.get("stack").asString()).contains("\tat dev.perps.");
  }

  @Test
  void librariesSpeakUpOnlyWhenSomethingIsWrong() throws IOException {
    List<String> lines = configured(LogSettings.Level.INFO);

    assertThat(lines)
        .hasSize(3)
        .satisfiesExactly(
            own -> assertThat(own).endsWith("INFO  Test: own info"),
            own -> assertThat(own).endsWith("WARN  Test: own warning"),
            other -> assertThat(other).endsWith("WARN  WebServer: library warning"));
  }

  @Test
  void theLevelIsThatOfTheProgramsOwnWords() throws IOException {
    assertThat(configured(LogSettings.Level.ERROR))
        .singleElement()
        .asString()
        .endsWith("WARN  WebServer: library warning");
    assertThat(configured(LogSettings.Level.DEBUG))
        .anyMatch(line -> line.endsWith("DEBUG Test: own debug"))
        .noneMatch(line -> line.contains("library info"));
  }

  /** What is left of some events after {@link Logging#configure}. */
  private List<String> configured(LogSettings.Level level) throws IOException {
    bytes.reset();
    PrintStream err = System.err;
    System.setErr(out);
    try {
      Logging.configure(new LogSettings(level, LogSettings.Format.TEXT));
      System.gc(); // levels must not be lost with loggers that nobody holds
      Logger own = Logger.getLogger("dev.perps.exporter.Test");
      own.fine("own debug");
      own.info("own info");
      own.warning("own warning");
      Logger library = Logger.getLogger("io.helidon.webserver.WebServer");
      library.info("library info");
      library.warning("library warning");
      Logger.getLogger("com.github.benmanes.caffeine.cache.LocalAsyncCache")
          .log(Level.WARNING, "Exception thrown", new IllegalStateException("told elsewhere"));
      return text().lines().toList();
    } finally {
      System.setErr(err);
      Logging.configure(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT));
      LogManager.getLogManager().readConfiguration();
    }
  }
}
