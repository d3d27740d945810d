package dev.perps.simulator;

import dev.perps.simulator.world.Shock;
import dev.perps.simulator.world.Turmoil;
import dev.perps.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What has happened to the market. A shock holds from the moment of market time in which it comes;
 * the past stays as it was, also when shocks end. Thread-safe.
 */
public final class Shocks {
  private final World world;
  private final Set<String> exchanges;
  private final LongSupplier marketTime;

  /**
   * Makes a holder.
   *
   * @param marketTime the market's present, Unix milliseconds
   */
  Shocks(World world, Set<String> exchanges, LongSupplier marketTime) {
    this.world = world;
    this.exchanges = exchanges;
    this.marketTime = marketTime;
  }

  /**
   * Lets a shock happen now, until all are ended.
   *
   * @throws IllegalArgumentException with one line if there is no such base or exchange
   */
  public void add(Shock shock) {
    add(shock, Long.MAX_VALUE);
  }

  /**
   * Lets a shock happen now, for some time of the market; on one that stands still it stays.
   *
   * @throws IllegalArgumentException with one line if there is no such base or exchange, or the
   *     time is not positive
   */
  public void add(Shock shock, Duration lasting) {
    if (!lasting.isPositive()) {
      throw new IllegalArgumentException(
          "seconds is " + lasting.toSeconds() + "; a shock lasts at least one");
    }
    add(shock, lasting.toMillis());
  }

  private synchronized void add(Shock shock, long millis) {
    check(shock);
    long now = marketTime.getAsLong();
    List<Shock> shocks = new ArrayList<>(all());
    shocks.add(shock.during(now, millis == Long.MAX_VALUE ? millis : now + millis));
    world.disturb(new Turmoil(shocks));
  }

  /** All that have come, ended ones too, oldest first. */
  public List<Shock> all() {
    return world.turmoil().shocks();
  }

  /** Ends what goes on: from now on the market is as it would have been. */
  public synchronized void end() {
    long now = marketTime.getAsLong();
    world.disturb(
        new Turmoil(
            all().stream()
                .map(s -> s.until() > now ? s.during(s.from(), now) : s)
                .filter(s -> s.from() < s.until())
                .toList()));
  }

  private void check(Shock shock) {
    String where = shock.exchange();
    if (!where.isEmpty() && !exchanges.contains(where)) {
      throw new IllegalArgumentException(
          "unknown exchange '" + where + "'; known: " + String.join(", ", exchanges));
    }
    if (shock.base().equals(Shock.EVERY_COIN)) {
      return;
    }
    if (shock.base().equals("USD")) {
      throw new IllegalArgumentException("USD is what prices are counted in; shock another base");
    }
    try {
      world.catalogue().get(shock.base());
    } catch (NoSuchElementException e) {
      throw new IllegalArgumentException(
          "unknown base '" + shock.base() + "'; write a ticker such as SOL, or * for every coin",
          e);
    }
  }
}
