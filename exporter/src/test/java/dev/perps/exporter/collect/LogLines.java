package dev.perps.exporter.collect;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Lines of the log that some packages write, instead of where they go otherwise. */
final class LogLines implements AutoCloseable {
  private final List<String> lines = new ArrayList<>();
  private final List<Logger> loggers;
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          Object[] parameters = line.getParameters();
          lines.add(
              line.getLevel()
                  + " "
                  + (parameters == null
                      ? line.getMessage()
                      : MessageFormat.format(line.getMessage(), parameters)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Listens until it is closed. */
  LogLines(String... packages) {
    loggers = Stream.of(packages).map(Logger::getLogger).toList();
    for (Logger logger : loggers) {
      logger.addHandler(handler);
      logger.setUseParentHandlers(false);
    }
  }

  /** What came since it was asked before. */
  List<String> news() {
    List<String> news = List.copyOf(lines);
    lines.clear();
    return news;
  }

  @Override
  public void close() {
    for (Logger logger : loggers) {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }
}
