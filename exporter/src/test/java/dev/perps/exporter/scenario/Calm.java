package dev.perps.exporter.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A day on which nothing happens: no rule may call for anybody. */
final class Calm {
  static final Scenario DAY =
      new Scenario(
          1,
          6,
          Instant.parse("2026-03-10T00:00:00Z"),
          Duration.ofMinutes(5),
          288,
          List.of(),
          List.of(),
          List.of(
              new Scenario.Expected(
                  Duration.ofHours(24),
                  "count_over_time(ALERTS{alertstate=\"firing\",tier=~\"1|2\"}[24h])",
                  List.of()),
              // No alert is no proof where nothing can be judged.
              new Scenario.Expected(
                  Duration.ofHours(24), "sum(all:perp_exchange_up:sum)", List.of("{} 17")),
              new Scenario.Expected(
                  Duration.ofHours(24),
                  "count(group by (strategy) (strategy:signal_conditions_ratio:met)) >= bool 14",
                  List.of("{} 1"))));

  private Calm() {}
}
