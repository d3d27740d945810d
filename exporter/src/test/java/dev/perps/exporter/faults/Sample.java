package dev.perps.exporter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;

/** Looks at a metrics page, which is a map from sample to value. */
final class Sample {
  private Sample() {}

  static String up(String exchange) {
    return "perp_exchange_up{exchange=\"" + exchange + "\"}";
  }

  static boolean isUp(Map<String, Double> page, String exchange) {
    return page.getOrDefault(up(exchange), 0.0) == 1;
  }

  static long count(Map<String, Double> page, String family, String exchange) {
    return page.keySet().stream()
        .filter(key -> key.startsWith(family + "{exchange=\"" + exchange + "\""))
        .count();
  }

  /** The reasons of the feeds of an exchange that fail. */
  static List<String> failing(Map<String, Double> page, String exchange) {
    return page.keySet().stream()
        .filter(key -> key.startsWith("perp_exchange_failing{exchange=\"" + exchange + "\""))
        .toList();
  }

  static boolean fails(Map<String, Double> page, String exchange, String reason) {
    return failing(page, exchange).stream()
        .anyMatch(key -> key.contains("reason=\"" + reason + "\""));
  }

  /** When the exchange was last collected, Unix seconds. */
  static double lastSuccess(Map<String, Double> page, String exchange) {
    return page.getOrDefault(
        "perp_exchange_last_success_timestamp_seconds{exchange=\"" + exchange + "\"}", 0.0);
  }

  /**
   * Everything that says something of a market, and does not move with the clock. The class of a
   * base is left out: where a row has lost it, the name of the base decides.
   */
  static Map<String, Double> figures(Map<String, Double> page) {
    Predicate<String> ofAMarket =
        key ->
            (key.startsWith("perp_") || key.startsWith("spot_") || key.startsWith("future_"))
                && !key.startsWith("perp_exchange_")
                && !key.contains("_timestamp_");
    return page.entrySet().stream()
        .filter(e -> ofAMarket.test(e.getKey()))
        .collect(
            Collectors.toMap(
                e -> e.getKey().replaceFirst(",class=\"[a-z]+\"", ""),
                Map.Entry::getValue,
                (a, b) -> a,
                TreeMap::new));
  }

  /**
   * No figure differs from the healthy one by more than 5 %: where a field is missing, some figures
   * are made from the second best, such as a funding rate from the mark instead of the index price.
   */
  static void assertNoFigureIsWrong(Map<String, Double> page, Map<String, Double> healthy) {
    figures(page)
        .forEach(
            (sample, value) -> {
              Double right = healthy.get(sample);
              if (right == null && sample.startsWith("perp_long_short_account_ratio")) {
                return; // asked of the biggest only, and others are the biggest without some rows
              }
              assertThat(right).as("%s %s was never there", sample, value).isNotNull();
              double tolerance = Math.max(Math.abs(right) * 0.05, roundingOf(sample));
              assertThat(value).as(sample).isCloseTo(right, Offset.offset(tolerance));
            });
  }

  /**
   * How far a figure next to zero may be off in absolute terms: what its second-best source rounds.
   * Funding has none: its rates are about 1e-4, and 5 % of that is all they get.
   */
  private static double roundingOf(String sample) {
    if (sample.startsWith("perp_basis_ratio")) {
      return 1e-2; // spot in another quote, with a coarse tick
    }
    return sample.startsWith("perp_price_change_24h_ratio") ? 1e-3 : 0;
  }
}
