package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;

/**
 * Collateral that was turned into dollars.
 *
 * @param time Unix milliseconds
 * @param amount of {@code from} that went, positive
 * @param proceeds US dollars that came
 * @param rate USD price of one unit of {@code from} before the spread
 * @param spreadPercent 0.25 is 0.25 %
 */
public record Conversion(
    long time,
    Wallet from,
    Wallet to,
    BigDecimal amount,
    BigDecimal proceeds,
    BigDecimal rate,
    BigDecimal spreadPercent)
    implements Event {

  /** What the spread cost, USD. */
  public BigDecimal costUsd() {
    return amount.multiply(rate).subtract(proceeds);
  }
}
