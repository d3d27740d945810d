package dev.perps.simulator.world;

import java.util.List;

/**
 * What shocks make of the market at each instant. Those of the same time add up: factors are
 * multiplied, premiums added, and of two funding rates the later one holds. Immutable; time is Unix
 * milliseconds of market time.
 *
 * @param shocks in the order in which they came
 */
public record Turmoil(List<Shock> shocks) {
  /** A market left alone. */
  public static final Turmoil NONE = new Turmoil(List.of());

  public Turmoil {
    shocks = List.copyOf(shocks);
  }

  /** Factor of an asset's price on all exchanges. */
  double price(Asset asset, long at) {
    double factor = 1;
    for (Shock shock : shocks) {
      if (shock.everywhere() && shock.at(at) && shock.touches(asset)) {
        factor *= shock.price();
      }
    }
    return factor;
  }

  /** Factor of an asset's price on one exchange, beside the one that it has everywhere. */
  public double localPrice(String exchange, Asset asset, long at) {
    double factor = 1;
    for (Shock shock : shocks) {
      if (!shock.everywhere() && shock.at(at) && shock.touches(exchange, asset)) {
        factor *= shock.price();
      }
    }
    return factor;
  }

  /** The funding rate of eight hours that holds instead of the market's own; NaN without one. */
  public double fundingRate8h(String exchange, Asset asset, long at) {
    double rate = Double.NaN;
    for (Shock shock : shocks) {
      if (!Double.isNaN(shock.fundingRate8h()) && shock.at(at) && shock.touches(exchange, asset)) {
        rate = shock.fundingRate8h();
      }
    }
    return rate;
  }

  /** Factor of open interest. */
  public double openInterest(String exchange, Asset asset, long at) {
    double factor = 1;
    for (Shock shock : shocks) {
      if (shock.at(at) && shock.touches(exchange, asset)) {
        factor *= shock.openInterest();
      }
    }
    return factor;
  }

  /** What is added to mark and last price over the index, fraction. */
  public double premium(String exchange, Asset asset, long at) {
    double sum = 0;
    for (Shock shock : shocks) {
      if (shock.at(at) && shock.touches(exchange, asset)) {
        sum += shock.premium();
      }
    }
    return sum;
  }

  /**
   * How many milliseconds of ordinary trade the time between two instants is worth: additive, and
   * their distance where no shock is.
   */
  public double trading(String exchange, Asset asset, long from, long to) {
    double sum = 0;
    for (long at = from; at < to; ) {
      long next = to;
      double factor = 1;
      for (Shock shock : shocks) {
        if (shock.volume() == 1 || !shock.touches(exchange, asset)) {
          continue;
        }
        factor *= shock.at(at) ? shock.volume() : 1;
        next = later(at, shock.from(), later(at, shock.until(), next));
      }
      sum += factor * (next - at);
      at = next;
    }
    return sum;
  }

  // The edge where it comes before the next one, else that one.
  private static long later(long at, long edge, long next) {
    return edge > at && edge < next ? edge : next;
  }
}
