package dev.perps.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.perps.exporter.account.PrivateEndpoint;
import dev.perps.exporter.config.ConfigException;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.exposition.Format;
import dev.perps.simulator.CallLog;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No key and no secret is told anywhere, whatever happens, and nothing but reading is asked. */
class SecretsTest {
  /** A secret that is the key's own but for its first letter. */
  private static final String WRONG = "x" + DemoKeys.MAIN.futuresSecret().substring(1);

  private static final List<String> PRIVATE =
      List.of(
          "/api/history/",
          "/derivatives/api/v3/openpositions",
          "/derivatives/api/v3/accounts",
          "/0/private/");

  @TempDir Path directory;

  private final Pieces pieces =
      new Pieces(
          DemoKeys.ALL.stream()
              .flatMap(
                  key ->
                      Stream.of(
                          key.futuresKey(), key.futuresSecret(), key.spotKey(), key.spotSecret()))
              .toList());

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  /** One account by variables, one by files, and one with a secret that is not its own. */
  private Map<String, String> environment() throws IOException {
    Map<String, String> all = new HashMap<>(AccountExporter.environment(DemoKeys.DESK, ""));
    for (Map.Entry<String, String> one :
        AccountExporter.environment(DemoKeys.RESTRICTED, "_FILED").entrySet()) {
      all.put(one.getKey() + "_FILE", file(one.getKey(), one.getValue() + "\n").toString());
    }
    all.putAll(AccountExporter.environment(DemoKeys.MAIN, "_WRONG"));
    all.put("KRAKEN_FUTURES_API_SECRET_WRONG", WRONG);
    return all;
  }

  private void assertNothingIsTold(Simulator simulator, AccountExporter exporter, Records log)
      throws IOException {
    for (Format format : Format.values()) {
      pieces.assertNoneIn("/metrics", exporter.get("/metrics", format.contentType()));
    }
    for (String path : List.of("/", "/health/live", "/health/ready", "/nothing", "/metrics/x")) {
      pieces.assertNoneIn(path, exporter.get(path, "text/html"));
    }
    pieces.assertNoneIn("settings", exporter.settings.toString());
    pieces.assertNoneIn("log", log.all());
    for (CallLog.Call call : simulator.calls().last("kraken")) {
      pieces.assertNoneIn("address", call.target());
    }
    try (Stream<Path> files = Files.walk(AccountExporter.ledgers(directory))) {
      List<Path> ledgers = files.filter(Files::isRegularFile).toList();
      assertThat(ledgers).isNotEmpty();
      for (Path ledger : ledgers) {
        String bytes = new String(Files.readAllBytes(ledger), StandardCharsets.ISO_8859_1);
        pieces.assertNoneIn(ledger.toString(), bytes);
      }
    }
  }

  private static void assertOnlyReadingWasAsked(Simulator simulator)
      throws IOException, InterruptedException {
    Set<String> signed =
        Arrays.stream(PrivateEndpoint.values())
            .map(PrivateEndpoint::path)
            .collect(Collectors.toSet());
    assertThat(simulator.calls().paths("kraken").keySet())
        .filteredOn(path -> !signed.contains(path))
        .allMatch(
            path ->
                path.matches(
                    "/derivatives/api/v3/(instruments|tickers(/\\w+)?|feeschedules"
                        + "|historical-funding-rates)|/api/charts/v1/.*|/0/public/\\w+"));
    assertThat(simulator.calls().paths("kraken").keySet())
        .contains("/api/history/v3/account-log", "/0/private/TradeVolume");
    URI forbidden = URI.create(simulator.baseUri() + "/control/kraken/forbidden");
    String answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(forbidden).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    assertThat(answer.replace(" ", "")).contains("\"count\":0");
  }

