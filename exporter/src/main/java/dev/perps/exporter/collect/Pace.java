package dev.perps.exporter.collect;

import java.time.Duration;

/**
 * How hard exchanges are asked.
 *
 * @param interval from one cycle of an exchange to its next
 * @param concurrency calls of one exchange under way at once
 * @param termsLifetime how long funding intervals and the like are good for
 * @param instrumentsLifetime how long contract specifications are good for
 * @param sweepInterval in which the biggest symbols are asked once where there is no bulk call; the
 *     others wait longer
 * @param weightShare share of a published rate limit that all calls together may use, 0 to 1
 * @param sweepShare share of a published rate limit that sweeps alone may use, 0 to 1
 * @param historyShare share of a published rate limit that questions about the past may use, 0 to
 *     1; both shares together leave the rest of {@code weightShare} to the cycle
 */
public record Pace(
    Duration interval,
    int concurrency,
    Duration termsLifetime,
    Duration instrumentsLifetime,
    Duration sweepInterval,
    double weightShare,
    double sweepShare,
    double historyShare) {

  /** Settings that fit together; each can be set alone on top. */
  public enum Profile {
    /** Leaves most of every limit to others. */
    CONSERVATIVE,
    /** The default. */
    BALANCED,
    /** As fresh as the limits allow, for a machine with an address of its own. */
    AGGRESSIVE;

    public Pace pace() {
      return switch (this) {
        case CONSERVATIVE ->
            new Pace(
                Duration.ofSeconds(30),
                3,
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                Duration.ofMinutes(5),
                0.3,
                0.1,
                0.1);
        case BALANCED ->
            new Pace(
                Duration.ofSeconds(10),
                6,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                0.6,
                0.3,
                0.15);
        case AGGRESSIVE ->
            new Pace(
                Duration.ofSeconds(5),
                12,
                Duration.ofMinutes(2),
                Duration.ofMinutes(30),
                Duration.ofSeconds(40),
                0.8,
                0.3,
                0.2);
      };
    }
  }
}
