package dev.perps.simulator.venue;

import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Hash;
import java.util.Set;

/** Makes contracts of one exchange, with the details that follow from base and quote. */
public final class ContractFactory {
  private static final long DAY = 86_400_000L;
  private static final long YEAR_2020 = 1_577_836_800_000L;
  private final long seed;
  private final String exchange;

  /**
   * Makes a factory.
   *
   * @param exchange its name: two exchanges that list the same symbol differ in randomness
   */
  public ContractFactory(long seed, String exchange) {
    this.seed = seed;
    this.exchange = exchange;
  }

  public Contract make(
      String symbol,
      Contract.Type type,
      Asset base,
      double multiplier,
      String baseName,
      Asset quote,
      int fundingHours,
      double share) {
    return dated(symbol, type, base, multiplier, baseName, quote, fundingHours, share, 0);
  }

  /** A contract that expires. */
  public Contract dated(
      String symbol,
      Contract.Type type,
      Asset base,
      double multiplier,
      String baseName,
      Asset quote,
      int fundingHours,
      double share,
      long expiry) {
    long key = Hash.of(seed, exchange + '/' + type + '/' + symbol);
    double price = base.basePrice() * multiplier / quote.basePrice();
    int magnitude = (int) Math.floor(Math.log10(price));
    long listedAt =
        YEAR_2020 + DAY * (base.rank() * 4L + (long) (200 * Hash.uniform(Hash.of(key, 5))));
    return new Contract(
        symbol,
        type,
        base,
        multiplier,
        baseName,
        quote,
        fundingHours,
        Lifecycle.always(Phase.LIVE, listedAt),
        expiry,
        share,
        Set.of(),
        key,
        Math.max(magnitude >= 4 ? 1 : 2, 4 - magnitude),
        Math.max(0, magnitude - 1));
  }

  /** Whether the exchange lists something of that name, true for the given part of all names. */
  public boolean lists(String what, double part) {
    return Hash.uniform(Hash.of(seed, exchange + "?" + what)) < part;
  }
}
