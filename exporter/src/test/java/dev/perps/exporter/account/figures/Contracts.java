package dev.perps.exporter.account.figures;

import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.exchange.kraken.KrakenContract.MarginLevel;
import dev.perps.exporter.market.ContractKind;
import java.util.List;

/** Contracts for tests: one coin at 80 000 USD, margin of 1 % up to 500 000. */
final class Contracts {
  static final double MARK = 80_000;

  private static final List<MarginLevel> LEVELS =
      List.of(new MarginLevel(0, 0.02, 0.01), new MarginLevel(500_000, 0.04, 0.02));

  /** 1.6 USD per coin and hour are paid by longs, 0.8 are predicted to be received. */
  static final KrakenContract LINEAR = contract("PF_XBTUSD", ContractKind.LINEAR, 1.6, -0.8);

  /** 2.5e-10 coins per USD are paid by longs, which is 0.00002 of the value. */
  static final KrakenContract INVERSE =
      contract("PI_XBTUSD", ContractKind.INVERSE, 2.5e-10, -1.25e-10);

  static final KrakenContract STOCK =
      new KrakenContract(
          "PF_AAPLxUSD", ContractKind.LINEAR, "AAPLX", 200, 200, 0, 0, 0, 0, List.of());

  private Contracts() {}

  static KrakenContract contract(
      String symbol, ContractKind kind, double rate, double predictedRate) {
    return new KrakenContract(
        symbol, kind, "BTC", MARK, MARK, rate, predictedRate, 0.00002, -0.00001, LEVELS);
  }

  static KrakenContract marked(KrakenContract contract, double mark) {
    return new KrakenContract(
        contract.symbol(),
        contract.kind(),
        contract.base(),
        mark,
        mark,
        contract.absoluteRate(),
        contract.predictedAbsoluteRate(),
        contract.relativeRate(),
        contract.predictedRelativeRate(),
        contract.marginLevels());
  }
}
