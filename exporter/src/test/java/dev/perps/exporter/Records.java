package dev.perps.exporter;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * All that is logged in this process at any level, with stacks; but for the web server, which is
 * the simulator's, too, and is sent the keys there.
 */
final class Records extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Level usual = root.getLevel();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  Records() {
    setLevel(Level.ALL);
    root.addHandler(this);
    root.setLevel(Level.ALL);
  }

  String all() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord line) {
    String writer = String.valueOf(line.getLoggerName());
    if (writer.startsWith("io.helidon") || writer.startsWith("dev.perps.simulator")) {
      return;
    }
    lines.add(new SimpleFormatter().format(line) + Arrays.deepToString(line.getParameters()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(usual);
  }
}
