package dev.perps.exporter.exchange;

/**
 * What one call about the past asks for: a row of any moment between these two.
 *
 * @param first its first moment, in Unix seconds
 * @param last its last second: a bound that holds the newest row whether or not the exchange counts
 *     the bound itself in
 */
public record PastWindow(long first, long last) {

  public long firstMillis() {
    return first * 1000;
  }

  /** The last millisecond of it. */
  public long lastMillis() {
    return last * 1000 + 999;
  }

  /**
   * How many rows fit.
   *
   * @param step seconds from one to the next
   */
  public long rows(long step) {
    return Math.ceilDiv(last + 1 - first, step);
  }
}
