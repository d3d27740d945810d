package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One execution. Money is in the asset of the wallet, sizes are units of base for linear contracts
 * and contracts of one US dollar for inverse ones. What does not apply is zero.
 *
 * @param time Unix milliseconds
 * @param execution UUID, the same in log, fills, executions and positions
 * @param order UUID, shared by the executions of one order
 * @param contract as instruments spell it
 * @param size positive
 * @param mark of the contract at {@code time}, as the log shows it
 * @param orderSize what the order asked for, positive
 * @param feePercent 0.05 is 0.05 %; negative for a rebate
 * @param fee positive when paid, negative for a rebate
 * @param liquidationFee on top of the fee, never negative
 * @param realizedFunding of the old position since the full hour or the change before; negative
 *     when paid
 * @param fundingRate of the running hour, absolute
 * @param usdPrice USD value of one unit of the wallet's asset: one, or the mark
 * @param oldPosition signed
 * @param newPosition signed
 * @param oldEntry average entry price before; zero when there was no position
 * @param newEntry average entry price after; when there is no position any more, the last one
 */
public record Trade(
    long time,
    String execution,
    String order,
    String contract,
    boolean inverse,
    Wallet wallet,
    Side side,
    BigDecimal size,
    BigDecimal price,
    BigDecimal mark,
    BigDecimal orderSize,
    Liquidity liquidity,
    BigDecimal feePercent,
    BigDecimal fee,
    BigDecimal liquidationFee,
    BigDecimal realizedPnl,
    BigDecimal realizedFunding,
    BigDecimal fundingRate,
    BigDecimal usdPrice,
    BigDecimal oldPosition,
    BigDecimal newPosition,
    BigDecimal oldEntry,
    BigDecimal newEntry)
    implements Event {

  /** Direction of an execution. */
  public enum Side {
    BUY,
    SELL
  }

  /** How an execution came about. */
  public enum Liquidity {
    MAKER,
    TAKER,
    /** The exchange closed the position. */
    LIQUIDATION
  }

  /** What an execution did to the position. */
  public enum Change {
    OPEN,
    CLOSE,
    INCREASE,
    DECREASE,
    REVERSE
  }

  /** Turnover, USD with four decimals. */
  public BigDecimal usdValue() {
    return inverse ? size : size.multiply(price).setScale(4, RoundingMode.HALF_UP);
  }

  /** By how much the wallet's balance changed. */
  public BigDecimal cash() {
    return realizedPnl.add(realizedFunding).subtract(fee).subtract(liquidationFee);
  }

  /** What the execution did to the position. */
  public Change change() {
    int before = oldPosition.signum();
    int after = newPosition.signum();
    if (before == 0) {
      return Change.OPEN;
    }
    if (after == 0) {
      return Change.CLOSE;
    }
    if (before != after) {
      return Change.REVERSE;
    }
    return newPosition.abs().compareTo(oldPosition.abs()) > 0 ? Change.INCREASE : Change.DECREASE;
  }
}
