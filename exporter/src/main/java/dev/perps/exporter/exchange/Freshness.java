package dev.perps.exporter.exchange;

/** How fast the answer of an endpoint changes, and with it how long it is kept. */
public enum Freshness {
  /** Prices, volume, running funding: asked anew each cycle. */
  PRICES("prices"),
  /** What moves slowly beside the prices, asked about once a minute: open interest, rates. */
  SLOW("slow"),
  /** Answers for one symbol, swept within a budget: open interest where there is no bulk call. */
  SWEPT("swept"),
  /** Answers for one symbol that move slowly: how accounts are positioned. */
  SWEPT_RARELY("swept_rarely"),
  /** What may change within the hour: funding intervals. */
  TERMS("terms"),
  /** Contract specifications, lists of markets. */
  INSTRUMENTS("instruments");

  private final String label;

  Freshness(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
