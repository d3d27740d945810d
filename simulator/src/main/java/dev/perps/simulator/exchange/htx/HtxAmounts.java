package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Quote;

/**
 * What is traded and held, in HTX's units: whole contracts, and what follows from them. Of trades
 * buyers and sellers are added up; of positions one side counts.
 *
 * @param tradedContracts of 24 h, always even
 * @param turnover of 24 h: quote (linear), US dollars (inverse)
 * @param openValue quote; NaN for inverse contracts
 */
record HtxAmounts(
    double tradedContracts,
    double tradedCoins,
    double turnover,
    double openContracts,
    double openCoins,
    double openValue) {

  static HtxAmounts of(Quote quote) {
    Contract contract = quote.contract();
    double size = HtxContracts.size(contract);
    if (contract.type().inverse()) {
      double traded = 2 * Math.floor(quote.turnover() / size);
      double open = Math.floor(quote.openInterestUsd() / size);
      double average = quote.volume() > 0 ? quote.turnover() / quote.volume() : quote.mark();
      return new HtxAmounts(
          traded,
          traded * size / average,
          traded * size,
          open,
          open * size / quote.mark(),
          Double.NaN);
    }
    double traded = 2 * Math.floor(quote.volume() / size);
    double open = Math.floor(quote.openInterest() / size);
    double average = quote.volume() > 0 ? quote.turnover() / quote.volume() : 0;
    double price = Double.isNaN(quote.last()) ? quote.mark() : quote.last();
    return new HtxAmounts(
        traded,
        coins(traded, size),
        coins(traded, size) * average,
        open,
        coins(open, size),
        coins(open, size) * price);
  }

  /** A whole number of contracts in coins; a size below one is a power of ten to divide by. */
  private static double coins(double contracts, double size) {
    return size < 1 ? contracts / Math.rint(1 / size) : contracts * size;
  }
}
