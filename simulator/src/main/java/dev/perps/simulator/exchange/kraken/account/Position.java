package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Size and average entry price of one contract.
 *
 * @param size signed
 * @param entry the last one when the size is zero
 * @param openedAt when it was opened or reversed, Unix milliseconds
 * @param fundedAt until when its funding has been realised
 */
record Position(BigDecimal size, BigDecimal entry, long openedAt, long fundedAt) {
  static final Position NONE = new Position(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
  static final int USD_DECIMALS = 4;
  static final int COIN_DECIMALS = 10;
  // Entry prices have the digits of a double.
  private static final MathContext ENTRY = new MathContext(17, RoundingMode.HALF_UP);
  private static final long HOUR = 3_600_000L;

  /**
   * Profit of a signed size between two prices: dollars with four decimals for linear contracts,
   * coins with ten for inverse ones, half up.
   */
  static BigDecimal pnl(boolean inverse, BigDecimal size, BigDecimal entry, BigDecimal exit) {
    if (size.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (!inverse) {
      return size.multiply(exit.subtract(entry)).setScale(USD_DECIMALS, RoundingMode.HALF_UP);
    }
    BigDecimal each =
        BigDecimal.ONE
            .divide(entry, MathContext.DECIMAL128)
            .subtract(BigDecimal.ONE.divide(exit, MathContext.DECIMAL128));
    return size.multiply(each).setScale(COIN_DECIMALS, RoundingMode.HALF_UP);
  }

  boolean open() {
    return size.signum() != 0;
  }

  /** Realised profit of an execution. */
  BigDecimal pnl(boolean inverse, BigDecimal change, BigDecimal price) {
    if (size.signum() * change.signum() >= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal closed = size.abs().min(change.abs());
    return pnl(inverse, size.signum() > 0 ? closed : closed.negate(), entry, price);
  }

  /** Funding since the last realisation in the hour that holds {@code time}, or ends with it. */
  BigDecimal funding(boolean inverse, BigDecimal rate, long time) {
    long from = Math.max(fundedAt, hourBefore(time));
    if (!open() || from >= time) {
      return BigDecimal.ZERO;
    }
    return size.negate()
        .multiply(rate)
        .multiply(BigDecimal.valueOf(time - from))
        .divide(BigDecimal.valueOf(HOUR), MathContext.DECIMAL128)
        .setScale(inverse ? COIN_DECIMALS : USD_DECIMALS, RoundingMode.HALF_UP);
  }

  /** The full hour before an instant; of a full hour the one before it. */
  static long hourBefore(long time) {
    return Math.floorDiv(time - 1, HOUR) * HOUR;
  }

  /** The position after an execution of a signed size. */
  Position after(boolean inverse, BigDecimal change, BigDecimal price, long time) {
    BigDecimal sum = size.add(change);
    if (size.signum() == 0 || sum.signum() * size.signum() < 0) {
      return new Position(sum, price, time, time);
    }
    boolean increased = sum.abs().compareTo(size.abs()) > 0;
    BigDecimal average = increased ? average(inverse, change, price, sum) : entry;
    return new Position(sum, average, openedAt, time);
  }

  // The harmonic mean for inverse contracts.
  private BigDecimal average(boolean inverse, BigDecimal change, BigDecimal price, BigDecimal sum) {
    if (!inverse) {
      return size.multiply(entry).add(change.multiply(price)).divide(sum, ENTRY);
    }
    BigDecimal coins =
        size.divide(entry, MathContext.DECIMAL128)
            .add(change.divide(price, MathContext.DECIMAL128));
    return sum.divide(coins, ENTRY);
  }

  Position funded(long time) {
    return new Position(size, entry, openedAt, time);
  }
}
