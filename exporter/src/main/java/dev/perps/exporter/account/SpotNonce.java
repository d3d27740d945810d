package dev.perps.exporter.account;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Nonces for the spot API: Unix milliseconds, each higher than the one before even where two fall
 * into one millisecond or the clock is set back. A program that counts in smaller units with the
 * same key makes all of these too low: the exporter needs a key of its own. Thread-safe.
 */
public final class SpotNonce {
  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  public SpotNonce(InstantSource clock) {
    this.clock = clock;
  }

  public String next() {
    return Long.toString(
        last.updateAndGet(before -> Math.max(before + 1, clock.instant().toEpochMilli())));
  }
}
