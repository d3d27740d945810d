package dev.perps.exporter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pieces of secrets, long enough that nothing else looks like them. */
final class Pieces {
  private static final int LENGTH = 12;

  private final Set<String> all = new HashSet<>();

  Pieces(List<String> secrets) {
    for (String secret : secrets) {
      cut(secret);
      // As some headers would have it.
      cut(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void cut(String secret) {
    for (int i = 0; i + LENGTH <= secret.length(); i++) {
      all.add(secret.substring(i, i + LENGTH));
    }
  }

  /** Fails without telling the piece. */
  void assertNoneIn(String where, String text) {
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      if (all.contains(text.substring(i, i + LENGTH))) {
        String before = text.substring(Math.max(0, i - 80), i);
        throw new AssertionError(where + " tells a piece of a secret, behind: " + before);
      }
    }
  }
}
