package dev.perps.exporter.exchange.bybit;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.bybit.BybitWire.Envelope;
import dev.perps.exporter.exchange.bybit.BybitWire.Page;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All pages of an instrument list, by symbol in the exchange's order.
 *
 * @param malformed rows that could not be read
 */
record Instruments<T>(Map<String, T> bySymbol, int malformed) {
  private static final int MOST_PAGES = 50; // of 1000 markets each

  /**
   * Asks for one page after the other. A page that fails fails the whole, for half a list would
   * look like a delisting of the other half.
   */
  static <T> Instruments<T> ask(
      Api api, Endpoint<Envelope<T>> endpoint, Function<T, String> symbol) {
    Map<String, T> bySymbol = new LinkedHashMap<>();
    int malformed = 0;
    Set<String> seen = new HashSet<>();
    Endpoint<Envelope<T>> next = endpoint;
    while (true) {
      Page<T> page = api.ask(next).get().page();
      page.rows().by(symbol).forEach(bySymbol::putIfAbsent);
      malformed += page.rows().malformed();
      String cursor = page.nextPageCursor();
      // A cursor that was followed before has nothing new behind it.
      if (cursor == null || cursor.isEmpty() || !seen.add(cursor)) {
        return new Instruments<>(bySymbol, malformed);
      }
      if (seen.size() == MOST_PAGES) {
        throw new ExchangeException(FailureReason.MALFORMED, "the instrument list does not end");
      }
      next = endpoint.with("cursor", cursor);
    }
  }
}
