package dev.perps.simulator.exchange;

import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Candle;
import dev.perps.simulator.venue.Candles;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;

/** What several exchanges write in the same way. */
public final class Wire {
  private Wire() {}

  /** 0.001 for three decimals. */
  public static String step(int decimals) {
    return Decimals.fixed(Math.pow(10, -decimals), decimals);
  }

  /** A price as a string with the decimals of its contract. */
  public static String price(Contract contract, double price) {
    return Decimals.fixed(price, contract.priceDecimals());
  }

  /** A size as a string with the decimals of its contract. */
  public static String size(Contract contract, double size) {
    return Decimals.fixed(size, contract.sizeDecimals());
  }

  /** Book levels as pairs of strings. */
  public static ArrayNode levels(Contract contract, List<Book.Level> levels) {
    return Json.array(
        levels,
        level -> Json.strings(price(contract, level.price()), size(contract, level.size())));
  }

  /**
   * Candles that a query asks for, ascending: from {@code start} on where that is given alone, else
   * the newest up to {@code end} or now.
   */
  public static List<Candle> candles(
      Venue venue,
      Contract contract,
      Candles.Of what,
      long interval,
      OptionalLong start,
      OptionalLong end,
      int limit,
      boolean oldestFirst,
      long now) {
    List<Long> starts =
        Intervals.grid(
            interval,
            start.orElse(0),
            Math.min(end.orElse(now), now),
            limit,
            start.isPresent() && oldestFirst);
    return starts.isEmpty()
        ? List.of()
        : Candles.between(
            venue, contract, what, interval, starts.getFirst(), starts.getLast(), now);
  }

  /** A parameter that may be absent. */
  public static OptionalLong moment(ApiRequest request, String name) {
    return request.parameter(name).isPresent()
        ? OptionalLong.of(request.number(name, 0))
        : OptionalLong.empty();
  }
}
