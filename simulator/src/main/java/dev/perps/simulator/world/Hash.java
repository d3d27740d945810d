package dev.perps.simulator.world;

/** Randomness by address instead of by sequence: the same key gives the same draw, in any order. */
public final class Hash {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;
  // A sum of four uniforms on [0,1) has mean 2 and variance 4/12.
  private static final double SCALE = Math.sqrt(3.0) / 65536;

  private Hash() {}

  /** Key of a thing that has a name. */
  public static long of(long seed, String name) {
    long hash = mix(seed + GOLDEN);
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ (name.charAt(i) * GOLDEN));
    }
    return hash;
  }

  /** Key of the {@code index}-th thing that belongs to {@code key}. */
  public static long of(long key, long index) {
    return mix(key ^ mix(index * GOLDEN + 1));
  }

  /** Uniform on [0, 1). */
  public static double uniform(long key) {
    return (mix(key) >>> 11) * UNIT;
  }

  /** Nearly standard normal, never beyond 3.47 standard deviations. */
  public static double gauss(long key) {
    long bits = mix(key);
    long sum =
        (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
    return (sum - 131070) * SCALE;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
