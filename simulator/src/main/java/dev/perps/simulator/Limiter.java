package dev.perps.simulator;

import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts weight in fixed windows, as if all requests came from one address. Thread-safe. */
final class Limiter {
  private record Window(long number, long used) {}

  private final Map<String, Window> windows = new HashMap<>();

  /** Books a request and says how full each limit is now. */
  synchronized List<Usage> charge(String exchange, List<Charge> cost, long nowMillis) {
    List<Usage> usages = new ArrayList<>(cost.size());
    for (Charge charge : cost) {
      long length = charge.limit().window().toMillis();
      long number = Math.floorDiv(nowMillis, length);
      String pool = exchange + '/' + charge.limit().name();
      Window window = windows.get(pool);
      long before = window == null || window.number() != number ? 0 : window.used();
      long used = before + charge.weight();
      windows.put(pool, new Window(number, used));
      long end = (number + 1) * length;
      usages.add(new Usage(charge.limit(), used, end, end - nowMillis));
    }
    return usages;
  }
}
