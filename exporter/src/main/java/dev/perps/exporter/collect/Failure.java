package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.FailureReason;
import java.time.Instant;

/**
 * A failure that goes on.
 *
 * @param reason of the latest attempt
 * @param message of the latest attempt, one line
 * @param since when the first of the failing attempts ended
 * @param attempts how many have failed in a row
 */
public record Failure(FailureReason reason, String message, Instant since, int attempts) {

  Failure again(FailureReason newReason, String newMessage) {
    return new Failure(newReason, newMessage, since, attempts + 1);
  }
}
