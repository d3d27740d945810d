package dev.perps.exporter.market;

/** Which price of a contract a history tells of. */
public enum PriceKind {
  /** Of trades. */
  LAST,
  /** What profit and loss are reckoned with. */
  MARK
}
