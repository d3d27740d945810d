package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One contract as a trader meets it: the public side's prices and rates, as decimals.
 *
 * @param rates absolute funding rate of the hour that starts at an instant, as it is published
 */
record Market(Venue venue, Contract contract, FundingRates rates) {
  String symbol() {
    return contract.symbol();
  }

  boolean inverse() {
    return contract.type().inverse();
  }

  Wallet wallet() {
    return Wallet.of(symbol(), inverse());
  }

  BigDecimal last(long at) {
    return new BigDecimal(Decimals.fixed(venue.last(contract, at), contract.priceDecimals()));
  }

  BigDecimal tick() {
    return BigDecimal.ONE.movePointLeft(contract.priceDecimals());
  }

  /** Rounded as the mark candles are, so that this is the open of a candle that starts then. */
  BigDecimal mark(long at) {
    return new BigDecimal(Decimals.plain(venue.mark(contract, at), contract.priceDecimals() + 2));
  }

  BigDecimal index(long at) {
    return BigDecimal.valueOf(venue.index(contract, at)).setScale(2, RoundingMode.HALF_UP);
  }

  /** Absolute funding rate of the hour that starts at {@code hour}. */
  BigDecimal rate(long hour) {
    return BigDecimal.valueOf(rates.absolute(venue, contract, hour));
  }

  /** The nearest tradeable size that is worth so many dollars. */
  BigDecimal size(double usd, long at) {
    double units = inverse() ? usd : usd / venue.last(contract, at);
    return rounded(BigDecimal.valueOf(units), RoundingMode.HALF_UP);
  }

  /** A multiple of the smallest size. */
  BigDecimal rounded(BigDecimal size, RoundingMode mode) {
    return size.setScale(sizeDecimals(), mode).setScale(Math.max(0, sizeDecimals()));
  }

  // May be negative: sizes are then multiples of thousands.
  private int sizeDecimals() {
    return inverse() ? 0 : contract.sizeDecimals();
  }

  /** What a size is worth in the asset that the contract settles in, not rounded. */
  BigDecimal worth(BigDecimal size, BigDecimal price) {
    return inverse() ? size.divide(price, MathContext.DECIMAL128) : size.multiply(price);
  }

  int moneyDecimals() {
    return inverse() ? Position.COIN_DECIMALS : Position.USD_DECIMALS;
  }

  /** USD value of one unit of the asset that the contract settles in. */
  BigDecimal usdPrice(BigDecimal mark) {
    return inverse() ? mark : BigDecimal.ONE;
  }
}
