package dev.perps.exporter.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A change of a position, as the history of positions tells it.
 *
 * @param contract lower case
 * @param oldPosition signed
 * @param newPosition signed
 */
public record PositionEvent(
    Instant at, String contract, BigDecimal oldPosition, BigDecimal newPosition) {

  /** Whether the position came to be here, out of nothing or out of its opposite. */
  public boolean opens() {
    return newPosition.signum() != 0 && oldPosition.signum() != newPosition.signum();
  }
}
