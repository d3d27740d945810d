package dev.perps.exporter;

import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The whole exporter on a simulator, with accounts that are asked as often as can be. */
final class AccountExporter implements AutoCloseable {
  /** A key that cannot be checked on a busy machine is checked again in a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration OFTEN = Duration.ofMillis(400);

  final Settings settings;
  private final Exporter exporter;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Starts it as the program starts.
   *
   * @param exchanges that are collected
   * @param seconds that an answer may take
   * @param environment with keys
   * @param directory for the configuration and the ledgers
   */
  AccountExporter(
      Simulator simulator,
      Set<String> exchanges,
      int seconds,
      Map<String, String> environment,
      Path directory) {
    simulator.krakenBook("main"); // which takes its time at first
    Settings read =
        ConfigFiles.read(
            Optional.of(configuration(simulator, exchanges, seconds, directory)),
            environment,
            Exchanges.ALL,
            "test");
    settings =
        new Settings(
            read.server(),
            read.collect(),
            read.history(),
            read.backfill(),
            often(read.account()),
            read.log(),
            read.exchanges());
    exporter = Exporter.start(settings, InstantSource.system());
  }

  private static Path configuration(
      Simulator simulator, Set<String> exchanges, int seconds, Path directory) {
    List<String> lines = new ArrayList<>();
    lines.add("simulator-url: " + simulator.baseUri());
    lines.add("server:\n  port: 0");
    lines.add("collection:\n  interval: 1s\n  call-timeout: " + seconds + "s");
    lines.add("context:\n  fear-greed:\n    enabled: false");
    lines.add("history:\n  enabled: false");
    lines.add("kraken-account:\n  data-directory: " + ledgers(directory));
    lines.add("exchanges:");
    for (Exchange exchange : Exchanges.ALL) {
      lines.add("  " + exchange.id() + ":\n    enabled: " + exchanges.contains(exchange.id()));
    }
    try {
      return Files.write(directory.resolve("application.yaml"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the ledgers are. */
  static Path ledgers(Path directory) {
    return directory.resolve("ledgers");
  }

  private static AccountSettings often(AccountSettings account) {
    return new AccountSettings(
        account.enabled(),
        account.accounts(),
        account.warnings(),
        OFTEN,
        OFTEN,
        account.dataDirectory(),
        account.roundTripSymbol(),
        account.roundTripSize(),
        account.roundTripGainUsd(),
        account.fundingSymbols(),
        account.closedPositions());
  }

  /** Variables that give both pairs of a demo account. */
  static Map<String, String> environment(DemoKeys.Key key, String suffix) {
    return Map.of(
        "KRAKEN_FUTURES_API_KEY" + suffix, key.futuresKey(),
        "KRAKEN_FUTURES_API_SECRET" + suffix, key.futuresSecret(),
        "KRAKEN_SPOT_API_KEY" + suffix, key.spotKey(),
        "KRAKEN_SPOT_API_SECRET" + suffix, key.spotSecret());
  }

  String get(String path, String accept) {
    URI uri = URI.create("http://127.0.0.1:" + exporter.port() + path);
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri).header("Accept", accept).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.headers() + "\n" + answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Samples of the page, as written. */
  List<String> page() {
    return get("/metrics", "text/plain").lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** Waits for a page that is as wanted, and returns it. */
  List<String> await(String what, Predicate<List<String>> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> page = page();
    while (!wanted.test(page)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited in vain for "
                + what
                + "; now "
                + page.stream()
                    .filter(it -> it.matches("kraken_account_(fail|up|key).*"))
                    .toList());
      }
      pause(Duration.ofMillis(50));
      page = page();
    }
    return page;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    exporter.close();
  }
}
