package dev.perps.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShapeTest {
  private final JsonNode real =
      Json.MAPPER.readTree("{\"a\":\"1\",\"b\":[[1,\"x\"],[2,\"y\"]],\"c\":{\"d\":null}}");

  @Test
  void findsWhatIsMissingAddedOrOfAnotherType() {
    JsonNode ours = Json.MAPPER.readTree("{\"a\":1,\"b\":[[1,2]],\"c\":{\"d\":null,\"e\":true}}");
    assertThat(new Shape(Set.of()).differences(real, ours))
        .containsExactly(
            "/a: real is STRING, ours is NUMBER 1",
            "/b/0/1: real is STRING, ours is NUMBER 2",
            "/c/e: only ours");
  }

  @Test
  void leavesFreeKeysOut() {
    JsonNode ours = Json.MAPPER.readTree("{\"b\":[[1,\"z\"]],\"c\":{\"d\":null,\"e\":true}}");
    assertThat(new Shape(Set.of("a", "e")).differences(real, ours)).isEmpty();
  }
}
