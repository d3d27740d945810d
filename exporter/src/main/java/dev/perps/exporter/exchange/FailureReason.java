package dev.perps.exporter.exchange;

/** Why a call or a collection failed: one word, the same in metric labels and in the log. */
public enum FailureReason {
  /** No complete answer in time. */
  TIMEOUT("timeout"),
  /** No connection, or one that broke. */
  CONNECTION("connection"),
  /** 429, 418, or the exchange's own words for it: too many calls. */
  RATE_LIMITED("rate_limited"),
  /** The exchange does not serve this country: 451, or 403 saying so. */
  GEO_BLOCKED("geo_blocked"),
  /** 5xx: the exchange has a problem that may pass. */
  UNAVAILABLE("unavailable"),
  /** Any other status but 200, or the exchange's own error envelope: asking again will not help. */
  HTTP_ERROR("http_error"),
  /** The answer is not what the exchange's documentation says, or is cut short. */
  MALFORMED("malformed"),
  /** Everything in the answer is dated too far from now by the exchange itself. */
  STALE("stale"),
  /** The answer is larger than the size limit. */
  TOO_LARGE("too_large"),
  /** A mistake of the exporter itself; the log has its stack. */
  INTERNAL("internal"),
  /** The program is stopping. */
  CANCELLED("cancelled");

  private final String label;

  FailureReason(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether the same call may succeed a moment later. */
  public boolean isTransient() {
    return this == TIMEOUT || this == CONNECTION || this == UNAVAILABLE;
  }
}
