package dev.perps.exporter.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the key that somebody may have meant. */
final class Similar {
  private static final String PARTS = "[._-]";

  private Similar() {}

  /**
   * The nearest of the known keys: of the parts in which it differs, no more than a third of the
   * letters would have to change.
   */
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isNear(String word, String candidate) {
    List<String> a = List.of(word.split(PARTS));
    List<String> b = List.of(candidate.split(PARTS));
    int least = Math.min(a.size(), b.size());
    int head = 0;
    while (head < least && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    String own = String.join(".", a.subList(head, a.size() - tail));
    String other = String.join(".", b.subList(head, b.size() - tail));
    return distance(own, other) * 3 <= Math.max(other.length(), 3);
  }

  /** How many letters to change, add, take out or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
