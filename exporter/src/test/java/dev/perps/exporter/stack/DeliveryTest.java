package dev.perps.exporter.stack;

import static dev.perps.exporter.stack.Waiting.await;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perps.exporter.Exporter;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.stack.Chats.Message;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.world.Shock;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * From a shock on the simulated market to the message on a phone: one message in each channel,
 * muted while its exchange is down, repeated, and told when it is over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryTest {
  private static final Set<String> EXCHANGES =
      Set.of("binance", "bitget", "bybit", "gateio", "hyperliquid");

  private static final String WEBHOOK = "/webhook";
  private static final String WATCHDOG = "/watchdog";
  private static final String DISCORD = "/api/webhooks/1/secret";
  private static final String SLACK = "/services/T0/B0/secret";
  private static final String TELEGRAM = "/bot123456:secret/sendMessage";

  private final HttpClient client = HttpClient.newHttpClient();
  private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "0.0.0.0", "smtp"));
  private Simulator simulator;
  private Exporter exporter;
  private Chats chats;
  private Stack stack;

  @BeforeAll
  void start(@TempDir Path directory) {
    Optional<Stack.Launcher> launcher = Stack.launcher();
    assumeTrue(
        launcher.isPresent(),
        "NOT RUN: needs Docker, or apt-get install prometheus prometheus-alertmanager");
    simulator = Simulator.start(SimulatorOptions.defaults().withCoins(10));
    chats = new Chats();
    mailbox.start();
    exporter =
        Exporter.start(
            ConfigFiles.read(Optional.empty(), settings(), Exchanges.ALL, "test"),
            InstantSource.system());
    int mail = mailbox.getSmtp().getPort();
    stack =
        launcher
            .get()
            .start(
                directory,
                exporter.port(),
                Duration.ofSeconds(1),
                new Delivery(List.of(chats.port(), mail), host -> variables(host, mail)));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("PERPS_SERVER_HOST", "0.0.0.0");
    settings.put("PERPS_SERVER_PORT", "0");
    settings.put("PERPS_SIMULATOR_URL", simulator.baseUri().toString());
    settings.put("PERPS_COLLECTION_INTERVAL", "3s");
    settings.put("PERPS_COLLECTION_WEIGHT_SHARE", "1");
    settings.put("PERPS_FILTER_INCLUDE_BASES", "BTC,ETH,SOL");
    settings.put("PERPS_HISTORY_ENABLED", "false");
    for (Exchange exchange : Exchanges.ALL) {
      if (!EXCHANGES.contains(exchange.id())) {
        settings.put(
            "PERPS_EXCHANGES_" + exchange.id().toUpperCase(Locale.ROOT) + "_ENABLED", "false");
      }
    }
    return settings;
  }

  private Map<String, String> variables(String host, int mail) {
    String address = "http://" + host + ":" + chats.port();
    Map<String, String> variables = new HashMap<>();
    variables.put("ALERT_WEBHOOK_URL", address + WEBHOOK);
    variables.put("ALERT_WATCHDOG_URL", address + WATCHDOG);
    variables.put("DISCORD_WEBHOOK_URL", address + DISCORD);
    variables.put("SLACK_WEBHOOK_URL", address + SLACK);
    variables.put("TELEGRAM_BOT_TOKEN", "123456:secret");
    variables.put("TELEGRAM_CHAT_ID", "-1001");
    variables.put("TELEGRAM_API_URL", address);
    variables.put("SMTP_HOST", host + ":" + mail);
    variables.put("SMTP_FROM", "alerts@example.org");
    variables.put("SMTP_TO", "trader@example.org");
    variables.put("SMTP_REQUIRE_TLS", "false");
    variables.put("GRAFANA_URL", "https://grafana.example");
    variables.put("ALERT_DEMO", "true");
    return variables;
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable one :
        new AutoCloseable[] {stack, exporter, mailbox::stop, chats, simulator}) {
      if (one != null) {
        one.close();
      }
    }
  }

  @Test
  @Order(1)
  void shockOnOneBaseIsOneMessageInEachChannel() {
    await("all exchanges in Prometheus", () -> exchangesInPrometheus() == EXCHANGES.size());
    assertThat(funding(WEBHOOK)).isEmpty();

    simulator.shocks().add(Shock.of("SOL").withFundingRate8h(0.004));

    await("all exchanges in one message", () -> !withAllExchanges().isEmpty());
    List<Message> messages = funding(WEBHOOK);
    assertThat(messages.stream().map(message -> message.body().get("groupKey").asString()))
        .as("one group, so not one message per exchange or contract")
        .allMatch(messages.getFirst().body().get("groupKey").asString()::equals);
    JsonNode first = messages.getFirst().body();
    assertThat(firing(first)).allSatisfy(labels -> assertThat(labels.get("base")).isEqualTo("SOL"));
    assertThat(firing(first)).hasSizeGreaterThan(1);
    assertThat(first.get("receiver").asString()).isEqualTo("perps-DEMO");
    for (String path : List.of(DISCORD, SLACK, TELEGRAM)) {
      await("message at " + path, () -> !funding(path).isEmpty());
    }
    await("mail", () -> Stream.of(mails()).anyMatch(mail -> subject(mail).contains("Funding")));
  }

  @Test
  @Order(2)
  void messagesTellWhatWhereHowMuchSinceWhenAndWhy() throws Exception {
    String title = "[DEMO] 🔵 Funding Extreme: SOL (";
    String row = "on binance: longs pay shorts, 0.4% per 8 hours.";
    JsonNode discord = embed(lastFiring(DISCORD));
    assertThat(discord.get("title").asString()).startsWith(title);
    assertThat(discord.get("description").asString())
        .contains(row)
        .containsPattern(
            "\\*\\*\\[SOL on binance]\\(https://grafana\\.example/d/symbol-analysis\\?var-asset=SOL"
                + "&from=\\d{13}&to=now\\)\\*\\* since \\d+ \\p{L}{3} \\d\\d:\\d\\d UTC\n")
        .containsPattern("and \\d+ more: \\[all alerts]\\(http")
        .contains("[Runbook](http://127.0.0.1:9876/docs/alerts#perpsfundingextreme)")
        .containsPattern(
            "\\[Silence]\\(\\S+/#/silences/new\\?filter=%7Balertname%3D%22PerpsFundingExtreme%22%2Cbase%3D%22SOL%22%7D\\)");

    JsonNode slack = lastFiring(SLACK).get("attachments").get(0);
    assertThat(slack.get("title").asString()).startsWith(title);
    assertThat(slack.get("color").asString()).isEqualTo("#5AA9E6");
    assertThat(slack.get("text").asString())
        .contains(row)
        .containsPattern(
            "\\*<https://grafana\\.example/d/symbol-analysis\\?[^|>]+\\|SOL on binance>\\* since ");

    JsonNode telegram = lastFiring(TELEGRAM);
    assertThat(telegram.get("chat_id").asString()).isEqualTo("-1001");
    assertThat(telegram.get("parse_mode").asString()).isEqualTo("HTML");
    assertThat(telegram.get("text").asString())
        .startsWith("<b>" + title)
        .contains(row)
        .contains("var-asset=SOL&amp;from=")
        .containsPattern(">SOL on binance</a> since ");

    MimeMessage mail =
        Stream.of(mails()).filter(one -> subject(one).startsWith(title)).findFirst().orElseThrow();
    assertThat(mail.getAllRecipients()[0]).hasToString("trader@example.org");
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat((String) parts.getBodyPart(0).getContent()).contains(row, "Runbook: ", "Silence: ");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat((String) parts.getBodyPart(1).getContent())
        .contains("DEMO DATA, not a real market", row, "href=\"https://grafana.example/d/");
  }

  @Test
  @Order(3)
  void repeatsAsConfigured() {
    await("the same once more", () -> !secondsToTheSame().isEmpty());
    assertThat(secondsToTheSame())
        .allSatisfy(seconds -> assertThat(seconds).isGreaterThan(Stack.REPEAT.toSeconds() - 0.5));
  }

  /** From each message to the next one, where that has nothing new. */
  private List<Double> secondsToTheSame() {
    List<Message> messages = funding(WEBHOOK);
    return IntStream.range(1, messages.size())
        .filter(i -> firing(messages.get(i).body()).equals(firing(messages.get(i - 1).body())))
        .mapToObj(i -> (messages.get(i).at() - messages.get(i - 1).at()) / 1e9)
        .toList();
  }

  @Test
  @Order(4)
  void isMutedWhileItsExchangeIsDown() {
    simulator.faults().set("bybit", Fault.status(503));
    await(
        "the exchange's alert mutes those of its contracts",
        () ->
            alerts().stream()
                .filter(alert -> name(alert).equals("PerpsFundingExtreme"))
                .filter(alert -> alert.get("labels").get("exchange").asString().equals("bybit"))
                .anyMatch(alert -> !alert.get("status").get("inhibitedBy").isEmpty()));
    assertThat(alerts().stream().filter(alert -> name(alert).equals("PerpsFundingExtreme")))
        .filteredOn(alert -> !alert.get("labels").get("exchange").asString().equals("bybit"))
        .isNotEmpty()
        .allMatch(alert -> alert.get("status").get("inhibitedBy").isEmpty());
    await("message about the exchange", () -> !named(WEBHOOK, "PerpsExchangeDown").isEmpty());
    long down = named(WEBHOOK, "PerpsExchangeDown").getFirst().at();
    await(
        "a message about the others",
        () ->
            funding(WEBHOOK).stream()
                .filter(message -> message.at() > down)
                .map(message -> exchanges(message.body()))
                .anyMatch(names -> names.contains("binance") && !names.contains("bybit")));
  }

  @Test
  @Order(5)
  void tellsEveryChannelThatItIsOver() {
    simulator.shocks().end();
    simulator.faults().clearAll();
    await(
        "the end at the webhook",
        () ->
            funding(WEBHOOK).stream()
                .anyMatch(message -> message.body().get("status").asString().equals("resolved")));
    String title = "[DEMO] ✅ Funding Extreme over: SOL";
    await(
        "the end at Discord",
        () ->
            funding(DISCORD).stream()
                .map(message -> embed(message.body()))
                .anyMatch(
                    embed ->
                        embed.get("title").asString().equals(title)
                            && embed.get("description").asString().contains(" lasted ")));
    await(
        "the end at Slack",
        () ->
            funding(SLACK).stream()
                .map(message -> message.body().get("attachments").get(0))
                .anyMatch(
                    one ->
                        one.get("title").asString().equals(title)
                            && one.get("color").asString().equals("#4ADE80")));
    await(
        "the end at Telegram",
        () ->
            funding(TELEGRAM).stream()
                .map(message -> message.body().get("text").asString())
                .anyMatch(text -> text.startsWith("<b>" + title + "</b>")));
    await("the end by mail", () -> Stream.of(mails()).anyMatch(one -> subject(one).equals(title)));
  }

  @Test
  @Order(6)
  void watchdogTellsItsReceiverAndNobodyElse() {
    await("several signs of life", () -> chats.at(WATCHDOG).size() > 2);
    assertThat(named(WATCHDOG, "PerpsWatchdog")).hasSameSizeAs(chats.at(WATCHDOG));
    assertThat(named(WEBHOOK, "PerpsWatchdog")).isEmpty();
  }

  /** Messages about funding, each in the form of its channel. */
  private List<Message> funding(String path) {
    return path.equals(WEBHOOK)
        ? named(path, "PerpsFundingExtreme")
        : chats.at(path).stream()
            .filter(message -> message.body().toString().contains("Funding Extreme"))
            .toList();
  }

  private List<Message> named(String path, String alert) {
    return chats.at(path).stream()
        .filter(
            message -> message.body().get("groupLabels").get("alertname").asString().equals(alert))
        .toList();
  }

  /** Messages of the webhook that list a contract of each exchange. */
  private List<Message> withAllExchanges() {
    return funding(WEBHOOK).stream()
        .filter(message -> exchanges(message.body()).equals(EXCHANGES))
        .toList();
  }

  private JsonNode lastFiring(String path) {
    return funding(path).getLast().body();
  }

  private static JsonNode embed(JsonNode discord) {
    return discord.get("embeds").get(0);
  }

  /** Exchanges whose alerts fire in a message of the webhook. */
  private static Set<String> exchanges(JsonNode message) {
    return firing(message).stream().map(labels -> labels.get("exchange")).collect(toSet());
  }

  private static List<Map<String, String>> firing(JsonNode message) {
    return message
        .get("alerts")
        .valueStream()
        .filter(alert -> alert.get("status").asString().equals("firing"))
        .map(
            alert ->
                alert
                    .get("labels")
                    .propertyStream()
                    .collect(toMap(Map.Entry::getKey, label -> label.getValue().asString())))
        .toList();
  }

  private static String name(JsonNode alert) {
    return alert.get("labels").get("alertname").asString();
  }

  private MimeMessage[] mails() {
    return mailbox.getReceivedMessages();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What Alertmanager knows. */
  private List<JsonNode> alerts() {
    return get(stack.alertmanager().resolve("/api/v2/alerts")).valueStream().toList();
  }

  private int exchangesInPrometheus() {
    JsonNode result =
        get(stack.prometheus().resolve("/api/v1/query?query=sum(perp_exchange_up)"))
            .path("data")
            .path("result");
    return result.isEmpty() ? 0 : Integer.parseInt(result.get(0).get("value").get(1).asString());
  }

  private JsonNode get(URI uri) {
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return JsonMapper.shared().readTree(answer.statusCode() == 200 ? answer.body() : "[]");
    } catch (IOException e) {
      // It does not listen yet.
      return JsonMapper.shared().createArrayNode();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
