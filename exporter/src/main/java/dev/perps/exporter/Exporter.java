package dev.perps.exporter;

import dev.perps.exporter.collect.AccountKeeper;
import dev.perps.exporter.collect.BackgroundApi;
import dev.perps.exporter.collect.Board;
import dev.perps.exporter.collect.Collector;
import dev.perps.exporter.collect.HttpTransport;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.kraken.Kraken;
import dev.perps.exporter.exposition.BuildInfo;
import dev.perps.exporter.exposition.MetricsPage;
import dev.perps.exporter.exposition.MicrometerTelemetry;
import dev.perps.exporter.history.HistoryKeeper;
import dev.perps.exporter.server.ExporterServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The wired program: settings in, a running exporter out. */
public final class Exporter implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(Exporter.class.getName());

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MicrometerTelemetry telemetry;
  private final HttpTransport transport;
  private final Board board;
  private final MetricsPage page;
  private final ExporterServer server;
  private final Collector collector;
  private final HistoryKeeper history;
  private final AccountKeeper accounts;

  private Exporter(Settings settings, InstantSource clock) {
    telemetry =
        new MicrometerTelemetry(
            registry,
            settings.exchanges(),
            exchange -> settings.collect().paceOf(exchange).interval(),
            settings.source(),
            clock);
    BuildInfo.register(registry.getPrometheusRegistry(), version());
    transport = new HttpTransport(settings.collect());
    telemetry.watch(transport.connections());
    board = new Board(settings.exchanges(), settings.collect(), clock);
    page = new MetricsPage(board.snapshot(), registry.getPrometheusRegistry());
    board.listen(page::update);
    // First of all, so that a ledger is open and asked for before all exchanges are at once.
    CompletableFuture<Api> kraken = new CompletableFuture<>();
    accounts =
        AccountKeeper.start(
            settings.account(), settings.collect(), transport, kraken, board, clock, telemetry);
    server = listen(settings, clock);
    collector =
        Collector.start(
            settings.exchanges(), settings.collect(), transport, board, clock, telemetry);
    kraken.complete(kraken(settings, clock));
    history =
        HistoryKeeper.start(settings.exchanges(), settings.history(), collector::api, board, clock);
  }

  private ExporterServer listen(Settings settings, InstantSource clock) {
    try {
      return new ExporterServer(
          settings.server(), board, page, telemetry, clock, settings.source(), version());
    } catch (RuntimeException e) {
      accounts.close();
      throw e;
    }
  }

  /** Kraken's public side, which accounts need even where it is not collected. */
  private Api kraken(Settings settings, InstantSource clock) {
    String id = Kraken.EXCHANGE.id();
    return settings.collect().exchanges().contains(id)
        ? collector.api(id)
        : BackgroundApi.of(Kraken.EXCHANGE, settings.collect(), transport, clock);
  }

  /** Starts; collecting is under way when this returns. */
  public static Exporter start(Settings settings, InstantSource clock) {
    return new Exporter(settings, clock);
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /** Where snapshots are published. */
  public Board board() {
    return board;
  }

  /** The version in the jar's manifest; {@code dev} when run from classes. */
  public static String version() {
    return Optional.ofNullable(Exporter.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }

  /**
   * Runs until the process is told to stop; then ends it with exit status 0.
   *
   * @return an exit status when it cannot even start
   */
  static int runUntilStopped(Settings settings) {
    Exporter exporter;
    try {
      exporter = start(settings, InstantSource.system());
    } catch (RuntimeException e) {
      if (!isCausedBy(e, BindException.class) && !isCausedBy(e, UnknownHostException.class)) {
        throw e;
      }
      logger.log(
          System.Logger.Level.ERROR,
          "cannot listen on {0}:{1}: the address is in use or not of this machine; set server.port"
              + " (PERPS_SERVER_PORT) or server.host (PERPS_SERVER_HOST)",
          settings.server().host(),
          String.valueOf(settings.server().port()));
      return 1;
    }
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  logger.log(System.Logger.Level.INFO, "stopping");
                  exporter.close();
                  // Being asked to stop is no failure; without this the status would be 143.
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
    logger.log(
        System.Logger.Level.INFO,
        "perps-exporter {0}: http://{1}:{2}/ with {3} exchanges, {4}",
        version(),
        settings.server().host(),
        String.valueOf(exporter.port()),
        settings.exchanges().size(),
        settings
            .collect()
            .simulator()
            .map(url -> "DEMO DATA from the simulator at " + url)
            .orElse("live"));
    logger.log(System.Logger.Level.INFO, settings.account().summary());
    settings
        .account()
        .warnings()
        .forEach(warning -> logger.log(System.Logger.Level.WARNING, warning));
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Abandons what is under way and stops to listen, in about a second. */
  @Override
  public void close() {
    accounts.close();
    history.close();
    collector.close();
    transport.close();
    server.close();
    page.close();
    telemetry.close();
  }
}
