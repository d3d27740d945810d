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
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  private static final Duration PACE = Duration.ofSeconds(3);

  /** What a query finds while Prometheus does not listen yet, or says that it is starting. */
  private static final String NOTHING_YET = "{\"status\":\"success\",\"data\":{\"result\":[]}}";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private Simulator simulator;
  private Exporter exporter;
  private Webhook webhook;
  private Stack stack;
  private Past past;

  @BeforeAll
  void start(@TempDir Path directory) {
    Optional<Stack.Launcher> launcher = Stack.launcher();
    assertThat(launcher.isPresent() || !mustRun())
        .as("CI needs Docker, or Prometheus and Alertmanager on the machine")
        .isTrue();
    assumeTrue(
        launcher.isPresent(),
        "NOT RUN: needs Docker, or apt-get install prometheus prometheus-alertmanager");
    simulator = Simulator.start(SimulatorOptions.defaults().withFreeze(false));
    webhook = new Webhook();
    exporter =
        Exporter.start(
            ConfigFiles.read(Optional.empty(), settings(directory), Exchanges.ALL, "test"),
            InstantSource.system());
    stack =
        launcher.get().start(directory, exporter.port(), PACE, Delivery.toWebhook(webhook.port()));
    past = new Past(simulator.baseUri(), stack.hostName() + ":" + exporter.port(), directory);
  }

  private static boolean mustRun() {
    return "true".equals(System.getenv("CI"));
  }

  private Map<String, String> settings(Path directory) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PERPS_SERVER_HOST", "0.0.0.0");
    settings.put("PERPS_SERVER_PORT", "0");
    settings.put("PERPS_SIMULATOR_URL", simulator.baseUri().toString());
    settings.put("PERPS_COLLECTION_INTERVAL", "4s");
    settings.put("PERPS_COLLECTION_WEIGHT_SHARE", "1");
    settings.put("PERPS_KRAKEN_ACCOUNT_DATA_DIRECTORY", directory.resolve("account").toString());
    settings.put("KRAKEN_FUTURES_API_KEY", DemoKeys.MAIN.futuresKey());
    settings.put("KRAKEN_FUTURES_API_SECRET", DemoKeys.MAIN.futuresSecret());
    settings.put("KRAKEN_SPOT_API_KEY", DemoKeys.MAIN.spotKey());
    settings.put("KRAKEN_SPOT_API_SECRET", DemoKeys.MAIN.spotSecret());
    return settings;
  }

  @AfterAll
  void stop() {
    for (AutoCloseable one : new AutoCloseable[] {past, stack, exporter, webhook, simulator}) {
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
  void theLastDaysAreThere() {
    stack.load(past.folder());
    // Prometheus looks for new blocks once a minute.
    await(
        "a day ago in Prometheus",
        Duration.ofSeconds(90),
        () -> number("count(perp_last_price{job=\"perps-exporter\"} offset 1d)") > 10);
  }

  @Test
  @Order(4)
  void everyQueryOfTheDashboardsHasData() {
    assertThat(Dashboards.canAsk() || !mustRun()).as("CI needs Node.js").isTrue();
    assumeTrue(Dashboards.canAsk(), "NOT RUN: needs Node.js 20, apt-get install nodejs npm");
    Dashboards.prepare();
    AtomicReference<String> said = new AtomicReference<>("");
    try {
      // What is made of history and of an account takes a while at first.
      await(
          "data in every panel",
          Duration.ofSeconds(60),
          () -> {
            Programs.Ended ended = Dashboards.ask(stack.prometheus());
            said.set(ended.said());
            return ended.status() == 0;
          });
    } catch (AssertionError e) {
      throw new AssertionError(said.get(), e);
    }
  }

  @Test
  @Order(5)
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
  @Order(6)
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