  @Test
  void whileAllIsWellAndAfterwards() throws IOException, InterruptedException {
    try (Records log = new Records();
        Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withFreeze(true).withCoins(20));
        AccountExporter exporter =
            new AccountExporter(simulator, Set.of("kraken"), 4, environment(), directory)) {
      exporter.await(
          "verdicts and a ledger",
          page ->
              contains(page, "key_verdict{account=\"main\",verdict=\"valid\"")
                  && contains(page, "key_verdict{account=\"wrong\",verdict=\"invalid\"")
                  && contains(page, "key_verdict{account=\"filed\",verdict=\"lacks_permission\"")
                  && contains(page, "ledger_rows{account=\"main\"")
                  && contains(page, "balance{account=\"filed\""));
      for (Fault fault : List.of(Fault.status(500), Fault.garbage())) {
        PRIVATE.forEach(path -> simulator.faults().add("kraken", fault.onPath(path)));
        exporter.await(
            "failures", page -> contains(page, "failing{account=\"main\",part=\"positions\""));
        assertNothingIsTold(simulator, exporter, log);
        simulator.faults().clearAll();
        exporter.await("recovery", page -> contains(page, "up{account=\"main\"} 1"));
      }
      assertNothingIsTold(simulator, exporter, log);
      assertOnlyReadingWasAsked(simulator);
      assertThat(log.all()).contains("Kraken account wrong: Kraken does not accept the key");
    }
  }

  /** Not even the keys can be checked then. */
  @Test
  void whenNothingIsWellFromTheStart() throws IOException {
    for (Fault fault : List.of(Fault.status(403), Fault.hang())) {
      try (Records log = new Records();
          Simulator simulator =
              Simulator.start(SimulatorOptions.defaults().withFreeze(true).withCoins(20))) {
        PRIVATE.forEach(path -> simulator.faults().add("kraken", fault.onPath(path)));
        try (AccountExporter exporter =
            new AccountExporter(simulator, Set.of("kraken"), 1, environment(), directory)) {
          exporter.await(
              "failures", page -> contains(page, "failing{account=\"main\",part=\"positions\""));
          assertNothingIsTold(simulator, exporter, log);
        }
        assertThat(log.all()).contains("kraken account main positions down");
      }
    }
  }

  private static boolean contains(List<String> page, String sample) {
    return page.stream().anyMatch(line -> line.startsWith("kraken_account_" + sample));
  }

  @Test
  void configurationThatIsWrong() throws IOException {
    String key = DemoKeys.DESK.futuresKey();
    String secret = DemoKeys.DESK.futuresSecret();
    String keyName = "KRAKEN_FUTURES_API_KEY";
    String secretName = "KRAKEN_FUTURES_API_SECRET";
    Path empty = file("empty", " \n");
    Path large = file("large", secret.repeat(100));
    List<Map<String, String>> wrong =
        List.of(
            Map.of(keyName, key),
            Map.of(secretName, secret),
            Map.of(keyName, key, secretName, secret + "!"),
            Map.of(keyName, key, secretName, secret.substring(1)),
            Map.of(keyName, key, secretName, "\"" + secret + "\""),
            Map.of(keyName, key, secretName, "="),
            Map.of(keyName, key + " " + key, secretName, secret),
            Map.of(keyName, "\u00e4" + key, secretName, secret),
            Map.of(keyName, key, secretName, secret, secretName + "_FILE", empty.toString()),
            Map.of(keyName, key, secretName + "_FILE", secret),
            Map.of(keyName, key, secretName + "_FILE", "/" + secret),
            Map.of(keyName, key, secretName + "_FILE", secret + "\0"),
            Map.of(keyName, key, secretName + "_FILE", directory.toString()),
            Map.of(keyName, key, secretName + "_FILE", empty.toString()),
            Map.of(keyName, key, secretName + "_FILE", large.toString()),
            Map.of(keyName, key, secretName + "_FILE", file("cut", secret.substring(1)).toString()),
            Map.of("KRAKEN_SPOT_API_KEY", key, "KRAKEN_SPOT_API_SECRET", secret),
            Map.of(keyName, key, secretName, secret, "KRAKEN_SPOT_API_SECRET", secret),
            Map.of(keyName + "_desk", key, secretName + "_desk", secret),
            Map.of(keyName + "_MAIN", key, secretName + "_MAIN", secret),
            Map.of("KRAKEN_FUTURES_API_PRIVATE", secret),
            Map.of("PERPS_KRAKEN_ACCOUNT_API_SECRET", secret));
    for (Map<String, String> environment : wrong) {
      assertRefused(() -> ConfigFiles.read(Optional.empty(), environment, Exchanges.ALL, "1"));
    }
    for (String yaml :
        List.of(
            "kraken-account:\n  api-secret: " + secret,
            "kraken-account:\n  api-key: [" + key + ", " + secret + "]",
            "kraken-account: " + secret,
            "kraken-account:\n  - " + secret,
            "kraken-account:\n  api-secret: \"" + secret,
            "KRAKEN_FUTURES_API_SECRET=" + secret)) {
      Path file = file("wrong.yaml", yaml + "\n");
      assertRefused(() -> ConfigFiles.read(Optional.of(file), Map.of(), Exchanges.ALL, "1"));
    }
  }

  private void assertRefused(ThrowableAssert.ThrowingCallable reading) {
    Throwable refusal = catchThrowable(reading);
    assertThat(refusal).isInstanceOf(ConfigException.class).hasNoCause();
    pieces.assertNoneIn("refusal", String.valueOf(refusal));
  }
}
