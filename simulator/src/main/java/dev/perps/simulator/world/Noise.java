package dev.perps.simulator.world;

/**
 * Random functions of time that can be asked for any instant at once. Time is Unix milliseconds.
 */
public final class Noise {
  private static final int COARSE = 34; // 2^34 ms: 199 days
  private static final int FINE = 11; // 2^11 ms: two seconds
  private static final double YEAR_MILLIS = 365.0 * 86_400_000;
  private static final double[] MIDPOINT = new double[COARSE];

  static {
    // The middle of a Brownian bridge of length L has variance L/4; here L = 2^(level+1).
    for (int level = FINE; level < COARSE; level++) {
      MIDPOINT[level] = Math.sqrt((1L << (level + 1)) / 4.0 / YEAR_MILLIS);
    }
  }

  private Noise() {}

  /**
   * A random walk with unit variance per year on scales from seconds to months, by midpoint
   * displacement on dyadic intervals. On longer scales it returns to zero, so that a price stays
   * plausible for decades.
   */
  public static double walk(long key, long millis) {
    long left = millis >> COARSE << COARSE;
    double low = 0.35 * Hash.gauss(Hash.of(key, left));
    double high = 0.35 * Hash.gauss(Hash.of(key, left + (1L << COARSE)));
    for (int level = COARSE - 1; level >= FINE; level--) {
      long middle = left + (1L << level);
      double value = (low + high) / 2 + MIDPOINT[level] * Hash.gauss(Hash.of(key, middle));
      if (millis < middle) {
        high = value;
      } else {
        left = middle;
        low = value;
      }
    }
    return low + (high - low) * ((millis - left) / (double) (1L << FINE));
  }

  /** Stationary, smooth, about standard normal, forgetting itself after {@code periodMillis}. */
  public static double smooth(long key, long millis, long periodMillis) {
    long node = Math.floorDiv(millis, periodMillis);
    double u = (millis - node * periodMillis) / (double) periodMillis;
    double weight = u * u * (3 - 2 * u);
    double before = Hash.gauss(Hash.of(key ^ periodMillis, node));
    double after = Hash.gauss(Hash.of(key ^ periodMillis, node + 1));
    return before + (after - before) * weight;
  }
}
