package dev.perps.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How each exchange misbehaves at present. Thread-safe; a change holds from the next request on.
 */
public final class Faults {
  private final Set<String> exchanges;
  private final Map<String, List<Fault>> active = new TreeMap<>();

  Faults(Set<String> exchanges) {
    this.exchanges = exchanges;
  }

  /** From now on the exchange misbehaves in this way only. */
  public synchronized void set(String exchange, Fault fault) {
    active.put(known(exchange), List.of(fault));
  }

  /**
   * Adds a fault to those that the exchange has; one of the same kind, path and text is replaced.
   */
  public synchronized void add(String exchange, Fault fault) {
    List<Fault> faults = new ArrayList<>(of(exchange));
    faults.removeIf(
        f ->
            f.kind() == fault.kind()
                && f.path().equals(fault.path())
                && f.text().equals(fault.text()));
    faults.add(fault);
    active.put(known(exchange), List.copyOf(faults));
  }

  public synchronized void clear(String exchange) {
    active.remove(known(exchange));
  }

  public synchronized void clearAll() {
    active.clear();
  }

  /** Faults of one exchange, oldest first. */
  public synchronized List<Fault> of(String exchange) {
    return active.getOrDefault(exchange, List.of());
  }

  /** All faults by exchange. */
  public synchronized Map<String, List<Fault>> all() {
    return Map.copyOf(active);
  }

  private String known(String exchange) {
    if (!exchanges.contains(exchange)) {
      throw new IllegalArgumentException(
          "unknown exchange '" + exchange + "'; known: " + String.join(", ", exchanges));
    }
    return exchange;
  }
}
