package dev.perps.simulator.venue;

import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Hash;
import dev.perps.simulator.world.Noise;
import dev.perps.simulator.world.Turmoil;
import dev.perps.simulator.world.World;

/**
 * What one exchange's contracts do around the world's prices: premiums, funding, volume and open
 * interest, each a pure function of contract, instant (Unix milliseconds) and shocks. Thread-safe.
 */
public final class Venue {
  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;
  private static final double YEAR = 365.0 * DAY;
  private static final double BASE_RATE = 0.0001;
  private static final double DAMPER = 0.0002;

  /**
   * Of so many of the biggest coins, arbitrage keeps exchanges together: a few per cent a year
   * between them, where those of smaller ones are apart by tens.
   */
  private static final int ARBITRAGED = 30;

  private final World world;
  private final String exchange;
  private final double rateCap;

  /**
   * Makes a venue.
   *
   * @param exchange whose, for shocks that hit one exchange only
   * @param rateCap largest funding rate per eight hours, fraction
   */
  public Venue(World world, String exchange, double rateCap) {
    this.world = world;
    this.exchange = exchange;
    this.rateCap = rateCap;
  }

  public World world() {
    return world;
  }

  /** Price of the underlying in quote per unit of the contract, not rounded. */
  public double index(Contract contract, long millis) {
    return index(
        contract,
        millis,
        world.price(contract.base(), millis),
        world.price(contract.quote(), millis));
  }

  /** The same where the world's prices of that instant are known. */
  double index(Contract contract, long millis, double baseUsd, double quoteUsd) {
    long at = world.marketTime(millis);
    double here = world.turmoil().localPrice(exchange, contract.base(), at);
    return baseUsd * here * contract.multiplier() / quoteUsd;
  }

  /** Last traded price relative to the index, minus one. */
  double lastPremium(Contract contract, long millis) {
    long at = world.marketTime(millis);
    double quick =
        0.8 * Noise.smooth(contract.key(), at, 45_000L)
            + 0.3 * Noise.smooth(contract.key(), at, 4_000L);
    return anchor(contract, at) + roughness(contract) * quick;
  }

  /** Mark price relative to the index, minus one. */
  double markPremium(Contract contract, long millis) {
    long at = world.marketTime(millis);
    return anchor(contract, at)
        + 0.4 * roughness(contract) * Noise.smooth(contract.key() + 1, at, 60_000L);
  }

  private double anchor(Contract contract, long at) {
    return switch (contract.type()) {
      case SPOT -> 0.00002 * Noise.smooth(contract.key(), at, HOUR);
      case LINEAR, INVERSE -> 0.6 * demand(contract, at) + shock(contract, at);
      case DATED_LINEAR, DATED_INVERSE ->
          (0.05 + 0.02 * Noise.smooth(contract.base().key() + 3, at, 9 * DAY))
                  * (Math.max(0, contract.expiry() - at) / YEAR)
              + shock(contract, at);
    };
  }

  private double shock(Contract contract, long at) {
    return world.turmoil().premium(exchange, contract.base(), at);
  }

  /** Size of quick moves around the anchor: a few hundredths of a percent for small markets. */
  static double roughness(Contract contract) {
    if (contract.base().kind() == Asset.Kind.STABLE) {
      return 0.00001;
    }
    return 0.00003 + 0.0003 * Math.min(1, contract.base().rank() / 250.0);
  }

  /**
   * How much longs want to be long, as the premium that funding is made of: partly the same on all
   * exchanges, partly the contract's own; now and then extreme, but not of the biggest coins.
   */
  private static double demand(Contract contract, long at) {
    Asset base = contract.base();
    boolean arbitraged = base.rank() < ARBITRAGED;
    double apart = arbitraged ? 0.2 : 0.6;
    double own = Hash.uniform(Hash.of(contract.key(), 7));
    double heat = own > 0.995 && !arbitraged ? 8 : 1.1 + apart * (own - 0.5);
    double size = heat * (0.00012 + 0.0003 * Math.min(1, base.rank() / 150.0));
    double mood =
        0.75 * Noise.smooth(base.key() + 5, at, 3 * DAY)
            + apart * 0.5 * Noise.smooth(contract.key(), at, 8 * HOUR)
            + apart * 0.2 * Noise.smooth(contract.key(), at, HOUR);
    return size * (mood + 0.25 * mood * mood * mood);
  }

