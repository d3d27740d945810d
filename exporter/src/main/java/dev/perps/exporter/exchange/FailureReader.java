package dev.perps.exporter.exchange;

import java.time.Duration;
import java.util.Optional;

/**
 * Turns an HTTP status other than 2xx into a reason. Exchanges use some statuses in their own way.
 */
@FunctionalInterface
public interface FailureReader {

  /**
   * Says why a call failed.
   *
   * @param status HTTP status
   * @param body the first few kilobytes of the answer
   * @param retryAfter the {@code Retry-After} header, if it was there and could be read
   */
  ExchangeException read(int status, String body, Optional<Duration> retryAfter);

  /** What statuses mean when an exchange has no habits of its own. */
  FailureReader STANDARD =
      (status, body, retryAfter) -> {
        FailureReason reason =
            switch (status) {
              case 418, 429 -> FailureReason.RATE_LIMITED;
              case 403, 451 -> FailureReason.GEO_BLOCKED;
              default -> status >= 500 ? FailureReason.UNAVAILABLE : FailureReason.HTTP_ERROR;
            };
        return new ExchangeException(
            reason, "HTTP " + status + summary(body), retryAfter.orElse(null));
      };

  /** The beginning of an error body on one line, for the log; an HTML page says nothing. */
  static String summary(String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    if (line.isEmpty() || line.startsWith("<")) {
      return "";
    }
    return ": " + (line.length() > 160 ? line.substring(0, 160) + "…" : line);
  }
}
