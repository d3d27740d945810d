package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Arithmetic of totals beyond adding them up. */
final class Sums {
  private static final BigDecimal Z = BigDecimal.ZERO;

  /** One execution, before anything is known of its money and volume. */
  static final Totals ONE_TRADE = new Totals(Z, Z, Z, Z, Z, Z, Z, Z, Z, Z, 1);

  private Sums() {}

  static Totals volume(BigDecimal usd) {
    return new Totals(Z, Z, Z, Z, Z, Z, Z, usd, Z, Z, 0);
  }

  static void add(Map<String, Totals> sums, String key, Totals more) {
    sums.merge(key, more, Totals::plus);
  }

  static Totals minus(Totals from, Totals less) {
    Totals sum = from.plus(each(less, BigDecimal::negate));
    return withTrades(sum, from.trades() - less.trades());
  }

  static Totals times(Totals amounts, BigDecimal factor) {
    return each(amounts, amount -> amount.multiply(factor));
  }

  /**
   * What a position that was turned round has of an execution's money: a part in proportion, but
   * all that it realised, by price and as funding of its own time. The new position has the rest,
   * so that nothing is lost by rounding.
   */
  static Totals shareOfOld(Totals all, BigDecimal part, BigDecimal whole) {
    Totals share = each(all, amount -> amount.multiply(part).divide(whole, MathContext.DECIMAL128));
    return new Totals(
        share.fees(),
        share.rebates(),
        all.fundingPaid(),
        all.fundingReceived(),
        share.liquidationFees(),
        all.profit(),
        all.loss(),
        share.volume(),
        share.conversionCost(),
        share.interest(),
        all.trades());
  }

  private static Totals withTrades(Totals t, long trades) {
    return new Totals(
        t.fees(),
        t.rebates(),
        t.fundingPaid(),
        t.fundingReceived(),
        t.liquidationFees(),
        t.profit(),
        t.loss(),
        t.volume(),
        t.conversionCost(),
        t.interest(),
        trades);
  }

  /** Zero stays the plain zero, so that sums do not gather digits from nothing. */
  private static Totals each(Totals t, UnaryOperator<BigDecimal> change) {
    UnaryOperator<BigDecimal> f = amount -> amount.signum() == 0 ? Z : change.apply(amount);
    return new Totals(
        f.apply(t.fees()),
        f.apply(t.rebates()),
        f.apply(t.fundingPaid()),
        f.apply(t.fundingReceived()),
        f.apply(t.liquidationFees()),
        f.apply(t.profit()),
        f.apply(t.loss()),
        f.apply(t.volume()),
        f.apply(t.conversionCost()),
        f.apply(t.interest()),
        t.trades());
  }
}
