package dev.perps.exporter.backfill;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells how far a backfill is: on a terminal in one line that is written again and again, otherwise
 * in a line every ten seconds. Thread-safe.
 */
final class Progress implements AutoCloseable {
  private static final Duration LINE = Duration.ofSeconds(10);
  private static final Duration BAR = Duration.ofMillis(500);
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final Instant start;
  private final Map<String, Tally> tallies;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("progress").daemon().factory());
  private volatile int spans;
  private volatile int spansWritten = -1;

  private Progress(
      PrintStream out, boolean terminal, InstantSource clock, Map<String, Tally> tallies) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.instant();
    this.tallies = tallies;
  }

  static Progress start(
      PrintStream out, boolean terminal, InstantSource clock, Map<String, Tally> tallies) {
    Progress progress = new Progress(out, terminal, clock, tallies);
    Duration every = terminal ? BAR : LINE;
    var ignored =
        progress.schedule.scheduleAtFixedRate(
            progress::tell, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return progress;
  }

  /** From now on files are written. */
  void writing(int written, int all) {
    spans = all;
    spansWritten = written;
  }

  private void tell() {
    out.print(terminal ? "\r\033[K" + line() : line() + System.lineSeparator());
    out.flush();
  }

  String line() {
    int questions = tallies.values().stream().mapToInt(tally -> tally.questions.get()).sum();
    int answers = tallies.values().stream().mapToInt(tally -> tally.answers.get()).sum();
    long done =
        tallies.values().stream()
            .filter(tally -> tally.answers.get() >= tally.questions.get())
            .count();
    boolean writing = spansWritten >= 0;
    double share =
        writing
            ? (double) spansWritten / Math.max(1, spans)
            : (double) answers / Math.max(1, questions);
    Duration took = Duration.between(start, clock.instant());
    int filled = (int) (Math.min(1, share) * WIDTH);
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    String what =
        writing
            ? "writing files %d of %d".formatted(spansWritten, spans)
            : "asking: %d of %d exchanges, %d of %d histories%s"
                .formatted(done, tallies.size(), answers, questions, left(share, took));
    return "[%s] %3.0f %%  %s  %s".formatted(bar, share * 100, words(took), what);
  }

  private static String left(double share, Duration took) {
    return share < 0.05
        ? ""
        : ", about "
            + words(Duration.ofSeconds((long) (took.toSeconds() * (1 - share) / share)))
            + " left";
  }

  static String words(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    if (terminal) {
      out.print("\r\033[K");
    }
    out.flush();
  }
}
