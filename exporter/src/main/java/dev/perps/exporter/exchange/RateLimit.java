package dev.perps.exporter.exchange;

import java.time.Duration;

/**
 * The limit that an exchange publishes for one address.
 *
 * @param weight how much may be asked in one window; each endpoint states its own weight
 * @param window length of the window
 */
public record RateLimit(int weight, Duration window) {

  public static RateLimit perMinute(int weight) {
    return new RateLimit(weight, Duration.ofMinutes(1));
  }

  public static RateLimit perSecond(int weight) {
    return new RateLimit(weight, Duration.ofSeconds(1));
  }
}
