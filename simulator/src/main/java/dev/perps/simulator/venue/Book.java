package dev.perps.simulator.venue;

import dev.perps.simulator.world.Hash;
import java.util.ArrayList;
import java.util.List;

/** Order book of one contract: the best prices are those of its quote. */
public final class Book {
  private Book() {}

  /** One price with what stands there, in units of the contract's base. */
  public record Level(double price, double size) {}

  /** Best first, empty where nobody bids. */
  public static List<Level> bids(Quote quote, int levels) {
    return quote.bidden() ? side(quote, quote.bid(), quote.bidSize(), -1, levels) : List.of();
  }

  /** Best first. */
  public static List<Level> asks(Quote quote, int levels) {
    return side(quote, quote.ask(), quote.askSize(), 1, levels);
  }

  private static List<Level> side(
      Quote quote, double best, double bestSize, int direction, int levels) {
    Contract contract = quote.contract();
    List<Level> side = new ArrayList<>();
    double step = Math.max(1, Math.round(best * 0.00005 / contract.tick())) * contract.tick();
    for (int i = 0; i < levels; i++) {
      double price = Decimals.round(best + direction * i * step, contract.priceDecimals());
      if (price <= 0) {
        break;
      }
      double more = 1 + i * Hash.uniform(Hash.of(contract.key() + direction, i));
      side.add(new Level(price, Decimals.round(bestSize * more, contract.sizeDecimals())));
    }
    return side;
  }
}
