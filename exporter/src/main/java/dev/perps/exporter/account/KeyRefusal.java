package dev.perps.exporter.account;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;

/** Kraken refused a call because of the key it was made with: asking again will not help. */
public final class KeyRefusal extends ExchangeException {

  /** What is wrong with the key. */
  public enum Problem {
    /** Kraken does not know the key, or the secret is not the key's own. */
    INVALID,
    /** The key is known and may not make this call. */
    PERMISSION,
    /** The nonce is not above that of an earlier call. */
    NONCE
  }

  private final Problem problem;

  public KeyRefusal(Problem problem, String message) {
    super(FailureReason.HTTP_ERROR, message, null);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
