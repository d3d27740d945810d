package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What history tells, as it stands on the page. */
class InsightFamiliesTest {
  /** The samples of a family, without its name. */
  private static List<String> samples(String family, Insights insights) {
    Snapshot snapshot =
        new Snapshot(
            NOW,
            List.of(),
            UsdRates.of(List.of(), true),
            SpotVolumes.NONE,
            insights,
            MarketContext.NONE,
            KrakenDesk.NONE);
    try (MetricsPage page = new MetricsPage(snapshot, new PrometheusRegistry())) {
      return new String(page.render(Format.TEXT, false).body(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(family + "{"))
          .map(line -> line.substring(family.length()))
          .toList();
    }
  }

  @Test
  void aBaseHasOneReferencePriceAndNoneWhereNoCloseIsKnown() {
    List<Insights.OfBase> bases =
        List.of(
            new Insights.OfBase("BTC", "binance", 61_000.5, Map.of()),
            new Insights.OfBase("PEPE", "bybit", 0.0000125, Map.of()),
            new Insights.OfBase("NEW", "okx", Double.NaN, Map.of()));
    Insights insights = new Insights(NOW, bases, List.of(), List.of(), List.of());
    assertThat(samples("perp_reference_price", insights))
        .containsExactly("{base=\"BTC\"} 61000.5", "{base=\"PEPE\"} 1.25E-5");
    assertThat(samples("perp_reference_info", insights)).hasSize(3);
  }
}
