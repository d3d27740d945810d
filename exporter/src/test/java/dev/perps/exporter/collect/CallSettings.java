package dev.perps.exporter.collect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with which Kraken is called at another address. */
final class CallSettings {
  private CallSettings() {}

  static CollectSettings kraken(URI address) {
    return kraken(address, Duration.ofSeconds(10));
  }

  static CollectSettings kraken(URI address, Duration callTimeout) {
    return new CollectSettings(
        List.of("kraken"),
        Pace.Profile.BALANCED.pace(),
        Map.of(),
        3,
        callTimeout,
        32 << 20,
        Duration.ofMinutes(15),
        "perps-exporter/test",
        Map.of(),
        Optional.empty(),
        Map.of("kraken", address),
        Homonyms.NONE,
        ContractFilter.NONE);
  }
}
