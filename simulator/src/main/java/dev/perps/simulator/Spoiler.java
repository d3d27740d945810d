package dev.perps.simulator;

import dev.perps.simulator.exchange.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Spoils the data of a finished answer in place. Rows are what stands in its long lists, or in its
 * long objects of objects (Kraken spot); an answer without any is one row.
 */
final class Spoiler {
  private static final int LONG = 8;

  private Spoiler() {}

  static JsonNode spoil(JsonNode body, Fault fault) {
    return switch (fault.kind()) {
      case NULLS, EMPTY_STRINGS, NAN_STRINGS, NEGATIVE -> {
        for (JsonNode list : lists(body)) {
          List<JsonNode> rows = rows(list);
          for (int i = 0; i < rows.size(); i += fault.every()) {
            numbers(rows.get(i), fault.kind());
          }
        }
        yield body;
      }
      case WRONG_ROW -> {
        lists(body).forEach(list -> wrongRows(list, fault.every()));
        yield body;
      }
      case HANG,
          LATENCY,
          SLOW_BODY,
          STATUS,
          ENVELOPE_ERROR,
          RESET,
          TRUNCATE,
          GARBAGE,
          VANISH,
          STALE,
          CLOCK_SKEW ->
          body;
    };
  }

  // Hyperliquid sends two lists that belong together; lists inside of rows are no lists of rows.
  private static List<JsonNode> lists(JsonNode body) {
    List<JsonNode> lists = new ArrayList<>();
    addLists(body, lists);
    return lists.isEmpty() ? List.of(longest(body, body)) : lists;
  }

  private static void addLists(JsonNode node, List<JsonNode> lists) {
    if (count(node) >= LONG) {
      lists.add(node);
    } else {
      node.forEach(child -> addLists(child, lists));
    }
  }

  private static JsonNode longest(JsonNode node, JsonNode best) {
    JsonNode found = node.isContainer() && count(node) > count(best) ? node : best;
    for (JsonNode child : node) {
      found = longest(child, found);
    }
    return found;
  }

  private static List<JsonNode> rows(JsonNode list) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : list) {
      if (row.isContainer()) {
        rows.add(row);
      }
    }
    return rows.isEmpty() ? List.of(list) : rows;
  }

  private static int count(JsonNode node) {
    int count = 0;
    for (JsonNode child : node) {
      count += child.isContainer() ? 1 : 0;
    }
    return count;
  }

  private static void numbers(JsonNode node, FaultKind kind) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
        JsonNode value = entry.getValue();
        if (numeric(value)) {
          object.set(entry.getKey(), changed(value, kind));
        } else {
          numbers(value, kind);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (numeric(array.get(i))) {
          array.set(i, changed(array.get(i), kind));
        } else {
          numbers(array.get(i), kind);
        }
      }
    }
  }

  private static boolean numeric(JsonNode value) {
    if (value.isNumber()) {
      return true;
    }
    if (!value.isString() || value.asString().isEmpty()) {
      return false;
    }
    String text = value.asString();
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
  }

  private static JsonNode changed(JsonNode value, FaultKind kind) {
    return switch (kind) {
      case NULLS -> NullNode.getInstance();
      case EMPTY_STRINGS -> StringNode.valueOf("");
      case NAN_STRINGS -> StringNode.valueOf("NaN");
      default -> negated(value);
    };
  }

  private static JsonNode negated(JsonNode value) {
    if (value.isString()) {
      String text = value.asString();
      return StringNode.valueOf(text.startsWith("-") ? text.substring(1) : "-" + text);
    }
    return value.isIntegralNumber()
        ? LongNode.valueOf(-value.asLong())
        : DoubleNode.valueOf(-value.asDouble());
  }

  private static void wrongRows(JsonNode list, int every) {
    List<String> names = list.isObject() ? List.copyOf(list.propertyNames()) : List.of();
    for (int i = 0; i < list.size(); i += every) {
      JsonNode wrong =
          switch (i / every % 3) {
            case 0 -> StringNode.valueOf("unexpected");
            case 1 -> LongNode.valueOf(42);
            default -> Json.array().add(Json.array().add(1));
          };
      if (list instanceof ArrayNode array) {
        array.set(i, wrong);
        if (i + 1 < array.size() && array.get(i + 1) instanceof ObjectNode next) {
          firstNumberToObject(next);
        }
      } else if (list instanceof ObjectNode object) {
        object.set(names.get(i), wrong);
      }
    }
  }

  private static void firstNumberToObject(ObjectNode row) {
    for (Map.Entry<String, JsonNode> entry : List.copyOf(row.properties())) {
      if (numeric(entry.getValue())) {
        row.set(entry.getKey(), Json.object().put("value", 1));
        return;
      }
    }
  }
}
