package dev.perps.simulator.venue;

import dev.perps.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State of all contracts of one exchange at one instant, in the exchange's order. Immutable. */
public final class Snapshot {
  private final long millis;
  private final Map<String, Quote> quotes = new LinkedHashMap<>();

  private List<Quote> all = List.of();

  private Snapshot(long millis) {
    this.millis = millis;
  }

  /** Computes the state of the given contracts; those that are gone are left out. */
  public static Snapshot of(Venue venue, List<Contract> contracts, long millis) {
    Prices prices = new Prices(venue.world(), millis);
    Snapshot snapshot = new Snapshot(millis);
    for (Contract contract : contracts) {
      Phase phase = contract.life().phase(millis);
      if (phase != Phase.GONE) {
        snapshot.quotes.put(contract.symbol(), QuoteMaker.quote(venue, contract, phase, prices));
      }
    }
    snapshot.all = List.copyOf(snapshot.quotes.values());
    return snapshot;
  }

  public long millis() {
    return millis;
  }

  public List<Quote> all() {
    return all;
  }

  /** The contract with this symbol, unless it is gone. */
  public Optional<Quote> find(String symbol) {
    return Optional.ofNullable(quotes.get(symbol));
  }

  /** World prices that all contracts of a snapshot need, computed once. */
  @SuppressWarnings("ArrayRecordComponent") // only read, by one thread
  record Prices(
      World world,
      long millis,
      double[] now,
      double[] hourAgo,
      double[] dayAgo,
      World.DayRange range) {
    Prices(World world, long millis) {
      this(
          world,
          millis,
          world.prices(millis),
          world.prices(millis - Venue.HOUR),
          world.prices(millis - Venue.DAY),
          world.dayRange(millis));
    }
  }
}
