package dev.perps.exporter.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Patience with programs that take their time on a busy machine. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Waiting() {}

  static void await(String what, BooleanSupplier wanted) {
    await(what, PATIENCE, wanted);
  }

  static void await(String what, Duration patience, BooleanSupplier wanted) {
    long end = System.nanoTime() + patience.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for: " + what);
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
