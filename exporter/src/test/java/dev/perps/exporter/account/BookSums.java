package dev.perps.exporter.account;

import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.exchange.kraken.account.CashFlow;
import dev.perps.simulator.exchange.kraken.account.Conversion;
import dev.perps.simulator.exchange.kraken.account.Funding;
import dev.perps.simulator.exchange.kraken.account.Trade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * USD that what was done with an account adds up to. It knows nothing of the log, only what the
 * simulator's book says: how much of which asset, and what the asset was worth.
 */
final class BookSums {
  /** What is paid and what is received are apart; interest is signed. */
  private enum Sum {
    FEES,
    REBATES,
    FUNDING_PAID,
    FUNDING_RECEIVED,
    LIQUIDATION_FEES,
    PROFIT,
    LOSS,
    VOLUME,
    CONVERSION_COST,
    INTEREST
  }

  /** More exact than any figure that is told. */
  static final double EXACT = 1e-6;

  /** Proceeds of a conversion have four decimals. */
  private static final double ROUNDED = 1e-4;

  private final Map<Sum, BigDecimal> sums = new EnumMap<>(Sum.class);
  private long trades;

  /** Something that counts; the contract is empty where it is of none. */
  record Entry(long time, String contract, BookSums sums) {}

  /** All that counts, in no order. */
  static List<Entry> entries(Book book) {
    List<Entry> all = new ArrayList<>();
    book.trades().forEach(it -> all.add(new Entry(it.time(), it.contract(), of(it))));
    book.fundings().forEach(it -> all.add(new Entry(it.time(), it.contract(), of(it))));
    book.conversions().forEach(it -> all.add(new Entry(it.time(), "", of(it))));
    book.flows().forEach(it -> all.add(new Entry(it.time(), "", of(it))));
    return all;
  }

  static BookSums of(Trade trade) {
    BookSums sums = part(trade, BigDecimal.ONE);
    sums.realize(trade);
    return sums;
  }

  /** Fees and volume of a part of a trade, which is a trade all the same; nothing realised. */
  static BookSums part(Trade trade, BigDecimal part) {
    BookSums sums = new BookSums();
    BigDecimal price = trade.usdPrice().multiply(part);
    sums.split(Sum.FEES, Sum.REBATES, trade.fee().multiply(price));
    sums.add(Sum.LIQUIDATION_FEES, trade.liquidationFee().multiply(price));
    BigDecimal worth = trade.inverse() ? BigDecimal.ONE : trade.price();
    sums.add(Sum.VOLUME, trade.size().multiply(worth).multiply(part));
    sums.trades = 1;
    return sums;
  }

  /** Adds what a trade realised. */
  void realize(Trade trade) {
    split(Sum.PROFIT, Sum.LOSS, trade.realizedPnl().multiply(trade.usdPrice()));
    split(
        Sum.FUNDING_RECEIVED, Sum.FUNDING_PAID, trade.realizedFunding().multiply(trade.usdPrice()));
  }

  static BookSums of(Funding funding) {
    BookSums sums = new BookSums();
    sums.split(
        Sum.FUNDING_RECEIVED, Sum.FUNDING_PAID, funding.amount().multiply(funding.usdPrice()));
    return sums;
  }

  private static BookSums of(Conversion conversion) {
    BookSums sums = new BookSums();
    sums.add(Sum.CONVERSION_COST, conversion.costUsd());
    return sums;
  }

  private static BookSums of(CashFlow flow) {
    BookSums sums = new BookSums();
    if (flow.kind() == CashFlow.Kind.INTEREST) {
      if (!flow.wallet().asset().equals("usd")) {
        throw new IllegalStateException("interest in " + flow.wallet().asset());
      }
      sums.add(Sum.INTEREST, flow.amount());
    }
    return sums;
  }

  void add(BookSums more) {
    more.sums.forEach(this::add);
    trades += more.trades;
  }

  private void add(Sum sum, BigDecimal usd) {
    sums.merge(sum, usd, BigDecimal::add);
  }

  private void split(Sum gain, Sum loss, BigDecimal usd) {
    add(usd.signum() > 0 ? gain : loss, usd.abs());
  }

  private BigDecimal usd(Sum sum) {
    return sums.getOrDefault(sum, BigDecimal.ZERO);
  }

  BigDecimal realizedPnl() {
    return usd(Sum.PROFIT).subtract(usd(Sum.LOSS));
  }

  BigDecimal netFunding() {
    return usd(Sum.FUNDING_RECEIVED).subtract(usd(Sum.FUNDING_PAID));
  }

  BigDecimal netFees() {
    return usd(Sum.FEES).subtract(usd(Sum.REBATES)).add(usd(Sum.LIQUIDATION_FEES));
  }

  private BigDecimal cost() {
    return netFees().subtract(netFunding());
  }

  private double costBasisPoints() {
    BigDecimal volume = usd(Sum.VOLUME);
    return volume.signum() == 0
        ? Double.NaN
        : cost().divide(volume, MathContext.DECIMAL128).movePointRight(4).doubleValue();
  }

  /** Compares each figure with what the exporter tells. */
  void compare(String what, Totals told, Differences differences) {
    near(differences, what, "fees", usd(Sum.FEES), told.fees());
    near(differences, what, "rebates", usd(Sum.REBATES), told.rebates());
    near(differences, what, "funding paid", usd(Sum.FUNDING_PAID), told.fundingPaid());
    near(differences, what, "funding received", usd(Sum.FUNDING_RECEIVED), told.fundingReceived());
    near(differences, what, "liquidation fees", usd(Sum.LIQUIDATION_FEES), told.liquidationFees());
    near(differences, what, "profit", usd(Sum.PROFIT), told.profit());
    near(differences, what, "loss", usd(Sum.LOSS), told.loss());
    near(differences, what, "volume", usd(Sum.VOLUME), told.volume());
    near(differences, what, "interest", usd(Sum.INTEREST), told.interest());
    near(differences, what, "net funding", netFunding(), told.netFunding());
    near(differences, what, "realised", realizedPnl(), told.realizedPnl());
    near(differences, what, "cost", cost(), told.totalCost());
    near(differences, what, "net P&L", realizedPnl().subtract(cost()), told.netPnl());
    differences.near(
        what + " conversions", usd(Sum.CONVERSION_COST), told.conversionCost(), ROUNDED);
    differences.same(what + " trades", trades, told.trades());
    if (usd(Sum.VOLUME).signum() == 0) {
      differences.same(what + " cost bp", Double.NaN, told.costBasisPoints());
    } else {
      differences.near(what + " cost bp", costBasisPoints(), told.costBasisPoints(), EXACT);
    }
  }

  private static void near(
      Differences differences, String what, String figure, BigDecimal expected, BigDecimal told) {
    differences.near(what + " " + figure, expected, told, EXACT);
  }
}
