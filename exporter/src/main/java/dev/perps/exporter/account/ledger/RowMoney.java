package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a row adds to the sums in money. Position legs add none: their amounts would be in
 * contracts, and the cash leg has them.
 */
final class RowMoney {
  private static final BigDecimal Z = BigDecimal.ZERO;

  private RowMoney() {}

  /** Whether the row has an amount that counts, in a currency whose worth nobody told. */
  static boolean lacksPrice(LedgerRow row) {
    return !isUsd(row) && row.usdPerAsset() == null && !inAsset(row).equals(Totals.ZERO);
  }

  /** USD, exactly; nothing of a row that lacks its price. */
  static Totals of(LedgerRow row) {
    if (isUsd(row)) {
      return inAsset(row);
    }
    BigDecimal price = row.usdPerAsset();
    return price == null ? Totals.ZERO : Sums.times(inAsset(row), price);
  }

  private static boolean isUsd(LedgerRow row) {
    return row.asset().equals("usd");
  }

  private static Totals inAsset(LedgerRow row) {
    if (row.isPositionLeg()) {
      return Totals.ZERO;
    }
    BigDecimal pnl = orZero(row.realizedPnl());
    BigDecimal funding = orZero(row.realizedFunding());
    BigDecimal liquidation = orZero(row.liquidationFee());
    BigDecimal fee = orZero(row.fee());
    if (liquidation.signum() != 0 && holdsLiquidationFee(row, fee, liquidation)) {
      fee = fee.subtract(liquidation);
    }
    // What came or went beside all that is named: interest, or what was converted.
    BigDecimal other = change(row).subtract(pnl).subtract(funding).add(fee).add(liquidation);
    return new Totals(
        positive(fee),
        // A liquidation fee that came in went to this account from another's liquidation.
        positive(fee.negate()).add(positive(liquidation.negate())),
        positive(funding.negate()),
        positive(funding),
        positive(liquidation),
        positive(pnl),
        positive(pnl.negate()),
        Z,
        row.kind() == EntryKind.CONVERSION ? spreadOf(row, positive(other.negate())) : Z,
        row.kind() == EntryKind.INTEREST ? plain(other) : Z,
        0);
  }

  /**
   * Whether {@code fee} has the liquidation fee in it. The balance tells: it moves by what is
   * realised less what is charged. Where there are no balances, the two are taken as apart.
   */
  private static boolean holdsLiquidationFee(
      LedgerRow row, BigDecimal fee, BigDecimal liquidation) {
    if (row.oldBalance() == null || row.newBalance() == null) {
      return false;
    }
    BigDecimal within =
        orZero(row.realizedPnl())
            .add(orZero(row.realizedFunding()))
            .subtract(fee)
            .subtract(change(row));
    return within.abs().compareTo(within.subtract(liquidation).abs()) < 0;
  }

  private static BigDecimal spreadOf(LedgerRow row, BigDecimal givenAway) {
    BigDecimal percent = positive(orZero(row.conversionSpread()));
    return plain(givenAway.multiply(percent).movePointLeft(2));
  }

  private static BigDecimal change(LedgerRow row) {
    return row.oldBalance() == null || row.newBalance() == null
        ? Z
        : row.newBalance().subtract(row.oldBalance());
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? Z : amount;
  }

  private static BigDecimal positive(BigDecimal amount) {
    return amount.signum() > 0 ? amount : Z;
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? Z : amount;
  }
}
