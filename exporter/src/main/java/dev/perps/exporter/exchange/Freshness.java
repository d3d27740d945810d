package dev.perps.exporter.exchange;

/** How fast the answer of an endpoint changes, and with it how long it is kept. */
public enum Freshness {
  /** Prices, volume, running funding: asked anew each cycle. */
  PRICES("prices"),
  /** What moves slowly beside the prices, asked about once a minute: open interest, rates. */
  SLOW("slow"),
  /** Answers for one symbol that hold prices: all are asked in each sweep. */
  SWEPT_WHOLE("swept_whole"),
  /**
   * Answers for one symbol about what moves slowly beside the prices, as open interest where there
   * is no bulk call: the biggest are asked in each sweep, the others seldom.
   */
  SWEPT("swept"),
  /** Answers for one symbol that move slowest: how accounts are positioned. */
  SWEPT_RARELY("swept_rarely"),
  /** What may change within the hour: funding intervals. */
  TERMS("terms"),
  /** Contract specifications, lists of markets. */
  INSTRUMENTS("instruments"),
  /** Pages of the past: whoever asks keeps what it needs. */
  HISTORY("history");

  private final String label;

  Freshness(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
