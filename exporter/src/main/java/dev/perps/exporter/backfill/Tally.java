package dev.perps.exporter.backfill;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a backfill had of one exchange, and what it could not have. Thread-safe. */
final class Tally {
  final AtomicInteger contracts = new AtomicInteger();
  final AtomicLong bars = new AtomicLong();
  final AtomicLong settlements = new AtomicLong();
  final AtomicLong interest = new AtomicLong();
  final AtomicInteger calls = new AtomicInteger();

  /** Questions to answer, and answered; a question is one kind of past of one contract. */
  final AtomicInteger questions = new AtomicInteger();

  final AtomicInteger answers = new AtomicInteger();

  private final Map<String, Set<String>> missing = new TreeMap<>();

  /**
   * Notes what is missing.
   *
   * @param what of all contracts, or of the one that is named
   * @param contract its symbol; empty for all
   */
  synchronized void miss(String what, String contract) {
    missing.computeIfAbsent(what, key -> new TreeSet<>()).add(contract);
  }

  /** What is missing, in words, each kind with the contracts that it is missing of. */
  synchronized Map<String, Set<String>> missing() {
    return new TreeMap<>(missing);
  }

  /** Whether anything of the past was had. */
  boolean hasAnything() {
    return bars.get() + settlements.get() + interest.get() > 0;
  }
}
