package dev.perps.simulator.world;

import java.util.Locale;

/**
 * Something that happens to the market: figures of one asset, or of all coins, are other than they
 * would have been from an instant on. Factors of 1, an added 0 and a rate of NaN change nothing.
 * Immutable.
 *
 * @param base ticker of the asset, {@link #EVERY_COIN} for all coins
 * @param exchange where, "" for everywhere
 * @param price factor of its price, spot and contracts alike
 * @param fundingRate8h the rate that its perpetuals have instead of their own, fraction per eight
 *     hours; caps of exchanges do not hold for it
 * @param openInterest factor of open interest, in coins
 * @param volume factor of what is traded while it lasts, so that volumes of 24 h grow by and by
 * @param premium added to mark and last price of contracts over the index, fraction
 * @param from first instant that feels it, Unix milliseconds of market time
 * @param until first instant that no longer does, {@link Long#MAX_VALUE} for never
 */
public record Shock(
    String base,
    String exchange,
    double price,
    double fundingRate8h,
    double openInterest,
    double volume,
    double premium,
    long from,
    long until) {

  /** Stands for every coin, which stablecoins, shares and metals are not. */
  public static final String EVERY_COIN = "*";

  /** Exporters believe no rate beyond this one, fraction per eight hours. */
  private static final double MAX_RATE = 0.1;

  public Shock {
    if (base.isEmpty()) {
      throw new IllegalArgumentException("a shock needs a base: a ticker, or \"*\" for every coin");
    }
    factor("price", price, 0.01, 100);
    factor("openInterest", openInterest, 0, 1000);
    factor("volume", volume, 0, 10_000);
    if (Math.abs(fundingRate8h) > MAX_RATE) {
      throw new IllegalArgumentException(
          "fundingRate8h is " + fundingRate8h + "; it must be a fraction from -0.1 to 0.1");
    }
    if (!(Math.abs(premium) <= 0.5)) {
      throw new IllegalArgumentException(
          "premium is " + premium + "; it must be a fraction from -0.5 to 0.5");
    }
  }

  /**
   * A shock that changes nothing yet, for the {@code with} methods.
   *
   * @param base ticker of the asset, {@link #EVERY_COIN} for all coins
   */
  public static Shock of(String base) {
    return new Shock(base, "", 1, Double.NaN, 1, 1, 0, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static void factor(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is %s; it must be a factor from %s to %s",
              name,
              value,
              least,
              most));
    }
  }

  public Shock withExchange(String newExchange) {
    return new Shock(
        base, newExchange, price, fundingRate8h, openInterest, volume, premium, from, until);
  }

  public Shock withPrice(double factor) {
    return new Shock(
        base, exchange, factor, fundingRate8h, openInterest, volume, premium, from, until);
  }

  public Shock withFundingRate8h(double rate) {
    return new Shock(base, exchange, price, rate, openInterest, volume, premium, from, until);
  }

  public Shock withOpenInterest(double factor) {
    return new Shock(base, exchange, price, fundingRate8h, factor, volume, premium, from, until);
  }

  public Shock withVolume(double factor) {
    return new Shock(
        base, exchange, price, fundingRate8h, openInterest, factor, premium, from, until);
  }

  public Shock withPremium(double added) {
    return new Shock(
        base, exchange, price, fundingRate8h, openInterest, volume, added, from, until);
  }

  /** The same at another time, in Unix milliseconds of market time. */
  public Shock during(long newFrom, long newUntil) {
    return new Shock(
        base, exchange, price, fundingRate8h, openInterest, volume, premium, newFrom, newUntil);
  }

  boolean at(long instant) {
    return from <= instant && instant < until;
  }

  boolean everywhere() {
    return exchange.isEmpty();
  }

  boolean touches(Asset asset) {
    return base.equals(EVERY_COIN) ? asset.coin() : base.equals(asset.ticker());
  }

  boolean touches(String where, Asset asset) {
    return (everywhere() || exchange.equals(where)) && touches(asset);
  }
}
