package dev.perps.exporter.exchange;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to an exchange failed in a way that happens. The message is one line for a person and
 * holds no secret; the stack is not kept, since the reason says all.
 */
public class ExchangeException extends RuntimeException {
  private final FailureReason reason;
  private final transient @Nullable Duration retryAfter;

  public ExchangeException(FailureReason reason, String message) {
    this(reason, message, null);
  }

  /**
   * A failure after which the exchange wants to be left alone for a while.
   *
   * @param retryAfter how long the exchange wants to be left alone, null if it does not say
   */
  public ExchangeException(FailureReason reason, String message, @Nullable Duration retryAfter) {
    super(message, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public FailureReason reason() {
    return reason;
  }

  /** How long the exchange wants to be left alone, where it says so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
