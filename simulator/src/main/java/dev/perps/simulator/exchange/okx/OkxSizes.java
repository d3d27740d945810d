package dev.perps.simulator.exchange.okx;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;

/**
 * OKX counts contracts: linear ones of a round number of coins, inverse ones of 10 or 100 US
 * dollars.
 */
final class OkxSizes {
  // A linear contract is worth some hundred dollars.
  private static final double WORTH = 1100;

  private OkxSizes() {}

  /** {@code ctVal}, in coins or US dollars. */
  static String value(Contract contract) {
    if (contract.type().inverse()) {
      return contract.base().ticker().equals("BTC") ? "100" : "10";
    }
    int exponent = exponent(contract);
    return exponent < 0
        ? Decimals.fixed(Math.pow(10, exponent), -exponent)
        : Decimals.fixed(Math.pow(10, exponent), 0);
  }

  /** What {@code ctVal} is stated in. */
  static String valueCurrency(Contract contract) {
    return contract.type().inverse() ? "USD" : contract.baseName();
  }

  /** Decimals of a number of contracts. */
  static int decimals(Contract contract) {
    return contract.type().inverse() ? 0 : contract.sizeDecimals() + exponent(contract);
  }

  /** Contracts that a number of coins is, at a price. */
  static String contracts(Contract contract, double coins, double price) {
    double size = Double.parseDouble(value(contract));
    return contract.type().inverse()
        ? Decimals.fixed(Math.floor(coins * price / size), 0)
        : Decimals.plain(coins / size, decimals(contract));
  }

  /** Contracts of 24 hours. */
  static String volume(Quote quote) {
    Contract contract = quote.contract();
    double size = Double.parseDouble(value(contract));
    return contract.type().inverse()
        ? Decimals.fixed(Math.floor(quote.turnover() / size), 0)
        : Decimals.plain(quote.volume() / size, decimals(contract));
  }

  /** Open interest as it goes out: {@code oi}, {@code oiCcy} and {@code oiUsd}. */
  record Interest(String contracts, String coins, String dollars) {}

  /**
   * Open interest, one side.
   *
   * @param coins units of the contract's base
   * @param quoteUsd US dollars of one unit of quote
   */
  static Interest interest(Contract contract, double coins, double markPrice, double quoteUsd) {
    String contracts = contracts(contract, coins, markPrice);
    double mark = Decimals.round(markPrice, contract.priceDecimals());
    if (contract.type().inverse()) {
      double dollars = Double.parseDouble(contracts) * Double.parseDouble(value(contract));
      return new Interest(contracts, Decimals.plain(dollars / mark, 8), Decimals.plain(dollars, 0));
    }
    return new Interest(
        contracts,
        Decimals.plain(coins, contract.sizeDecimals()),
        Decimals.fixed(coins * mark * quoteUsd, 8));
  }

  private static int exponent(Contract contract) {
    return (int) Math.floor(Math.log10(WORTH / contract.base().basePrice()));
  }
}
