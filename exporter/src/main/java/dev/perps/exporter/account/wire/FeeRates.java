package dev.perps.exporter.account.wire;

import dev.perps.exporter.account.wire.ExecutionWire.OrderData;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The rate at which an execution was charged. */
final class FeeRates {
  /** Kraken's dearest tier is a twentieth of this: beyond it a figure means something else. */
  private static final double HIGHEST = 0.01;

  /** Fees are booked with four digits or more, though a zero may be written without them. */
  private static final BigDecimal DIGIT = new BigDecimal("0.0001");

  /** A hundredth of a basis point: a fee must be written as exactly as this to tell a rate. */
  private static final double EXACT_ENOUGH = 1e-6;

  private static final double SLIGHT = 0.02;

  private FeeRates() {}

  /**
   * A fraction, negative for a rebate; NaN if it cannot be known. It is the rate that Kraken names,
   * unless the fee shows that another one was charged, as with a discount.
   *
   * @param usdValue more than zero
   */
  static double charged(
      String contract, BigDecimal usdValue, @Nullable BigDecimal price, @Nullable OrderData data) {
    if (data == null) {
      return Double.NaN;
    }
    double named = Decimals.fraction(data.percentageFee(), "percentageFee");
    BigDecimal fee = Decimals.exact(data.fee(), "fee");
    double usdPerUnit = usdPerUnitOfFee(contract, price);
    double rate = named;
    if (fee != null && !Double.isNaN(usdPerUnit)) {
      double perUnit = usdPerUnit / usdValue.doubleValue();
      double paid = fee.doubleValue() * perUnit;
      double lastDigit = fee.ulp().min(DIGIT).doubleValue() * perUnit;
      boolean agree = Math.abs(paid - named) <= lastDigit + SLIGHT * Math.abs(named);
      if (!agree) {
        rate = lastDigit <= EXACT_ENOUGH ? paid : Double.NaN;
      }
    }
    return Math.abs(rate) <= HIGHEST ? rate : Double.NaN;
  }

  /** Linear contracts are charged in USD, inverse ones in their coin. */
  private static double usdPerUnitOfFee(String contract, @Nullable BigDecimal price) {
    if (Worth.isLinear(contract)) {
      return 1;
    }
    return Worth.isInverse(contract) && price != null ? price.doubleValue() : Double.NaN;
  }
}
