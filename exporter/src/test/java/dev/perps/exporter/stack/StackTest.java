package dev.perps.exporter.stack;

import static dev.perps.exporter.stack.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perps.exporter.Exporter;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole path: simulator, exporter, Prometheus with the project's rules, Alertmanager, webhook,
 * and the queries of the dashboards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackTest {
  private static final int EXCHANGES = Exchanges.ALL.size();

  /** What a query finds while Prometheus does not listen yet, or says that it is starting. */
  private static final String NOTHING_YET = "{\"status\":\"success\",\"data\":{\"result\":[]}}";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private Simulator simulator;
  private Exporter exporter;
  private Webhook webhook;
  private Stack stack;

  @BeforeAll
  void start(@TempDir Path directory) {
    Optional<Stack.Launcher> launcher = Stack.launcher();
    boolean mustRun = "true".equals(System.getenv("CI"));
    assertThat(launcher.isPresent() || !mustRun)
        .as("CI needs Docker, or Prometheus and Alertmanager on the machine")
        .isTrue();
    assumeTrue(
        launcher.isPresent(),
        "NOT RUN: needs Docker, or apt-get install prometheus prometheus-alertmanager");
    simulator = Simulator.start(SimulatorOptions.defaults().withFreeze(false));
    webhook = new Webhook();
    exporter =
        Exporter.start(
            ConfigFiles.read(
                Optional.empty(),
                Map.of(
                    "PERPS_SERVER_HOST", "0.0.0.0",
                    "PERPS_SERVER_PORT", "0",
                    "PERPS_SIMULATOR_URL", simulator.baseUri().toString(),
                    "PERPS_COLLECTION_INTERVAL", "4s",
                    "PERPS_COLLECTION_WEIGHT_SHARE", "1"),
                Exchanges.ALL,
                "test"),
            InstantSource.system());
    stack = launcher.get().start(directory, exporter.port(), Delivery.toWebhook(webhook.port()));
  }

  @AfterAll
  void stop() {
    for (AutoCloseable one : new AutoCloseable[] {stack, exporter, webhook, simulator}) {
      if (one != null) {
        try {
          one.close();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @Test
  @Order(1)
  void prometheusScrapesAllExchanges() {
    await("all exchanges in Prometheus", () -> number("sum(perp_exchange_up)") == EXCHANGES);
    await("the exporter's target up", () -> number("up{job=\"perps-exporter\"}") == 1);
    assertThat(number("count(perp_mark_price)")).isGreaterThan(3500);
    assertThat(number("perps_exporter_data_source{source=\"simulator\"}")).isEqualTo(1);
  }

  @Test
  @Order(2)
  void recordingRulesEvaluate() {
    await(
        "funding weighted by open interest",
        () -> number("count(exchange:perp_funding_rate_8h_ratio:oi_weighted)") == EXCHANGES);
    assertThat(Math.abs(number("all:perp_funding_rate_8h_ratio:oi_weighted"))).isLessThan(0.01);
    await("total", () -> number("all:perp_exchange_open_interest_usd:sum") > 1e9);
    assertThat(number("sum(prometheus_rule_evaluation_failures_total) or vector(0)")).isZero();
  }

  @Test
  @Order(3)
  void everyQueryOfTheDashboardsHasData() throws IOException {
    JsonNode dashboard =
        JSON.readTree(Path.of("../grafana/dashboards/market-overview.json").toFile());
    List<String> empty = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String query =
            target.get("expr").asString().replace("$exchange", ".+").replace("$base", ".+");
        if (query(query).isEmpty()) {
          empty.add(panel.get("title").asString() + ": " + query);
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  @Order(4)
  void exchangeThatIsDownReachesTheWebhook() {
    simulator.faults().set("bybit", Fault.status(503));
    await(
        "alert at the webhook",
        () ->
            webhook.messages().stream()
                .anyMatch(
                    message -> message.contains("PerpsExchangeDown") && message.contains("bybit")));
    String message =
        webhook.messages().stream()
            .filter(text -> text.contains("PerpsExchangeDown"))
            .findFirst()
            .orElseThrow();
    assertThat(message)
        .contains(
            "\"status\":\"firing\"", "\"exchange\":\"bybit\"", "/docs/alerts#perpsexchangedown")
        .doesNotContain("kraken");
    simulator.faults().clearAll();
  }

  @Test
  @Order(5)
  void scrapesWereClean() {
    await("several scrapes", () -> number("count_over_time(up{job=\"perps-exporter\"}[1m])") >= 10);
    assertThat(number("min_over_time(up{job=\"perps-exporter\"}[1m])")).isEqualTo(1);
    for (String counter :
        List.of(
            "prometheus_target_scrapes_sample_out_of_order_total",
            "prometheus_target_scrapes_sample_duplicate_timestamp_total",
            "prometheus_target_scrapes_sample_out_of_bounds_total",
            "prometheus_target_scrapes_exceeded_sample_limit_total")) {
      assertThat(own(counter)).as(counter).isZero();
    }
  }

  /** A figure that Prometheus tells of itself. */
  private double own(String counter) {
    return get(stack.prometheus().resolve("/metrics"))
        .lines()
        .filter(line -> line.startsWith(counter + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow(() -> new AssertionError(counter + " is not there"));
  }

  private double number(String query) {
    JsonNode result = query(query);
    return result.isEmpty()
        ? Double.NaN
        : Double.parseDouble(result.get(0).get("value").get(1).asString());
  }

  private JsonNode query(String query) {
    String body =
        get(
            stack
                .prometheus()
                .resolve(
                    "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
    JsonNode answer = JSON.readTree(body);
    if (!answer.path("status").asString("").equals("success")) {
      throw new AssertionError(query + ": " + body);
    }
    return answer.get("data").get("result");
  }

  private String get(URI uri) {
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 503 ? NOTHING_YET : answer.body();
    } catch (IOException e) {
      return NOTHING_YET;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
