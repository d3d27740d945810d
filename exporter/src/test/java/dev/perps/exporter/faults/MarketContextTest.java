package dev.perps.exporter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Exporter;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.backfill.BackfillSettings;
import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.Homonyms;
import dev.perps.exporter.config.LogSettings;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.history.HistorySettings;
import dev.perps.exporter.server.ServerSettings;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands beside the exchanges, on the page of the whole exporter. */
class MarketContextTest {
  private static final List<Exchange> TWO =
      Exchanges.ALL.stream()
          .filter(exchange -> Set.of("binance", "coinbase").contains(exchange.id()))
          .toList();

  private final HttpClient client = HttpClient.newHttpClient();

  private static Exporter start(Simulator simulator) {
    CollectSettings collect =
        new CollectSettings(
            TWO.stream().map(Exchange::id).toList(),
            Rig.pace(Duration.ofMillis(400)),
            Map.of(),
            5,
            Duration.ofSeconds(5),
            32 << 20,
            Duration.ofMinutes(15),
            "perps-exporter/test",
            Map.of(),
            Optional.of(simulator.baseUri()),
            Map.of(),
            Homonyms.NONE,
            ContractFilter.NONE,
            true);
    return Exporter.start(
        new Settings(
            new ServerSettings("127.0.0.1", 0),
            collect,
            HistorySettings.OFF,
            new BackfillSettings(1, 1, 1, 1, Map.of()),
            AccountSettings.OFF,
            new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT),
            TWO),
        InstantSource.system());
  }

  private String get(String address) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Waits until each of these begins a line of the page. */
  private String await(Exporter exporter, String... lines)
      throws IOException, InterruptedException {
    String page = "";
    for (int i = 0; i < 300; i++) {
      page = get("http://127.0.0.1:" + exporter.port() + "/metrics");
      String now = "\n" + page;
      if (List.of(lines).stream().allMatch(line -> now.contains("\n" + line))) {
        return page;
      }
      Thread.sleep(100);
    }
    assertThat(page).contains(lines);
    return page;
  }

  private static double value(String page, String sample) {
    return page.lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void besideTheExchanges() throws IOException, InterruptedException {
    String premium = "market_coinbase_premium_ratio{base=\"BTC\"}";
    String ratio = "perp_spot_volume_ratio{exchange=\"binance\",base=\"BTC\"}";
    try (Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withFreeze(true).withCoins(20));
        Exporter exporter = start(simulator)) {
      String page = await(exporter, "market_fear_greed_index", premium, ratio);

      String answer = get(simulator.baseUri() + "/alternative/fng/?limit=1");
      assertThat(answer)
          .contains("\"value\":\"" + (int) value(page, "market_fear_greed_index") + "\"");
      assertThat(value(page, "market_fear_greed_timestamp_seconds") % 86_400).isZero();
      // Both are the one price of the simulated market, give or take some ticks.
      assertThat(value(page, premium)).isBetween(-0.001, 0.001);
      assertThat(value(page, ratio)).isPositive();
      assertThat(page).doesNotContain("perps_exporter_context_failing{");
      Rig.pause(Duration.ofMillis(1100)); // the program's own figures are a second old
      String later = get("http://127.0.0.1:" + exporter.port() + "/metrics");
      assertThat(later.lines().filter(line -> line.startsWith("perps_exporter_requests")))
          .anyMatch(line -> line.contains("\"alternative\"") && line.contains("\"fng\""));
      assertThat(page.lines().filter(line -> line.startsWith("perp_")))
          .noneMatch(line -> line.contains("\"alternative\""));
      // A price that is not renewed says nothing of now, though it stays on the page for a while.
      simulator.faults().set("coinbase", Fault.status(503).onPath("/api/v3/brokerage"));
      awaitGone(exporter, premium);
      // the exporter's and this test's
      assertThat(simulator.calls().count("alternative")).isEqualTo(2);
    }
  }

  private void awaitGone(Exporter exporter, String sample)
      throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (!get("http://127.0.0.1:" + exporter.port() + "/metrics").contains(sample)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(sample + " stays");
  }

  @Test
  void itsFailureIsOnThePage() throws IOException, InterruptedException {
    try (Simulator simulator =
        Simulator.start(SimulatorOptions.defaults().withFreeze(true).withCoins(20))) {
      simulator.faults().set("alternative", Fault.garbage());
      try (Exporter exporter = start(simulator)) {
        String page =
            await(
                exporter,
                "perps_exporter_context_failing{source=\"fear_greed\",reason=\"malformed\"} 1");
        assertThat(page).doesNotContain("\nmarket_fear_greed_index ");
      }
    }
  }
}
