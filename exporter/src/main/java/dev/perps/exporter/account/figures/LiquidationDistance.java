package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static java.util.Locale.ROOT;

import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.Margin.Wallet;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.exchange.kraken.KrakenContract.MarginLevel;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import java.util.List;

/**
 * How far the mark price of a contract may move against a position, all else unchanged, until the
 * wallet's equity is its maintenance margin, which moves with the value of the position. Absent
 * where that move would drag along something else in the wallet: another contract on the same coin,
 * collateral in that coin; and where margin is isolated.
 */
final class LiquidationDistance {
  private static final String FLEX = "flex";

  private LiquidationDistance() {}

  /**
   * A fraction of the mark price, 0 when the margin is used up.
   *
   * @param all positions of the account, this one among them
   * @return NaN if it is not known, or no move of this price alone gets there
   */
  static double of(
      HeldPosition held, KrakenContract contract, List<HeldPosition> all, Margin margin) {
    boolean inverse = contract.kind() == ContractKind.INVERSE;
    String name = inverse ? "fi_" + underlying(held) : FLEX;
    List<HeldPosition> sharing =
        all.stream()
            .filter(it -> isInverse(it) == inverse)
            .filter(it -> !inverse || underlying(it).equals(underlying(held)))
            .toList();
    boolean entangled =
        sharing.stream().anyMatch(HeldPosition::isolated)
            || sharing.stream().filter(it -> underlying(it).equals(underlying(held))).count() > 1
            || (!inverse && holdsBase(margin, contract));
    if (entangled) {
      return ABSENT;
    }
    return margin.wallets().stream()
        .filter(wallet -> wallet.name().equalsIgnoreCase(name))
        .findFirst()
        .map(wallet -> inWallet(held, contract, wallet, sharing.size() == 1))
        .orElse(ABSENT);
  }

  private static double inWallet(
      HeldPosition held, KrakenContract contract, Wallet wallet, boolean alone) {
    double equity = firstKnown(wallet.marginEquity(), wallet.portfolioValue());
    double needed = wallet.maintenanceMargin();
    double usd = PositionFigures.notional(contract, held.size().doubleValue());
    boolean inverse = contract.kind() == ContractKind.INVERSE;
    double value = inverse ? usd / contract.markPrice() : usd;
    // What the only position of a wallet needs says more than the public list: that has several
    // schedules, and does not tell whose is whose.
    double rate = alone && needed > 0 ? needed / value : levelRate(contract, usd);
    double spare = Math.max(0, equity - needed);
    return inverse
        ? inCoins(held.isLong(), spare / value, rate)
        : inDollars(held.isLong(), spare / value, rate);
  }

  /** Equity changes by the move times the value, the margin by its share of that. */
  private static double inDollars(boolean isLong, double spare, double rate) {
    double distance = spare / (isLong ? 1 - rate : 1 + rate);
    boolean beyondZero = isLong && distance >= 1;
    return rate < 1 && !beyondZero ? distance : ABSENT;
  }

  /** The value in coins goes with the reciprocal of the price. */
  private static double inCoins(boolean isLong, double spare, double rate) {
    double ofReciprocal = spare / (isLong ? 1 + rate : 1 - rate);
    if (!(rate < 1) || (!isLong && ofReciprocal >= 1)) {
      return ABSENT;
    }
    return ofReciprocal / (isLong ? 1 + ofReciprocal : 1 - ofReciprocal);
  }

  private static double levelRate(KrakenContract contract, double size) {
    return contract.marginLevels().stream()
        .filter(level -> level.fromSize() <= size)
        .reduce((lower, higher) -> higher)
        .map(MarginLevel::maintenanceMargin)
        .orElse(ABSENT);
  }

  private static boolean holdsBase(Margin margin, KrakenContract contract) {
    return margin.balances().stream()
        .anyMatch(
            it ->
                it.wallet().equalsIgnoreCase(FLEX)
                    && BaseAsset.of(it.currency()).name().equalsIgnoreCase(contract.base())
                    && it.quantity() != 0);
  }

  private static boolean isInverse(HeldPosition position) {
    String symbol = position.symbol().toUpperCase(ROOT);
    return symbol.startsWith("PI_") || symbol.startsWith("FI_");
  }

  /** {@code xbtusd} of {@code PI_XBTUSD} and of {@code FI_XBTUSD_261225}. */
  private static String underlying(HeldPosition position) {
    String[] parts = position.symbol().toLowerCase(ROOT).split("_", -1);
    return parts.length > 1 ? parts[1] : parts[0];
  }
}
