package dev.perps.exporter.account.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What was opened, or closed, of a position, and at which price on average.
 *
 * @param size whose price is known
 * @param value of that size: USD of a linear contract, coins of an inverse one
 * @param unpriced size whose price is not known yet
 */
record Fills(BigDecimal size, BigDecimal value, BigDecimal unpriced) {
  static final Fills NONE = new Fills(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  Fills unpriced(BigDecimal more) {
    return new Fills(size, value, unpriced.add(more));
  }

  /** A size that was unpriced has its price. */
  Fills priced(boolean inverse, BigDecimal some, BigDecimal price) {
    return new Fills(
        size.add(some), value.add(value(inverse, some, price)), unpriced.subtract(some));
  }

  /** USD per unit of base; null without fills, and until all of them have their price. */
  @Nullable BigDecimal average(boolean inverse) {
    if (size.signum() == 0 || value.signum() == 0 || unpriced.signum() != 0) {
      return null;
    }
    return inverse
        ? size.divide(value, MathContext.DECIMAL128)
        : value.divide(size, MathContext.DECIMAL128);
  }

  private static BigDecimal value(boolean inverse, BigDecimal size, BigDecimal price) {
    return inverse ? size.divide(price, MathContext.DECIMAL128) : size.multiply(price);
  }
}
