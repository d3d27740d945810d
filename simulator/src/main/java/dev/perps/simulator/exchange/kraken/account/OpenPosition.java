package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;

/**
 * A position that is open.
 *
 * @param contract as instruments spell it
 * @param size signed
 * @param entry average entry price
 * @param openedAt when it was opened or reversed, Unix milliseconds
 * @param openedBy the execution that did it: others may share its millisecond
 * @param mark of this second, rounded as the log rounds it
 * @param unrealizedFunding since the full hour or the last change of size, in the wallet's asset
 * @param fundingLast8h realised in the last eight hours on this contract, full hours and trades, in
 *     the wallet's asset
 */
public record OpenPosition(
    String contract,
    boolean inverse,
    Wallet wallet,
    BigDecimal size,
    BigDecimal entry,
    long openedAt,
    String openedBy,
    BigDecimal mark,
    BigDecimal unrealizedFunding,
    BigDecimal fundingLast8h) {

  /** At the mark, in the wallet's asset. */
  public BigDecimal unrealizedPnl() {
    return Position.pnl(inverse, size, entry, mark);
  }
}
