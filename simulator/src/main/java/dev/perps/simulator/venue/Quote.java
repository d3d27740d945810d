package dev.perps.simulator.venue;

/**
 * All that an exchange knows of one contract at one instant. Prices are in quote per unit of the
 * contract (so per 1000 PEPE for 1000PEPE), rounded to its tick where the exchange rounds. A value
 * that does not exist is NaN.
 *
 * @param millis instant of the market, Unix milliseconds
 * @param open price 24 h ago
 * @param hourAgo price one hour ago
 * @param volume of 24 h in units of the contract's base
 * @param turnover of 24 h in quote
 * @param openInterest one side, in units of the contract's base
 * @param fundingRate of the running interval, fraction per interval
 * @param predictedRate forecast of the interval after, fraction per interval
 * @param trades of the last 24 h
 * @param quoteUsd USD value of one unit of quote
 */
public record Quote(
    Contract contract,
    Phase phase,
    long millis,
    double index,
    double mark,
    double last,
    double bid,
    double ask,
    double bidSize,
    double askSize,
    double lastSize,
    double open,
    double high,
    double low,
    double hourAgo,
    double volume,
    double turnover,
    double openInterest,
    double fundingRate,
    double predictedRate,
    long trades,
    double quoteUsd) {

  public String symbol() {
    return contract.symbol();
  }

  public boolean live() {
    return phase == Phase.LIVE;
  }

  /** Turnover of 24 h in USD; for inverse contracts this is their number of contracts of 1 USD. */
  public double volumeUsd() {
    return turnover * quoteUsd;
  }

  /** One side, at mark price, in USD. */
  public double openInterestUsd() {
    return openInterest * mark * quoteUsd;
  }

  /** Change of the last price over 24 h, fraction. */
  public double change() {
    return last / open - 1;
  }

  public boolean traded() {
    return !contract.has(Contract.Quirk.NEVER_TRADED);
  }

  public boolean bidden() {
    return !contract.has(Contract.Quirk.NO_BID);
  }
}
