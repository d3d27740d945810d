package dev.perps.simulator.world;

import java.util.List;

/**
 * The one market that every exchange is a view of. Each price is a pure function of the seed, the
 * instant and the shocks, so now, a day ago and any candle of last month agree with each other.
 * Thread-safe. Time is Unix milliseconds, prices are USD per unit.
 */
public final class World {
  private static final double BITCOIN_VOLATILITY = 0.45;
  private static final long DAY = 86_400_000L;
  private static final long STEP = 1_800_000L;
  private static final long MINUTE = 60_000L;

  private final Catalogue catalogue;
  private final long seed;
  private final long frozenAt;
  private final long bitcoinKey;
  private volatile Turmoil turmoil = Turmoil.NONE;
  private volatile DayRange lastRange =
      new DayRange(Long.MIN_VALUE, Turmoil.NONE, new double[0], new double[0]);

  /**
   * Makes the world.
   *
   * @param frozenAt instant after which nothing moves any more, {@link Long#MAX_VALUE} for never
   */
  public World(long seed, long frozenAt) {
    this(seed, frozenAt, Listings.ALL);
  }

  /**
   * Makes a world of which exchanges list more or less.
   *
   * @param frozenAt as above
   */
  public World(long seed, long frozenAt, Listings listings) {
    this.seed = seed;
    this.frozenAt = frozenAt;
    this.catalogue = new Catalogue(seed, listings);
    this.bitcoinKey = Hash.of(catalogue.get("BTC").key(), 99);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public long seed() {
    return seed;
  }

  /** What shocks make of it. */
  public Turmoil turmoil() {
    return turmoil;
  }

  /** From now on these are the shocks; those of the past should be among them. */
  public void disturb(Turmoil newTurmoil) {
    turmoil = newTurmoil;
  }

  /** The instant whose market is shown at {@code millis}: earlier when the world is frozen. */
  public long marketTime(long millis) {
    return Math.min(millis, frozenAt);
  }

  /** Price of one asset. */
  public double price(Asset asset, long millis) {
    long at = marketTime(millis);
    return price(asset, at, Noise.walk(bitcoinKey, at)) * turmoil.price(asset, at);
  }

  /** Prices of all assets, by {@link Asset#index()}. */
  public double[] prices(long millis) {
    long at = marketTime(millis);
    double bitcoin = Noise.walk(bitcoinKey, at);
    List<Asset> assets = catalogue.all();
    double[] prices = new double[assets.size()];
    Turmoil shocked = turmoil;
    for (Asset asset : assets) {
      prices[asset.index()] = price(asset, at, bitcoin) * shocked.price(asset, at);
    }
    return prices;
  }

  /** Lowest and highest prices of the 24 h before, sampled on a fixed grid of half hours. */
  public DayRange dayRange(long millis) {
    long minute = Math.floorDiv(marketTime(millis), MINUTE);
    DayRange range = lastRange;
    Turmoil shocked = turmoil;
    if (range.minute() != minute || !range.turmoil().equals(shocked)) {
      range = computeRange(minute, shocked);
      lastRange = range;
    }
    return range;
  }

  private DayRange computeRange(long minute, Turmoil shocked) {
    long end = minute * MINUTE;
    double[] low = prices(end);
    double[] high = low.clone();
    for (long at = Math.ceilDiv(end - DAY, STEP) * STEP; at < end; at += STEP) {
      double[] then = prices(at);
      for (int i = 0; i < then.length; i++) {
        low[i] = Math.min(low[i], then[i]);
        high[i] = Math.max(high[i], then[i]);
      }
    }
    return new DayRange(minute, shocked, low, high);
  }

  private static double price(Asset asset, long at, double bitcoin) {
    return switch (asset.kind()) {
      case STABLE ->
          asset.basePrice() * (1 + 0.00006 * Noise.smooth(asset.key(), at, 4 * 3_600_000L));
      case CASH, COIN, EQUITY, COMMODITY, INDEX, PREMARKET ->
          asset.basePrice()
              * Math.exp(
                  asset.beta() * BITCOIN_VOLATILITY * bitcoin
                      + (asset.volatility() == 0
                          ? 0
                          : asset.volatility() * Noise.walk(asset.key(), at)));
    };
  }

  /**
   * Extremes of 24 h.
   *
   * @param minute Unix minutes of the range's end
   * @param turmoil the shocks that it knows
   * @param low lowest price by asset index
   * @param high highest price by asset index
   */
  @SuppressWarnings("ArrayRecordComponent") // only read, hundreds of times a second
  public record DayRange(long minute, Turmoil turmoil, double[] low, double[] high) {}
}
