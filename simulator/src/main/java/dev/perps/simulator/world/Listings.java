package dev.perps.simulator.world;

/**
 * How much of the catalogue exchanges list.
 *
 * @param coins none but so many of the biggest coins, beside those that come and go
 * @param breadth of the smaller coins, of which each exchange lists some, this many times as many
 *     as usual; 1 for the usual market, more for one with more contracts and the same coins
 */
public record Listings(int coins, double breadth) {
  /** The usual market. */
  public static final Listings ALL = new Listings(Integer.MAX_VALUE, 1);

  public Listings withCoins(int newCoins) {
    return new Listings(newCoins, breadth);
  }

  public Listings withBreadth(double newBreadth) {
    return new Listings(coins, newBreadth);
  }
}
