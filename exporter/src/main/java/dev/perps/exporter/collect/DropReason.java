package dev.perps.exporter.collect;

/** Why a value that an exchange sent is not published. */
public enum DropReason {
  /** The row could not be read. */
  MALFORMED_ROW("malformed_row"),
  /** NaN or an infinity, said in so many words. */
  NOT_FINITE("not_finite"),
  /** Zero or negative where it cannot be. */
  NOT_POSITIVE("not_positive"),
  /** A price ten times off the other prices of the same contract. */
  PRICE_INCOHERENT("price_incoherent"),
  /** A price ten times off what the other exchanges say of the same base. */
  PRICE_OUTLIER("price_outlier"),
  /** A 24 h change of −100 % and less, or beyond a factor of 1000. */
  CHANGE_IMPLAUSIBLE("change_implausible"),
  /** A funding rate beyond ±10 % per interval, or an interval that is none. */
  FUNDING_IMPLAUSIBLE("funding_implausible"),
  /** Dated too far from now by the exchange itself; or an expiry that is none. */
  TIMESTAMP("timestamp"),
  /** A contract of which nothing remained. */
  EMPTY("empty");

  private final String label;

  DropReason(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
