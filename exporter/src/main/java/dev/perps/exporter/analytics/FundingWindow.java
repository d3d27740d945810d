package dev.perps.exporter.analytics;

/** How far back settled funding is added up. */
public enum FundingWindow {
  D1("1d", 1),
  D7("7d", 7),
  D30("30d", 30),
  D90("90d", 90),
  D365("365d", 365);

  private static final long DAY = 86_400;

  private final String label;
  private final long seconds;

  FundingWindow(String label, long days) {
    this.label = label;
    this.seconds = days * DAY;
  }

  /** As in metric labels, {@code 30d}. */
  public String label() {
    return label;
  }

  /** Length in seconds. */
  public long seconds() {
    return seconds;
  }
}
