import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.Board;
import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.Homonyms;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exposition.Format;
import dev.perps.exporter.exposition.MetricsPage;
import dev.perps.exporter.exposition.MicrometerTelemetry;
import dev.perps.exporter.market.*;
import dev.perps.exporter.server.ExporterServer;
import dev.perps.exporter.server.ServerSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The exporter's own server over a made-up market of a given size, with a new snapshot of one exchange
 * every half second. Arguments: port, contracts, directory to which the page is written once, plain and
 * compressed, so that another server can serve the same bytes.
 */
public class PageServer {
  static final int EXCHANGES = 12;
  static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    int contracts = Integer.parseInt(args[1]);
    List<ExchangeView> views = new ArrayList<>();
    for (int i = 0; i < EXCHANGES; i++) {
      views.add(view("exchange" + i, contracts / EXCHANGES));
    }
    CollectSettings settings =
        new CollectSettings(
            List.of(), Pace.Profile.BALANCED.pace(), Map.of(), 3, Duration.ofSeconds(10), 1 << 20,
            Duration.ofMinutes(15), "bench", Map.of(), Optional.empty(), Map.of(),
            Homonyms.NONE, ContractFilter.NONE);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MicrometerTelemetry telemetry = new MicrometerTelemetry(
        registry, List.of(), id -> Duration.ofSeconds(10), "bench", InstantSource.system());
    UsdRates rates = UsdRates.of(List.of(), true);
    Snapshot snapshot = new Snapshot(Instant.now(), views, rates);
    MetricsPage page = new MetricsPage(snapshot, registry.getPrometheusRegistry());
    for (boolean gzip : new boolean[] {false, true}) {
      Files.write(
          Path.of(args[2], gzip ? "metrics.gz" : "metrics"), page.render(Format.TEXT, gzip).body());
    }
    System.out.println("series " + page.render(Format.TEXT, false).samples());
    Board board = new Board(List.of(), settings, InstantSource.system());
    new ExporterServer(
        new ServerSettings("127.0.0.1", port), board, page, telemetry, InstantSource.system(),
        "bench", "bench");
    System.out.println("listening");
    for (int turn = 0; ; turn++) {
      Thread.sleep(500);
      views.set(turn % EXCHANGES, view("exchange" + turn % EXCHANGES, contracts / EXCHANGES));
      page.update(new Snapshot(Instant.now(), views, rates));
    }
  }

  static ExchangeView view(String id, int contracts) {
    List<Perp> perps = new ArrayList<>();
    for (int i = 0; i < contracts; i++) {
      double price = Math.exp(RANDOM.nextGaussian() * 4);
      String base = "COIN" + i;
      perps.add(
          new Perp(
              new Instrument(
                  id, base + "USDT", base, "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO),
              new PerpTicker(
                  price, price * RANDOM.nextDouble(0.99, 1.01), price * RANDOM.nextDouble(0.99, 1.01),
                  price * 0.9999, price * 1.0001, RANDOM.nextGaussian() * 0.05,
                  Math.exp(RANDOM.nextGaussian() * 3 + 14), Double.NaN),
              new Funding(RANDOM.nextGaussian() * 1e-4, Double.NaN, 28800, 1.8e9),
              OpenInterest.ofBase(Math.exp(RANDOM.nextGaussian() * 3 + 12), price)));
    }
    FeedState feed =
        new FeedState(
            "all", true, new MarketData(perps, List.of(), 0), false, Optional.of(Instant.now()),
            Optional.empty(), Duration.ofMinutes(1));
    return new ExchangeView(
        new Exchange(
            id, id, Exchange.Kind.CEX, 0.0005, "made up",
            List.of(Host.of("h", "https://example.org", RateLimit.perMinute(60))), List.of(),
            FailureReader.STANDARD),
        List.of(feed), perps, List.of(), new ContractFilter.Selection(perps, perps, List.of(), Map.of()));
  }
}
