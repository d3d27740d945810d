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
                  List.of())));

  private Calm() {}
}
