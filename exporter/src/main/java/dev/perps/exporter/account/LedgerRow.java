package dev.perps.exporter.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the account log. An execution writes two: the cash leg, whose {@code asset} is a
 * currency, and the position leg, whose {@code asset} is the contract and whose balances are the
 * signed position. Amounts are in units of {@code asset}, exactly as Kraken wrote them; what is
 * absent is null, an absent word is empty.
 *
 * @param id ascending within an account, starts at 1
 * @param at to the millisecond; many rows may share one
 * @param asset lower case: {@code usd}, {@code xbt}, or a contract
 * @param contract lower case, {@code pf_dogeusd}; empty where the row is of none
 * @param marginAccount whose balance it is: {@code flex}, {@code f-xbt:usd}
 * @param execution both legs of an execution bear the same
 * @param fee positive: paid, negative: a rebate
 * @param realizedFunding negative: paid
 * @param liquidationFee positive: paid
 * @param oldBalance of {@code asset}; of the position leg the signed position before
 * @param newBalance the same after
 * @param tradePrice USD per unit of base
 * @param markPrice of the contract, USD per unit of base
 * @param entryPrice average entry of the position after the row, on the position leg
 * @param conversionSpread per cent
 * @param usdPerAsset what a unit of {@code asset} was worth at {@code at}; null while nobody told
 */
public record LedgerRow(
    long id,
    Instant at,
    EntryKind kind,
    String asset,
    String contract,
    String marginAccount,
    String execution,
    @Nullable BigDecimal fee,
    @Nullable BigDecimal realizedPnl,
    @Nullable BigDecimal realizedFunding,
    @Nullable BigDecimal liquidationFee,
    @Nullable BigDecimal oldBalance,
    @Nullable BigDecimal newBalance,
    @Nullable BigDecimal tradePrice,
    @Nullable BigDecimal markPrice,
    @Nullable BigDecimal entryPrice,
    @Nullable BigDecimal conversionSpread,
    @Nullable BigDecimal usdPerAsset) {

  /** Whether this is the leg of an execution that moves the position. */
  public boolean isPositionLeg() {
    return !contract.isEmpty() && asset.equals(contract);
  }

  /** The same row, worth so much. */
  public LedgerRow withUsdPerAsset(BigDecimal price) {
    return new LedgerRow(
        id,
        at,
        kind,
        asset,
        contract,
        marginAccount,
        execution,
        fee,
        realizedPnl,
        realizedFunding,
        liquidationFee,
        oldBalance,
        newBalance,
        tradePrice,
        markPrice,
        entryPrice,
        conversionSpread,
        price);
  }
}
