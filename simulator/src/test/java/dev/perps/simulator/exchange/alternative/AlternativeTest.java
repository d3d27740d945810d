package dev.perps.simulator.exchange.alternative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.world.World;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlternativeTest {
  private static final Asking ASKING = Asking.standard();
  private static final long DAY = 86_400_000L;

  @Test
  void oneRowOfToday() {
    JsonNode body = ASKING.get("alternative/fng/?limit=1");

    assertThat(body.propertyNames()).containsExactly("name", "data", "metadata");
    assertThat(body.get("metadata").get("error").isNull()).isTrue();
    assertThat(body.get("data")).hasSize(1);
    JsonNode row = body.get("data").get(0);
    assertThat(row.propertyNames())
        .containsExactly("value", "value_classification", "timestamp", "time_until_update");
    row.forEach(value -> assertThat(value.isString()).isTrue());
    assertThat(row.get("timestamp").asString())
        .isEqualTo(Long.toString(Instant.parse("2026-03-10T00:00:00Z").getEpochSecond()));
    // from 10:20:30 to midnight are 13 h 39 min 29 s and a half
    assertThat(row.get("time_until_update").asString()).isEqualTo("49169");
    assertThat(Integer.parseInt(row.get("value").asString())).isBetween(0, 100);
  }

  @Test
  void aRowForEachDayNewestFirst() {
    JsonNode rows = ASKING.get("alternative/fng/?limit=30").get("data");

    assertThat(rows).hasSize(30);
    for (int i = 1; i < 30; i++) {
      assertThat(rows.get(i - 1).get("timestamp").asLong() - rows.get(i).get("timestamp").asLong())
          .isEqualTo(86_400);
      assertThat(rows.get(i).has("time_until_update")).isFalse();
    }
    // from 2018-02-01 to 2026-03-10, both counted
    assertThat(ASKING.get("alternative/fng/?limit=0").get("data")).hasSize(2960);
    assertThat(ASKING.get("alternative/fng/").get("data")).hasSize(1);
  }

  @Test
  void greedFollowsARise() {
    World world = new World(1, Long.MAX_VALUE);
    Alternative alternative = new Alternative(world, Asking.NOW);
    long today = Asking.NOW / DAY * DAY;
    double together = 0;
    Set<Integer> seen = new java.util.HashSet<>();
    for (int back = 0; back < 730; back++) {
      long day = today - back * DAY;
      double rise =
          Math.log(
              world.price(world.catalogue().get("BTC"), day)
                  / world.price(world.catalogue().get("BTC"), day - 30 * DAY));
      int index = alternative.index(day);
      assertThat(index).isBetween(1, 99);
      seen.add(index);
      together += Math.signum(rise) * Math.signum(index - 50);
    }
    // two days out of three at least are on the same side
    assertThat(together).isGreaterThan(730 / 3.0);
    assertThat(seen).hasSizeGreaterThan(40);
  }
}
