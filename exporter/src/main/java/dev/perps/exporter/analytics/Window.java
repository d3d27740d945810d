package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;

/**
 * How far a figure made of price history looks back, and which bars it is made of.
 *
 * <p>Short windows use bars of five minutes, for 48 are enough to estimate from and four are not.
 * Long ones use hours: shorter bars add noise of quoting to returns and little else.
 */
public enum Window {
  H4("4h", BarSize.M5, 48),
  H24("24h", BarSize.M5, 288),
  D7("7d", BarSize.H1, 168),
  D30("30d", BarSize.H1, 720);

  /**
   * Least share of the bars that must be there. Figures of fewer are absent: a base listed three
   * weeks ago has no 30 days to tell of, and a history full of holes is no sample. Above it little
   * is lost: the standard error grows with one over the root of the number of bars, so that 80 % of
   * them make it 12 % larger.
   */
  public static final double LEAST_SHARE = 0.8;

  /**
   * Up to so many bars a close stands in for holes after it, at both ends of the window. A series
   * that ended earlier has no figures at all: they would be those of another time.
   */
  public static final int MOST_CARRIED_BARS = 3;

  private final String label;
  private final BarSize barSize;
  private final int bars;

  Window(String label, BarSize barSize, int bars) {
    this.label = label;
    this.barSize = barSize;
    this.bars = bars;
  }

  /** As in metric labels, {@code 24h}. */
  public String label() {
    return label;
  }

  public BarSize barSize() {
    return barSize;
  }

  /** Returns in a full window. That takes one close more: the one that the window starts with. */
  public int bars() {
    return bars;
  }

  /** Fewer returns than this make no figure. */
  public int leastBars() {
    return (int) Math.ceil(LEAST_SHARE * bars);
  }

  /** Length in seconds. */
  public long seconds() {
    return bars * barSize.seconds();
  }

  /**
   * Closes that a series has to keep so that every window of its bar size can be full, with those
   * that may stand in for holes at its start.
   */
  public static int closesToKeep(BarSize barSize) {
    int most = 0;
    for (Window window : values()) {
      most = window.barSize == barSize ? Math.max(most, window.bars) : most;
    }
    return most + 1 + MOST_CARRIED_BARS;
  }
}
