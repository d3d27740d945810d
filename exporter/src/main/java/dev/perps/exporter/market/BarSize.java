package dev.perps.exporter.market;

/**
 * How long the bars of a price history are. Each size starts its bars at full ones of it in UTC.
 */
public enum BarSize {
  M5("5m", 300),
  M15("15m", 900),
  H1("1h", 3600),
  H4("4h", 4 * 3600),
  D1("1d", 86_400);

  private final String label;
  private final long seconds;

  BarSize(String label, long seconds) {
    this.label = label;
    this.seconds = seconds;
  }

  /** The usual short name, {@code 5m}. */
  public String label() {
    return label;
  }

  /** Length in seconds. */
  public long seconds() {
    return seconds;
  }

  /** Start of the bar that contains a moment; both in Unix seconds. */
  public long startOf(long epochSeconds) {
    return Math.floorDiv(epochSeconds, seconds) * seconds;
  }

  /** Whether a bar can start at a moment in Unix seconds. */
  public boolean isStart(long epochSeconds) {
    return Math.floorMod(epochSeconds, seconds) == 0;
  }

  /** Whether the bar that starts at a moment is over by another; both in Unix seconds. */
  public boolean isFinished(long startEpochSeconds, long nowEpochSeconds) {
    return startEpochSeconds + seconds <= nowEpochSeconds;
  }
}
