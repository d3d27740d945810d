package dev.perps.exporter.scenario;

import dev.perps.simulator.world.Shock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What happens to a market, and what the rules have to say of it.
 *
 * @param coins how many of the biggest coins exchanges list
 * @param step from one scrape and evaluation to the next
 * @param steps how many scrapes follow the first one
 * @param shocks what happens
 * @param outages who answers nothing, and when
 * @param expected what is then so
 */
record Scenario(
    long seed,
    int coins,
    Instant start,
    Duration step,
    int steps,
    List<Shock> shocks,
    List<Outage> outages,
    List<Expected> expected) {

  /** An exchange that answers nothing from one moment until another. */
  record Outage(String exchange, Duration from, Duration until) {}

  /**
   * A query and its answer.
   *
   * @param at since the start
   * @param samples labels and value as promtool writes them, {@code {base="SOL"} 1}
   */
  record Expected(Duration at, String query, List<String> samples) {}

  Duration length() {
    return step.multipliedBy(steps);
  }

  boolean isDown(String exchange, Instant now) {
    Duration at = Duration.between(start, now);
    return outages.stream()
        .anyMatch(
            it ->
                it.exchange().equals(exchange)
                    && at.compareTo(it.from()) >= 0
                    && at.compareTo(it.until()) < 0);
  }
}
