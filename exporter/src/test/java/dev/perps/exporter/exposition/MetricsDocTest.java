package dev.perps.exporter.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perps.exporter.Fixtures;
import dev.perps.exporter.collect.DropReason;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

/** {@code docs/metrics.md} is written from the code; names keep the rules of Prometheus. */
class MetricsDocTest {
  private static final Path DOC = Path.of("../docs/metrics.md");

  /** What a name must end with, by the first word of the unit. */
  private static final Map<String, String> SUFFIXES =
      Map.ofEntries(
          Map.entry("quote", "_price"),
          Map.entry("fraction", "_ratio"),
          Map.entry("ratio", "_ratio"),
          Map.entry("USD", "_usd"),
          Map.entry("base", "_base"),
          Map.entry("seconds", "_seconds"),
          Map.entry("Unix", "_timestamp_seconds"),
          Map.entry("contracts", "(_markets|_filtered|_reduced)"),
          Map.entry("1", "(_info|_up|_failing|_assumed|_verdict|_liquidated)"),
          Map.entry("slope", "_beta"),
          Map.entry("share", "_r_squared"),
          Map.entry("coefficient", "_correlation"),
          Map.entry("bars", "_bars"),
          Map.entry("settlements", "_settlements"),
          Map.entry("basis", "_basis_points"),
          Map.entry("trades", "_trades"),
          Map.entry("positions", "_positions"),
          Map.entry("rows", "_rows"),
          Map.entry("size:", "_size"),
          Map.entry("absolute:", "_absolute"),
          Map.entry("units", "(_value|_margin|_equity|_balance)"),
          Map.entry("0", "(_rsi14|_index)"));

  private static PrometheusMeterRegistry registry;
  private static MicrometerTelemetry telemetry;

  /** Everything that can happen happens once, so that every meter exists. */
  @BeforeAll
  static void useAllMeters() {
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.throwExceptionOnRegistrationFailure();
    Host host = Host.of("api", "https://example.org", RateLimit.perMinute(60));
    Exchange exchange = Fixtures.exchange("alpha", host);
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    telemetry =
        new MicrometerTelemetry(
            registry, List.of(exchange), id -> Duration.ofSeconds(10), "live", now::get);
    BuildInfo.register(registry.getPrometheusRegistry(), "1.0");
    Endpoint<String> endpoint =
        Endpoint.get("api/time", host, "/time", new TypeReference<String>() {});
    telemetry.called("alpha", endpoint, Duration.ofMillis(5), Optional.empty());
    now.set(Instant.EPOCH.plusSeconds(600)); // averages need some minutes
    telemetry.called("alpha", endpoint, Duration.ofMillis(5), Optional.of(FailureReason.TIMEOUT));
    telemetry.retried("alpha", endpoint);
    telemetry.collected("alpha", "linear", Duration.ofMillis(9));
    telemetry.failed("alpha", "linear", FailureReason.TIMEOUT);
    telemetry.dropped("alpha", Map.of(DropReason.NOT_FINITE, 2));
    telemetry.clockOffset("alpha", Duration.ofMillis(300));
    telemetry.usedWeight("alpha", host, 12);
    telemetry.watch("alpha", host, CircuitBreaker.ofDefaults("alpha"));
    telemetry.watch("alpha", Freshness.PRICES, Caffeine.newBuilder().recordStats().build());
    telemetry.watch(new ConnectionPool());
    telemetry.scraped(
        new MetricsPage.Rendered(new byte[0], Format.TEXT, true, 7), Duration.ofMillis(1));
  }

  @AfterAll
  static void close() {
    telemetry.close();
    registry.close();
  }

  static List<Family> families() {
    return Catalogue.FAMILIES;
  }

