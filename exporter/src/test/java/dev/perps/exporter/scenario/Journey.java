package dev.perps.exporter.scenario;

import static java.util.stream.Collectors.joining;

import dev.perps.exporter.collect.Board;
import dev.perps.exporter.collect.StillCollector;
import dev.perps.exporter.config.ConfigFiles;
import dev.perps.exporter.config.Settings;
import dev.perps.exporter.context.AlternativeMe;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.exposition.Format;
import dev.perps.exporter.exposition.MetricsPage;
import dev.perps.exporter.exposition.MicrometerTelemetry;
import dev.perps.exporter.history.StillHistory;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Listings;
import dev.perps.simulator.world.Turmoil;
import dev.perps.simulator.world.World;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Goes through a scenario with the exporter's own code, on a clock that is set by hand. */
final class Journey {
  /** So long the comparison of all exchanges serves; afterwards it knows this step's prices. */
  private static final Duration COMPARED = Duration.ofSeconds(10);

  private final Scenario scenario;
  private final AtomicReference<Instant> time;
  private final InstantSource clock;
  private final Map<String, Api> apis = new HashMap<>();
  private final Settings settings;

  Journey(Scenario scenario) {
    this.scenario = scenario;
    this.time = new AtomicReference<>(scenario.start());
    this.clock = time::get;
    World world =
        new World(scenario.seed(), Long.MAX_VALUE, Listings.ALL.withCoins(scenario.coins()));
    settings = ConfigFiles.read(Optional.empty(), environment(world), Exchanges.ALL, "scenario");
    world.disturb(new Turmoil(scenario.shocks()));
    dev.perps.simulator.exchange.Exchanges.of(world, scenario.start().toEpochMilli(), 0)
        .forEach(
            it ->
                apis.put(
                    it.name(),
                    new NearApi(it, clock, () -> scenario.isDown(it.name(), time.get()))));
  }

  /**
   * The defaults, but for what no rule looks at, and for coins that come and go: promtool loads no
   * more than 10 000 samples for a query, which a month of hours of more than a dozen bases would
   * pass.
   */
  private Map<String, String> environment(World world) {
    String coins =
        world.catalogue().coins().stream()
            .limit(scenario.coins())
            .map(Asset::ticker)
            .collect(joining(","));
    return Map.of(
        "PERPS_FILTER_CLASSES",
        "crypto",
        "PERPS_FILTER_INCLUDE_BASES",
        coins,
        "PERPS_HISTORY_FUNDED_BASES",
        "0");
  }

  /** The pages of all steps, of the metrics with these names. */
  Recording record(Set<String> names) {
    Recording recording = new Recording(names, scenario.start().getEpochSecond());
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    List<Exchange> exchanges = settings.exchanges();
    Board board = new Board(exchanges, settings.collect(), clock);
    try (MicrometerTelemetry telemetry =
            new MicrometerTelemetry(
                registry,
                exchanges,
                exchange -> settings.collect().paceOf(exchange).interval(),
                settings.source(),
                clock);
        StillCollector collector =
            new StillCollector(exchanges, settings.collect(), board, apis::get, clock, telemetry);
        StillHistory history =
            new StillHistory(exchanges, settings.history(), apis::get, board, clock)) {
      collector.cycle(); // what outliers are compared with
      for (int i = 0; i <= scenario.steps(); i++) {
        Instant now = scenario.start().plus(scenario.step().multipliedBy(i));
        time.set(now);
        collector.cycle();
        collector.publish(
            apis.get(AlternativeMe.SERVICE.id()).fetch(AlternativeMe.FEAR_GREED).newest(now));
        history.look();
        time.set(now.plus(COMPARED));
        collector.cycle(exchanges.stream().filter(isUp(now)).findFirst().orElseThrow());
        try (MetricsPage page =
            new MetricsPage(board.snapshot(), registry.getPrometheusRegistry())) {
          recording.add(new String(page.render(Format.TEXT, false).body(), StandardCharsets.UTF_8));
        }
      }
    }
    return recording;
  }

  private Predicate<Exchange> isUp(Instant now) {
    return exchange -> !scenario.isDown(exchange.id(), now);
  }
}
