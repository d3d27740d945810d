package dev.perps.simulator.exchange.gateio;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;

/**
 * How much one contract is: some power of ten of coins that is worth a few dollars, now and then an
 * odd number; one US dollar of an inverse contract.
 */
final class GateioSizes {
  private GateioSizes() {}

  /** Base units of one contract, in US dollars for an inverse one. */
  static double multiplier(Contract contract) {
    if (contract.type().inverse()) {
      return 1;
    }
    return switch (contract.baseName()) {
      case "GALA" -> 96;
      case "PYTH" -> 11;
      default ->
          Decimals.round(Math.pow(10, 1 - Math.floor(Math.log10(contract.base().basePrice()))), 8);
    };
  }

  /** As the exchange writes it: 0 stands for one US dollar. */
  static String written(Contract contract) {
    return contract.type().inverse() ? "0" : Decimals.plain(multiplier(contract), 8);
  }

  /** Whole contracts in an amount of base, at a price. */
  static long contracts(Contract contract, double base, double price) {
    double units = contract.type().inverse() ? base * price : base;
    return Math.round(Math.floor(units / multiplier(contract)));
  }
}