  @ParameterizedTest
  @MethodSource("families")
  void namesAndHelpKeepTheRules(Family family) {
    assertThat(family.name())
        .matches(
            "(perp|spot|future|market|perp_exchange|perps_exporter|kraken_(account|funding))_[a-z0-9_]*[a-z0-9]")
        .doesNotContain("__")
        .doesNotMatch(".*_(count|sum|bucket|created)");
    assertThat(family.help()).matches("\\S.*\\.").doesNotContain("\n").doesNotContain("  ");
    assertThat(family.labels())
        .doesNotHaveDuplicates()
        .allMatch(label -> label.matches("[a-z][a-z0-9_]*"))
        .doesNotContain("instance", "job", "le", "quantile", "type");
    assertThat(family.unit()).isNotBlank();
    String suffix = SUFFIXES.get(family.unit().split(" ")[0]);
    assertThat(suffix).as("a rule for the unit '%s'", family.unit()).isNotNull();
    boolean counts = family.type() == Family.Type.COUNTER;
    assertThat(family.name()).matches(".*" + suffix + (counts ? "_total" : ""));
    assertThat(family.name().endsWith("_total")).isEqualTo(counts);
    assertThat(family.name().endsWith("_info")).isEqualTo(family.type() == Family.Type.INFO);
  }

  @Test
  void noNameIsUsedTwice() {
    assertThat(families()).extracting(Family::name).doesNotHaveDuplicates();
    for (Format format : Format.values()) {
      assertThat(families())
          .extracting(family -> new String(format.header(family), UTF_8).split(" ")[2])
          .doesNotHaveDuplicates();
    }
    Set<String> own =
        families().stream().flatMap(family -> taken(family.name())).collect(Collectors.toSet());
    for (MetricSnapshot metric : registry.getPrometheusRegistry().scrape()) {
      assertThat(taken(pageName(metric))).as(pageName(metric)).doesNotContainAnyElementsOf(own);
    }
  }

  /** A name, and those that it becomes in one of the formats. */
  private static Stream<String> taken(String name) {
    String plain = name.replaceAll("_(total|info|count|sum|max|bucket|created)$", "");
    return Stream.of(name, plain);
  }

  @Test
  void everyMeterOfTheProgramIsDescribed() {
    for (MetricSnapshot metric : ownMetrics()) {
      assertThat(help(metric)).as(pageName(metric)).matches("\\S.*\\.");
    }
  }

