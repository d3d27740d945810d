package dev.perps.exporter.collect;

import java.time.Duration;

/** Waits, so that a test need not. */
@FunctionalInterface
interface Sleeper {
  Sleeper REAL = Thread::sleep;

  void sleep(Duration duration) throws InterruptedException;
}
