package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.FundingForecast;
import dev.perps.exporter.analytics.FundingSummary;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
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

  /** Sums and samples of a contract's windows, each with a number of its own. */
  private static Insights funding() {
    Map<FundingWindow, FundingSummary> windows = new EnumMap<>(FundingWindow.class);
    windows.put(FundingWindow.D1, new FundingSummary(0.5, 3, 0.125, 0.25));
    windows.put(FundingWindow.D7, new FundingSummary(1.5, 21, 0.375, 0.75));
    windows.put(FundingWindow.D30, new FundingSummary(2.5, 90, 0.625, 1.25));
    windows.put(FundingWindow.D90, new FundingSummary(3.5, 270, 0.875, 1.75));
    windows.put(FundingWindow.D365, new FundingSummary(4.5, 1095, 1, 2.25));
    Insights.OfFunding contract =
        new Insights.OfFunding(
            Fixtures.perp("alpha", "BTC", 1).instrument(), windows, FundingForecast.NONE);
    return new Insights(NOW, List.of(), List.of(), List.of(), List.of(contract));
  }

  private static List<String> byWindow(String family) {
    String contract = "{exchange=\"alpha\",symbol=\"BTCUSDT\",base=\"BTC\",quote=\"USDT\",";
    return samples(family, funding()).stream().map(line -> line.replace(contract, "{")).toList();
  }

  @Test
  void settledFundingIsAddedUpOverEveryWindow() {
    assertThat(byWindow("perp_funding_accumulated_ratio"))
        .containsExactly(
            "{window=\"1d\"} 0.5",
            "{window=\"7d\"} 1.5",
            "{window=\"30d\"} 2.5",
            "{window=\"90d\"} 3.5",
            "{window=\"365d\"} 4.5");
  }

  @Test
  void samplesOfSettledFundingAreOfThreeWindows() {
    assertThat(byWindow("perp_funding_settlements"))
        .containsExactly("{window=\"7d\"} 21", "{window=\"30d\"} 90", "{window=\"365d\"} 1095");
    assertThat(byWindow("perp_funding_positive_share_ratio"))
        .containsExactly("{window=\"7d\"} 0.375", "{window=\"30d\"} 0.625", "{window=\"365d\"} 1");
    assertThat(byWindow("perp_funding_volatility_ratio"))
        .containsExactly("{window=\"7d\"} 0.75", "{window=\"30d\"} 1.25", "{window=\"365d\"} 2.25");
  }
}
