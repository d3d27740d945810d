package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.market.ContractKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Figures of an open position. A linear contract counts units of base and is settled in USD; an
 * inverse one counts USD and is settled in coins, which are valued at the mark price.
 */
final class PositionFigures {
  private PositionFigures() {}

  /**
   * What is known of a position.
   *
   * @param contract it is in; empty if Kraken does not list it
   * @param life of just this position
   * @param liquidationDistance a fraction of the mark price; NaN where there is none
   * @param hourlyFunding USD, the newest hour first
   */
  record Known(
      Optional<KrakenContract> contract,
      Optional<PositionLife> life,
      FeeRates rates,
      double liquidationDistance,
      List<Double> hourlyFunding) {}

  static OpenPosition of(HeldPosition held, Known known) {
    double size = held.signedSize().doubleValue();
    double entry = held.entryPrice().doubleValue();
    Optional<KrakenContract> contract = known.contract();
    Optional<PositionLife> life = known.life();
    double mark = contract.map(KrakenContract::markPrice).orElse(ABSENT);
    double notional = contract.map(it -> notional(it, size)).orElse(ABSENT);
    double unrealized = contract.map(it -> unrealized(it, size, entry)).orElse(ABSENT);
    double realized = usd(life, Totals::realizedPnl);
    double funding = usd(life, Totals::netFunding);
    double fees = usd(life, Totals::netFees);
    double closingAsMaker = notional * known.rates().maker();
    return new OpenPosition(
        contract.map(KrakenContract::symbol).orElse(held.symbol()),
        size,
        notional,
        entry,
        mark,
        unrealized,
        life.map(it -> it.openedAt().toEpochMilli() / 1000.0).orElse(ABSENT),
        realized,
        funding,
        fees,
        closingAsMaker,
        notional * known.rates().taker(),
        unrealized + realized + funding - fees - closingAsMaker,
        known.liquidationDistance(),
        contract.map(it -> funding(it, size, it.absoluteRate())).orElse(ABSENT),
        contract.map(it -> funding(it, size, it.predictedAbsoluteRate())).orElse(ABSENT),
        known.hourlyFunding());
  }

  /** USD, without a sign. */
  static double notional(KrakenContract contract, double size) {
    return Math.abs(size) * (isInverse(contract) ? 1 : contract.markPrice());
  }

  private static double unrealized(KrakenContract contract, double size, double entry) {
    double mark = contract.markPrice();
    return isInverse(contract) ? size * (1 / entry - 1 / mark) * mark : size * (mark - entry);
  }

  /** Of an hour at a rate: what longs pay when it is positive. */
  private static double funding(KrakenContract contract, double size, double absoluteRate) {
    double paidPerUnit = isInverse(contract) ? absoluteRate * contract.markPrice() : absoluteRate;
    return -size * paidPerUnit;
  }

  private static boolean isInverse(KrakenContract contract) {
    return contract.kind() == ContractKind.INVERSE;
  }

  private static double usd(Optional<PositionLife> life, Function<Totals, BigDecimal> sum) {
    return life.map(it -> sum.apply(it.totals()).doubleValue()).orElse(ABSENT);
  }
}
