package dev.perps.simulator.exchange;

/**
 * State of one limit after a request.
 *
 * @param used weight in the running window, or missing in the bucket, this request included
 * @param windowEndMillis Unix milliseconds
 * @param millisLeft until the window ends, or until the bucket has enough for this request
 */
public record Usage(RateLimit limit, long used, long windowEndMillis, long millisLeft) {
  public boolean passed() {
    return used > limit.capacity();
  }

  /** For a Retry-After header, at least one. */
  public long secondsLeft() {
    return Math.max(1, Math.ceilDiv(millisLeft, 1000L));
  }
}
