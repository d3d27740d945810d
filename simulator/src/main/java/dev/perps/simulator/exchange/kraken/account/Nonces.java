package dev.perps.simulator.exchange.kraken.account;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Which nonces each key has used. Thread-safe. */
final class Nonces {
  // Requests that overtake each other on the way are let in.
  private static final long WINDOW = 10_000;
  private final Map<String, TreeSet<Long>> used = new HashMap<>();

  /** What is wrong with a nonce. */
  enum Verdict {
    FRESH,
    DUPLICATE,
    TOO_LOW
  }

  /** Takes a nonce that may be out of order by a small window. */
  synchronized Verdict take(String key, long nonce) {
    TreeSet<Long> seen = used.computeIfAbsent(key, name -> new TreeSet<>());
    if (!seen.isEmpty() && nonce < seen.last() - WINDOW) {
      return Verdict.TOO_LOW;
    }
    if (!seen.add(nonce)) {
      return Verdict.DUPLICATE;
    }
    seen.headSet(seen.last() - WINDOW).clear();
    return Verdict.FRESH;
  }

  /** Takes a nonce that has to be higher than all before. */
  synchronized boolean takeHigher(String key, long nonce) {
    TreeSet<Long> seen = used.computeIfAbsent(key, name -> new TreeSet<>());
    if (!seen.isEmpty() && nonce <= seen.last()) {
      return false;
    }
    seen.clear();
    return seen.add(nonce);
  }
}
