package dev.perps.exporter.faults;

import dev.perps.exporter.Exporter;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.backfill.BackfillSettings;
import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.Homonyms;
import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.config.LogSettings;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.history.HistorySettings;
import dev.perps.exporter.server.ServerSettings;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A simulator whose market stands still, and the whole exporter on it, both in this process. */
public final class Rig implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofMillis(400);
  static final int STALE_CYCLES = 5;
  static final Duration CALL_TIMEOUT = Duration.ofMillis(1500);

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /** The oldest that the data of an exchange get that is well, on a busy machine. */
  static final Duration OLDEST = Duration.ofSeconds(5);

  /** After this time every answer that is kept has been asked for anew. */
  static final Duration SLOWEST_ASKED = Duration.ofSeconds(6);

  /** So few that all exchanges together are no work. */
  private static final int COINS = 20;

  public final Simulator simulator;
  private final Exporter exporter;
  private final HttpClient client = HttpClient.newHttpClient();

  Rig() {
    this(SimulatorOptions.defaults().withFreeze(true).withCoins(COINS), pace(INTERVAL));
  }

  Rig(SimulatorOptions options, Pace pace) {
    this(options, pace, CALL_TIMEOUT, HistorySettings.OFF);
  }

  /**
   * As fast as without limits, and with what history tells. Calls may take long: one about the past
   * that fails is made again in minutes only.
   */
  public Rig(SimulatorOptions options, HistorySettings history) {
    this(options, pace(INTERVAL), Duration.ofSeconds(15), history);
  }

  private Rig(SimulatorOptions options, Pace pace, Duration callTimeout, HistorySettings history) {
    simulator = Simulator.start(options);
    CollectSettings collect =
        new CollectSettings(
            Exchanges.ALL.stream().map(Exchange::id).toList(),
            pace,
            Map.of(),
            STALE_CYCLES,
            callTimeout,
            32 << 20,
            Duration.ofMinutes(15),
            "perps-exporter/test",
            Map.of(),
            Optional.of(simulator.baseUri()),
            Map.of(),
            Homonyms.NONE,
            ContractFilter.NONE);
    exporter =
        Exporter.start(
            new Settings(
                new ServerSettings("127.0.0.1", 0),
                collect,
                history,
                new BackfillSettings(1, 1, 1, 1, Map.of()),
                AccountSettings.OFF,
                new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT),
                Exchanges.ALL),
            InstantSource.system());
  }

  /** Fast, and with limits out of the way: those have a test of their own. */
  static Pace pace(Duration interval) {
    return new Pace(
        interval,
        12,
        Duration.ofSeconds(2),
        Duration.ofSeconds(4),
        Duration.ofMillis(250),
        1000,
        1000,
        1000);
  }

  /** The page as sample → value. */
  Map<String, Double> page() {
    String text = get("/metrics");
    Map<String, Double> samples = new HashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            });
    return samples;
  }

  String get(String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + exporter.port() + path);
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until every exchange is up and nothing more comes in; returns the page. */
  Map<String, Double> awaitComplete() {
    await(
        "all exchanges up",
        page -> Exchanges.ALL.stream().allMatch(exchange -> Sample.isUp(page, exchange.id())));
    int before = -1;
    Map<String, Double> page = page();
    while (page.size() > before) {
      before = page.size();
      pause(INTERVAL.multipliedBy(5));
      page = page();
    }
    return page;
  }

  /** Waits until the page is as wanted and returns it; fails with what was wanted after a while. */
  public Map<String, Double> await(String what, Predicate<Map<String, Double>> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<String, Double> page = Map.of();
    while (System.nanoTime() < end) {
      page = page();
      if (wanted.test(page)) {
        return page;
      }
      pause(Duration.ofMillis(50));
    }
    Map<String, Double> last = page;
    throw new AssertionError(
        "waited in vain for: "
            + what
            + "; now "
            + last.entrySet().stream()
                .filter(e -> e.getKey().matches("perp_exchange_(up|failing|markets).*"))
                .toList());
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
    simulator.close();
  }
}
