package dev.perps.simulator;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.world.Shock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shocks as JSON. Bad input is an IllegalArgumentException with one line. */
final class ShockControl {
  private static final Set<String> EFFECTS =
      Set.of("price", "fundingRate8h", "openInterest", "volume", "premium");
  private final Shocks shocks;

  ShockControl(Shocks shocks) {
    this.shocks = shocks;
  }

  /** Every shock, with what it changes. */
  ArrayNode all() {
    ArrayNode rows = Json.array();
    for (Shock shock : shocks.all()) {
      ObjectNode row = rows.addObject().put("base", shock.base());
      if (!shock.exchange().isEmpty()) {
        row.put("exchange", shock.exchange());
      }
      Shock nothing = Shock.of(shock.base());
      put(row, "price", shock.price(), nothing.price());
      put(row, "fundingRate8h", shock.fundingRate8h(), nothing.fundingRate8h());
      put(row, "openInterest", shock.openInterest(), nothing.openInterest());
      put(row, "volume", shock.volume(), nothing.volume());
      put(row, "premium", shock.premium(), nothing.premium());
      row.put("from", Instant.ofEpochMilli(shock.from()).toString());
      if (shock.until() != Long.MAX_VALUE) {
        row.put("until", Instant.ofEpochMilli(shock.until()).toString());
      }
    }
    return rows;
  }

  private static void put(ObjectNode row, String name, double value, double nothing) {
    if (Double.compare(value, nothing) != 0) {
      row.put(name, value);
    }
  }

  ArrayNode add(String body) {
    JsonNode json = Json.MAPPER.readTree(body);
    if (!json.isObject()) {
      throw new IllegalArgumentException(
          "the body must be a JSON object with base and what happens to it");
    }
    boolean effect = false;
    for (String name : json.propertyNames()) {
      effect |= EFFECTS.contains(name);
      if (!EFFECTS.contains(name) && !Set.of("base", "exchange", "seconds").contains(name)) {
        throw new IllegalArgumentException(
            "unknown field '"
                + name
                + "'; known: base, exchange, price, fundingRate8h, openInterest, volume, premium,"
                + " seconds");
      }
    }
    if (!effect) {
      throw new IllegalArgumentException(
          "nothing happens; give price, fundingRate8h, openInterest, volume or premium");
    }
    Shock shock =
        Shock.of(text(json, "base"))
            .withExchange(text(json, "exchange"))
            .withPrice(number(json, "price", 1))
            .withFundingRate8h(number(json, "fundingRate8h", Double.NaN))
            .withOpenInterest(number(json, "openInterest", 1))
            .withVolume(number(json, "volume", 1))
            .withPremium(number(json, "premium", 0));
    if (json.has("seconds")) {
      shocks.add(shock, Duration.ofSeconds((long) number(json, "seconds", 0)));
    } else {
      shocks.add(shock);
    }
    return all();
  }

  ArrayNode end() {
    shocks.end();
    return all();
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      return "";
    }
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " must be a string, not " + value);
    }
    return value.asString();
  }

  private static double number(JsonNode json, String name, double otherwise) {
    JsonNode value = json.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(name + " must be a number, not " + value);
    }
    return value.asDouble();
  }
}
