package dev.perps.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every call that an exchange received, answered or not. A path is what follows the exchange's
 * name, without query; for Hyperliquid {@code /info/TYPE}. Thread-safe. Counts are exact; single
 * calls are kept for the last {@value #KEPT} of each exchange.
 */
public final class CallLog {
  static final int KEPT = 50_000;
  private final Map<String, ExchangeCalls> exchanges = new TreeMap<>();

  /**
   * One call.
   *
   * @param weight cost in the exchange's own rate limit units
   * @param target path with query
   */
  public record Call(Instant time, String path, String target, int weight) {}

  /** Sums over many calls. */
  public record Total(long count, long weight) {
    private Total plus(int more) {
      return new Total(count + 1, weight + more);
    }
  }

  private record ExchangeCalls(Map<String, Total> totals, Deque<Call> last) {}

  synchronized void add(String exchange, Call call) {
    ExchangeCalls calls =
        exchanges.computeIfAbsent(
            exchange, name -> new ExchangeCalls(new TreeMap<>(), new ArrayDeque<>()));
    calls.totals().merge(call.path(), new Total(1, call.weight()), (a, b) -> a.plus(call.weight()));
    if (calls.last().size() == KEPT) {
      calls.last().removeFirst();
    }
    calls.last().addLast(call);
  }

  public long count(String exchange) {
    return sum(exchange, path -> true).count();
  }

  /** Calls of exactly this path. */
  public long count(String exchange, String path) {
    return sum(exchange, path::equals).count();
  }

  public long weight(String exchange) {
    return sum(exchange, path -> true).weight();
  }

  /** Weight of the calls of exactly this path. */
  public long weight(String exchange, String path) {
    return sum(exchange, path::equals).weight();
  }

  /** When the exchange was called, oldest first. */
  public List<Instant> times(String exchange) {
    return last(exchange).stream().map(Call::time).toList();
  }

  /** The calls themselves, oldest first. */
  public synchronized List<Call> last(String exchange) {
    ExchangeCalls calls = exchanges.get(exchange);
    return calls == null ? List.of() : List.copyOf(calls.last());
  }

  /** Sums by path. */
  public synchronized Map<String, Total> paths(String exchange) {
    ExchangeCalls calls = exchanges.get(exchange);
    return calls == null ? Map.of() : new TreeMap<>(calls.totals());
  }

  public synchronized void reset() {
    exchanges.clear();
  }

  private Total sum(String exchange, Predicate<String> wanted) {
    long count = 0;
    long weight = 0;
    for (Map.Entry<String, Total> entry : paths(exchange).entrySet()) {
      if (wanted.test(entry.getKey())) {
        count += entry.getValue().count();
        weight += entry.getValue().weight();
      }
    }
    return new Total(count, weight);
  }
}
