package dev.perps.simulator;

import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts weight in fixed windows and buckets, as if all requests came from one address.
 * Thread-safe.
 */
final class Limiter {
  private record Window(long number, long used) {}

  /** A bucket as it was when it was last used; {@code missing} is weight, a fraction of it too. */
  private record Bucket(long millis, double missing) {}

  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, Bucket> buckets = new HashMap<>();

  /** Books a request and says how full each limit is now. */
  synchronized List<Usage> charge(String exchange, List<Charge> cost, long nowMillis) {
    List<Usage> usages = new ArrayList<>(cost.size());
    for (Charge charge : cost) {
      String pool = exchange + '/' + charge.limit().name();
      usages.add(
          charge.limit().bucket() ? take(pool, charge, nowMillis) : count(pool, charge, nowMillis));
    }
    return usages;
  }

  private Usage count(String pool, Charge charge, long nowMillis) {
    long length = charge.limit().window().toMillis();
    long number = Math.floorDiv(nowMillis, length);
    Window window = windows.get(pool);
    long before = window == null || window.number() != number ? 0 : window.used();
    long used = before + charge.weight();
    windows.put(pool, new Window(number, used));
    long end = (number + 1) * length;
    return new Usage(charge.limit(), used, end, end - nowMillis);
  }

  private Usage take(String pool, Charge charge, long nowMillis) {
    RateLimit limit = charge.limit();
    double perMilli = (double) limit.capacity() / limit.window().toMillis();
    Bucket bucket = buckets.getOrDefault(pool, new Bucket(nowMillis, 0));
    double came = Math.max(0, nowMillis - bucket.millis()) * perMilli;
    double missing = Math.max(0, bucket.missing() - came);
    double wanted = missing + charge.weight();
    boolean refused = wanted > limit.capacity();
    buckets.put(pool, new Bucket(nowMillis, refused ? missing : wanted));
    long wait = refused ? (long) Math.ceil((wanted - limit.capacity()) / perMilli) : 0;
    return new Usage(limit, (long) Math.ceil(wanted), nowMillis + wait, wait);
  }
}
