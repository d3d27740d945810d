package dev.perps.simulator.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares keys and JSON types of a generated row with those of a real one. */
final class Shape {
  private final Set<String> free;

  /**
   * Makes a comparison.
   *
   * @param free keys that one of the two may lack, or that may have another type
   */
  Shape(Set<String> free) {
    this.free = free;
  }

  /** A payload of this module, or else one that the exporter's tests read too. */
  static JsonNode payload(String name) {
    try (InputStream in = Shape.class.getResourceAsStream("/payloads/" + name + ".json")) {
      Path shared = Path.of("../exporter/src/test/resources/payloads/" + name + ".json");
      return in == null ? Json.MAPPER.readTree(shared) : Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What differs, in words; empty when the shapes agree. */
  List<String> differences(JsonNode real, JsonNode ours) {
    List<String> differences = new ArrayList<>();
    compare("", real, ours, differences);
    return differences;
  }

  private void compare(String path, JsonNode real, JsonNode ours, List<String> differences) {
    if (!kind(real).equals(kind(ours))) {
      differences.add(path + ": real is " + kind(real) + ", ours is " + kind(ours) + " " + ours);
    } else if (real.isObject()) {
      Set<String> names = new TreeSet<>(real.propertyNames());
      names.addAll(ours.propertyNames());
      names.removeAll(free);
      for (String name : names) {
        if (!real.has(name) || !ours.has(name)) {
          differences.add(path + "/" + name + ": only " + (real.has(name) ? "real" : "ours"));
        } else {
          compare(path + "/" + name, real.get(name), ours.get(name), differences);
        }
      }
    } else if (real.isArray() && !real.isEmpty() && !ours.isEmpty()) {
      boolean tuple = real.size() == ours.size();
      for (int i = 0; i < ours.size(); i++) {
        compare(path + "/" + i, real.get(tuple ? i : 0), ours.get(i), differences);
      }
    }
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name();
  }
}
