package dev.perps.simulator.venue;

/** When a contract is listed and delisted. Unix milliseconds. */
public sealed interface Lifecycle {
  /** How long before its end a delisting is announced. */
  long NOTICE = 2 * 3_600_000L;

  Phase phase(long millis);

  /** When the contract that exists at {@code millis} was or will be listed. */
  long listedAt(long millis);

  /**
   * When the contract that exists at {@code millis} stops to trade; {@link Long#MAX_VALUE}: never.
   */
  long endsAt(long millis);

  /** Whether a live contract ends so soon that the exchange has announced it. */
  default boolean endAnnounced(long millis) {
    return phase(millis) == Phase.LIVE && endsAt(millis) - millis < NOTICE;
  }

  /** Always in the same phase. */
  static Lifecycle always(Phase phase, long listedAt) {
    return new Always(phase, listedAt);
  }

  /**
   * The {@code slot}-th of {@link Rotating#SLOTS} contracts that come and go in a cycle of twelve
   * hours: at any time one of them is pending, one is settling, one is delisted and one is gone.
   */
  static Lifecycle rotating(int slot) {
    return new Rotating(slot);
  }

  /** See {@link #always}. */
  record Always(Phase phase, long listedAt) implements Lifecycle {
    @Override
    public Phase phase(long millis) {
      return phase;
    }

    @Override
    public long listedAt(long millis) {
      return listedAt;
    }

    @Override
    public long endsAt(long millis) {
      return phase == Phase.SETTLING ? millis : Long.MAX_VALUE;
    }
  }

  /** See {@link #rotating}. */
  record Rotating(int slot) implements Lifecycle {
    public static final int SLOTS = 12;
    private static final long HOUR = 3_600_000L;

    @Override
    public Phase phase(long millis) {
      return switch ((int) (age(millis) / HOUR)) {
        case 0 -> Phase.PENDING;
        case 9 -> Phase.SETTLING;
        case 10 -> Phase.DELISTED;
        case 11 -> Phase.GONE;
        default -> Phase.LIVE;
      };
    }

    @Override
    public long listedAt(long millis) {
      return millis - age(millis) + HOUR;
    }

    @Override
    public long endsAt(long millis) {
      return millis - age(millis) + 9 * HOUR;
    }

    private long age(long millis) {
      return Math.floorMod(millis - slot * HOUR, SLOTS * HOUR);
    }
  }
}
