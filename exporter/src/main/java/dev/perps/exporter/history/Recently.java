package dev.perps.exporter.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was wanted lately. An exchange that is away for minutes, or a base that is the last of the
 * biggest in one look and not in the next, would otherwise cost a load of all its past.
 * Thread-safe.
 */
final class Recently<K> {
  /** Longer than most outages; a year of hourly funding is 140 KB. */
  static final Duration LATELY = Duration.ofHours(6);

  private final Map<K, Instant> last = new HashMap<>();

  /** Notes what is wanted now; returns it with all that was within {@link #LATELY}. */
  synchronized Set<K> wanted(Collection<K> keys, Instant now) {
    keys.forEach(key -> last.put(key, now));
    last.values().removeIf(at -> at.isBefore(now.minus(LATELY)));
    return Set.copyOf(last.keySet());
  }
}
