package dev.perps.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A comparison of generated rows with a real one: their keys and JSON types.
 *
 * @param real payload and pointer to a real row: {@code okx/tickers_swap#/data/0}
 * @param request what to ask for; for Hyperliquid the body
 * @param rows pointer to the generated rows, ending in {@code /*}, or to the only one
 * @param free keys that are not compared
 */
public record ShapeCase(String real, String request, String rows, String... free) {

  /** Fails with what differs. */
  public void check(Asking asking) {
    String[] where = real.split("#", -1);
    JsonNode sample = Shape.payload(where[0]).at(where[1]);
    JsonNode answer = request.startsWith("{") ? asking.info(request) : asking.get(request);
    boolean many = rows.endsWith("/*");
    JsonNode found = answer.at(many ? rows.substring(0, rows.length() - 2) : rows);
    Shape shape = new Shape(Set.of(free));

    assertThat(sample.isMissingNode()).isFalse();
    assertThat(found).isNotEmpty();
    for (JsonNode row : many ? found : Json.array().add(found)) {
      assertThat(shape.differences(sample, row)).as(row.toString()).isEmpty();
    }
  }

  @Override
  public String toString() {
    return request;
  }
}
