package dev.perps.simulator.exchange;

import dev.perps.simulator.venue.Decimals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Short words for building JSON. */
public final class Json {
  public static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** One row for each item, in order. */
  public static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> row) {
    ArrayNode array = NODES.arrayNode(items.size());
    for (T item : items) {
      array.add(row.apply(item));
    }
    return array;
  }

  /**
   * One row for each item, made while the answer is written: long lists never stand in memory as a
   * whole. Nothing but a writer can look into the node.
   */
  public static <T> JsonNode stream(List<T> items, Function<T, JsonNode> row) {
    Iterable<JsonNode> rows = () -> items.stream().map(row).iterator();
    return NODES.pojoNode(rows);
  }

  public static ArrayNode strings(String... texts) {
    ArrayNode array = NODES.arrayNode(texts.length);
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  /** Adds a JSON number with at most this many decimals, nothing at all when there is no value. */
  public static void number(ObjectNode row, String name, double value, int decimals) {
    if (!Double.isNaN(value)) {
      row.set(name, number(value, decimals));
    }
  }

  /** A JSON number, whole ones without a fraction. */
  public static JsonNode number(double value, int decimals) {
    double rounded = Decimals.round(value, decimals);
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
        ? NODES.numberNode((long) rounded)
        : NODES.numberNode(rounded);
  }

  /** Unix milliseconds as 2026-01-31T10:00:00.123Z. */
  public static String iso(long millis) {
    String text = Instant.ofEpochMilli(millis).toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }
}