  /** Funding rate per interval of the contract as of {@code millis}, fraction. */
  public double fundingRate(Contract contract, long millis) {
    double shocked = shockedRate8h(contract, millis);
    if (!Double.isNaN(shocked)) {
      return shocked * contract.fundingHours() / 8;
    }
    double premium = demand(contract, world.marketTime(millis));
    double eightHours = premium + Math.clamp(BASE_RATE - premium, -DAMPER, DAMPER);
    return Math.clamp(eightHours, -rateCap, rateCap) * contract.fundingHours() / 8;
  }

  /**
   * The rate per eight hours that a shock forces on the contract, whatever its exchange's cap or
   * formula; NaN without one.
   */
  public double shockedRate8h(Contract contract, long millis) {
    return world.turmoil().fundingRate8h(exchange, contract.base(), world.marketTime(millis));
  }

  /** Start of the funding interval that contains {@code millis}. */
  public static long intervalStart(int fundingHours, long millis) {
    return Math.floorDiv(millis, fundingHours * HOUR) * (fundingHours * HOUR);
  }

  /** End of the funding interval that contains {@code millis}: the next payment. */
  public static long intervalEnd(int fundingHours, long millis) {
    return intervalStart(fundingHours, millis) + fundingHours * HOUR;
  }

  /** Turnover between two instants, USD. Additive: hours add up to their day. */
  public double volumeUsd(Contract contract, long from, long to) {
    if (contract.has(Contract.Quirk.NEVER_TRADED) || contract.has(Contract.Quirk.NO_VOLUME)) {
      return 0;
    }
    double sum = 0;
    for (long hour = Math.floorDiv(from, HOUR) * HOUR; hour < to; hour += HOUR) {
      long at = world.marketTime(hour);
      double busy =
          0.4 * Noise.smooth(contract.base().key() + 9, at, 2 * DAY)
              + 0.35 * Noise.smooth(contract.key() + 9, at, 5 * HOUR);
      sum += Math.exp(busy) * trading(contract, Math.max(from, hour), Math.min(to, hour + HOUR));
    }
    return sum / DAY * contract.base().dailyVolumeUsd() * contract.share();
  }

  // A market that stands still goes on trading as it did at its last instant.
  private double trading(Contract contract, long from, long to) {
    Turmoil turmoil = world.turmoil();
    if (turmoil.shocks().isEmpty()) {
      return to - from;
    }
    long moving = Math.clamp(world.marketTime(to), from, to);
    long last = world.marketTime(moving);
    double still = turmoil.trading(exchange, contract.base(), last, last + 1);
    return turmoil.trading(exchange, contract.base(), from, moving) + (to - moving) * still;
  }

  /** Open interest, one side, in units of the contract's base. */
  public double openInterest(Contract contract, long millis) {
    long at = world.marketTime(millis);
    double turnoverShare = 0.25 + 0.6 * Hash.uniform(Hash.of(contract.key(), 11));
    double slow =
        0.3 * Noise.smooth(contract.base().key() + 11, at, 9 * DAY)
            + 0.12 * Noise.smooth(contract.key() + 11, at, DAY)
            + 0.02 * Noise.smooth(contract.key() + 11, at, HOUR / 6);
    return contract.base().dailyVolumeUsd()
        * contract.share()
        * turnoverShare
        * Math.exp(slow)
        * world.turmoil().openInterest(exchange, contract.base(), at)
        / (contract.base().basePrice() * contract.multiplier());
  }

  /** Part of all accounts that are long. */
  public double longShare(Contract contract, long millis) {
    long at = world.marketTime(millis);
    double lean =
        0.4
            + 0.5 * Noise.smooth(contract.base().key() + 13, at, 4 * DAY)
            + 0.15 * Noise.smooth(contract.key() + 13, at, 6 * HOUR);
    return 1 / (1 + Math.exp(-lean));
  }

  /** Last traded price, rounded to the tick. */
  public double last(Contract contract, long millis) {
    return round(contract, index(contract, millis) * (1 + lastPremium(contract, millis)));
  }

  /** Mark price, not rounded. */
  public double mark(Contract contract, long millis) {
    return index(contract, millis) * (1 + markPremium(contract, millis));
  }

  static double round(Contract contract, double price) {
    return Math.max(contract.tick(), Decimals.round(price, contract.priceDecimals()));
  }
}
