package dev.perps.exporter.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Whom a sweep asks in which round. The biggest are asked in each one, for they are most of the
 * market; of the rest those that were asked longest ago, and all that were never asked. Not
 * thread-safe.
 *
 * @param <T> what is asked for
 */
final class SweepRounds<T> {
  private final int head;
  private final int tailRounds;
  private final Map<T, Long> lastAsked = new HashMap<>();
  private long round;

  /**
   * Starts before the first round.
   *
   * @param head how many of the biggest are asked in each round
   * @param tailRounds in how many rounds each of the others is asked once
   */
  SweepRounds(int head, int tailRounds) {
    this.head = head;
    this.tailRounds = tailRounds;
  }

  /** Whom to ask in the next round, the biggest first: all of them in the first one. */
  List<T> next(List<T> wantedBiggestFirst) {
    round++;
    lastAsked.keySet().retainAll(new LinkedHashSet<>(wantedBiggestFirst));
    int first = Math.min(head, wantedBiggestFirst.size());
    List<T> chosen = new ArrayList<>(wantedBiggestFirst.subList(0, first));
    List<T> rest = wantedBiggestFirst.subList(first, wantedBiggestFirst.size());
    List<T> known = new ArrayList<>();
    for (T one : rest) {
      if (lastAsked.containsKey(one)) {
        known.add(one);
      } else {
        chosen.add(one);
      }
    }
    known.sort(Comparator.comparing(one -> lastAsked.getOrDefault(one, 0L)));
    chosen.addAll(known.subList(0, Math.min(known.size(), Math.ceilDiv(rest.size(), tailRounds))));
    chosen.forEach(one -> lastAsked.put(one, round));
    return chosen;
  }
}