  @Test
  void documentAgreesWithTheCode() throws IOException {
    String written = document();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOC, written);
    }
    assertThat(Files.exists(DOC) ? Files.readString(DOC) : "")
        .as(
            "docs/metrics.md is out of date; write it anew with"
                + " mvn -pl simulator,exporter test -Dtest=MetricsDocTest -Ddocs.update=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(written);
  }

  private static String document() {
    StringBuilder doc =
        new StringBuilder(
            """
            # Metrics

            <!-- Written by MetricsDocTest from the code: do not edit. -->

            What the quantities mean is in [numbers.md](numbers.md). In short: ratios are fractions (0.01 is 1 %), durations
            are seconds, moments are Unix seconds. A figure that an exchange does not tell, or that is not believable, has no
            series: absence is never a zero. Figures are collected in the background and served from memory;
            `perp_exchange_last_success_timestamp_seconds` says how old they are.

            Unless another list is given, the labels of a contract or spot market are `exchange`, `symbol`, `base`, `quote`.
            """);
    Set<String> placed = new HashSet<>();
    for (String title : MetricSections.ORDER) {
      MetricSections.Section section = MetricSections.titled(title);
      List<Family> held =
          families().stream()
              .filter(family -> MetricSections.of(family.name()) == section)
              .toList();
      if (held.isEmpty()) {
        continue;
      }
      doc.append("\n## ").append(title).append("\n\n");
      if (!section.text().isEmpty()) {
        doc.append(section.text()).append("\n\n");
      }
      doc.append("| metric | type | unit | labels | |\n|---|---|---|---|---|\n");
      for (Family family : held) {
        placed.add(family.name());
        boolean usual = family.labels().equals(Catalogue.CONTRACT);
        row(
            doc,
            family.name(),
            family.type().label(),
            family.unit(),
            usual ? "" : family.labels().isEmpty() ? "none" : code(family.labels()),
            family.help());
      }
    }
    assertThat(placed).hasSameSizeAs(families());
    doc.append(
        """

        ## The program

        Counters of failures and of dropped values start at 0. Of a summary, `_count`, `_sum` and `_max` are exported, `_max` over the last two minutes.
        The words of `reason` and `outcome` are those of the log.

        | metric | type | labels | |
        |---|---|---|---|
        """);
    for (MetricSnapshot metric : ownMetrics()) {
      row(doc, pageName(metric), type(metric), code(labels(metric)), help(metric));
    }
    doc.append("\nValues of `reason` in failures: ")
        .append(words(FailureReason.values(), FailureReason::label))
        .append(".\n\nValues of `reason` in dropped values: ")
        .append(words(DropReason.values(), DropReason::label))
        .append(
            """
            .

            ## Libraries

            Of Micrometer's own binders; `cache` is the kind of answer that is kept (%s).
            Beside these there is `jvm_gc_*`, as the garbage collector in use offers it.

            | metric | type | labels | |
            |---|---|---|---|
            """
                .formatted(
                    Arrays.stream(Freshness.values())
                        .map(Freshness::label)
                        .collect(Collectors.joining(", "))));
    for (MetricSnapshot metric : registry.getPrometheusRegistry().scrape()) {
      if (!isOwn(metric) && !isVolatile(metric)) {
        row(doc, pageName(metric), type(metric), code(labels(metric)), help(metric));
      }
    }
    return doc.toString();
  }

  private static <E> String words(E[] values, java.util.function.Function<E, String> label) {
    return Arrays.stream(values)
        .map(label)
        .map(MetricsDocTest::code)
        .collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder doc, String name, String... cells) {
    doc.append("| ").append(code(name)).append(" |");
    for (String cell : cells) {
      String text = cell.replace("|", "\\|").replace("<", "&lt;");
      doc.append(text.isEmpty() ? " |" : " " + text + " |");
    }
    doc.append('\n');
  }

  private static String code(String word) {
    return "`" + word + "`";
  }

  private static String code(Collection<String> words) {
    return words.stream().map(MetricsDocTest::code).collect(Collectors.joining(", "));
  }

  private static List<MetricSnapshot> ownMetrics() {
    List<MetricSnapshot> own = new ArrayList<>();
    MetricSnapshots all = registry.getPrometheusRegistry().scrape();
    all.stream()
        .filter(MetricsDocTest::isOwn)
        .filter(metric -> !metric.getMetadata().getPrometheusName().endsWith("_seconds_max"))
        .forEach(own::add);
    return own;
  }

  private static boolean isOwn(MetricSnapshot metric) {
    return metric.getMetadata().getPrometheusName().startsWith("perps_exporter_");
  }

  /** There or not, depending on the collector and on whether it ran; on the operating system. */
  private static boolean isVolatile(MetricSnapshot metric) {
    String name = metric.getMetadata().getPrometheusName();
    return name.startsWith("jvm_gc_") || name.equals("system_load_average_1m");
  }

  /** The name as it is on the page. */
  private static String pageName(MetricSnapshot metric) {
    String name = metric.getMetadata().getPrometheusName();
    return switch (metric) {
      case CounterSnapshot counter when !name.endsWith("_total") -> name + "_total";
      case InfoSnapshot info when !name.endsWith("_info") -> name + "_info";
      default -> name;
    };
  }

  private static String type(MetricSnapshot metric) {
    return switch (metric) {
      case CounterSnapshot counter -> "counter";
      case InfoSnapshot info -> "info";
      case SummarySnapshot summary -> "summary";
      default -> metric.getClass().getSimpleName().replace("Snapshot", "").toLowerCase(Locale.ROOT);
    };
  }

  private static String help(MetricSnapshot metric) {
    return Optional.ofNullable(metric.getMetadata().getHelp()).orElse("").strip();
  }

  private static Set<String> labels(MetricSnapshot metric) {
    Set<String> names = new LinkedHashSet<>();
    for (DataPointSnapshot point : metric.getDataPoints()) {
      for (Label label : point.getLabels()) {
        names.add(label.getName());
      }
    }
    return names;
  }
}
