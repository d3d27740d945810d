package dev.perps.exporter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.collect.Pace;
import dev.perps.simulator.Fault;
import dev.perps.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exporter stays within its share of the limits, and leaves alone who asks for it. */
class LimitsTest {
  /** Binance publishes 2400 a minute for each of its futures hosts, 6000 for spot. */
  private static final int FAPI_LIMIT = 2400;

  /** A cycle that would need far more than the limit allows, held back to the share. */
  @Test
  void callsStayWithinTheShareOfTheLimit() {
    Pace greedy =
        new Pace(
            Duration.ofMillis(500),
            12,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            0.5,
            0.2,
            0.1);
    SimulatorOptions strict = SimulatorOptions.defaults().withFreeze(true).withEnforceLimits(true);
    try (Rig rig = new Rig(strict, greedy)) {
      rig.await(
          "the share to be used up",
          page ->
              page.keySet().stream()
                  .anyMatch(key -> key.startsWith("perp_exchange_failing{exchange=\"binance\"")));
      Rig.pause(Duration.ofSeconds(3));
      long weight =
          rig.simulator.calls().paths("binance").entrySet().stream()
              .filter(path -> path.getKey().startsWith("/fapi/"))
              .mapToLong(path -> path.getValue().weight())
              .sum();
      assertThat(weight).isBetween(FAPI_LIMIT / 10L, FAPI_LIMIT / 2L);
      Map<String, Double> page = rig.page();
      assertThat(
              page.keySet().stream()
                  .filter(key -> key.startsWith("perps_exporter_requests_seconds_count"))
                  .filter(key -> key.contains("outcome=\"rate_limited\"")))
          .as("nobody had to say 429")
          .isEmpty();
    }
  }

  @Test
  void hostThatSaysRetryAfterIsLeftAloneThatLong() {
    try (Rig rig = new Rig()) {
      rig.await(
          "binance", page -> page.getOrDefault("perp_exchange_up{exchange=\"binance\"}", 0.0) == 1);
      rig.simulator.faults().set("binance", Fault.status(429).retryAfter(6));
      rig.await(
          "every feed of binance rate limited",
          page ->
              page.keySet().stream()
                      .filter(
                          key ->
                              key.startsWith("perp_exchange_failing{exchange=\"binance\"")
                                  && key.contains("rate_limited"))
                      .count()
                  == 3);
      Rig.pause(Duration.ofMillis(500)); // calls under way come back
      rig.simulator.faults().clearAll();
      rig.simulator.calls().reset();
      Rig.pause(Duration.ofSeconds(3));
      assertThat(rig.simulator.calls().count("binance")).as("calls during the pause").isZero();
      assertThat(rig.simulator.calls().count("bybit")).isPositive();
      rig.await(
          "recovery after the pause",
          page -> page.getOrDefault("perp_exchange_up{exchange=\"binance\"}", 0.0) == 1);
    }
  }
}
