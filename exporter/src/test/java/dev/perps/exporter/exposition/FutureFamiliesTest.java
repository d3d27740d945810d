package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.future;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FutureFamiliesTest {
  private static final double NAN = Double.NaN;
  private static final Host HOST = Host.of("h", "https://example.org", RateLimit.perMinute(60));

  /** Lines of the page about contracts, of an exchange with one perpetual and these futures. */
  private static List<String> lines(DatedFuture... futures) {
    List<Perp> perps = List.of(perp("alpha", "BTC", 100_000));
    FeedState feed =
        new FeedState(
            "all",
            true,
            new MarketData(perps, List.of(), List.of(futures), 0),
            false,
            Optional.of(NOW),
            Optional.empty(),
            Duration.ofSeconds(30));
    ExchangeView view =
        new ExchangeView(
            Fixtures.exchange("alpha", HOST),
            List.of(feed),
            perps,
            List.of(),
            new ContractFilter.Selection(perps, perps, List.of(), List.of(futures), Map.of()));
    // The page is made later than the exchange was collected.
    Snapshot snapshot =
        new Snapshot(
            NOW.plusSeconds(20),
            List.of(view),
            UsdRates.of(List.of(spot("k", "USDT", "USD", 0.5)), true));
    try (MetricsPage page = new MetricsPage(snapshot, new PrometheusRegistry())) {
      return new String(page.render(Format.TEXT, false).body(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> about(List<String> lines, String symbol) {
    return lines.stream().filter(line -> line.contains("symbol=\"" + symbol + "\"")).toList();
  }

  @Test
  void figuresStandAsDocumented() {
    // 2026-08-13T12:00:00Z is 73 days, a fifth of 365, after 2026-06-01T12:00:00Z
    Instant expiry = Instant.parse("2026-08-13T12:00:00Z");
    DatedFuture usd = future("alpha", "BTC", 100_000, expiry);
    String labels = "{exchange=\"alpha\",symbol=\"BTC_DATED\",base=\"BTC\",quote=\"USD\"";

    assertThat(about(lines(usd), "BTC_DATED"))
        .containsExactly(
            "future_mark_price" + labels + "} 101000",
            "future_last_price" + labels + "} 101562.5",
            // 101000 / 100000 - 1
            "future_basis_ratio" + labels + "} " + (1.01 - 1),
            // five times that, as of the collection, not of the page
            "future_basis_annualized_ratio" + labels + "} " + (1.01 - 1) * 5,
            "future_expiry_timestamp_seconds" + labels + "} 1786622400",
            "future_open_interest_usd" + labels + "} 2000000",
            "future_volume_24h_usd" + labels + "} 3000000",
            "future_contract_info"
                + labels
                + ",kind=\"inverse\",settle=\"BTC\",class=\"crypto\",expiry=\"2026-08-13\"} 1");
  }

  @Test
  void perpetualsAndTheirTotalsKnowNothingOfThem() {
    List<String> without = lines();
    List<String> with = lines(future("alpha", "BTC", 100_000, NOW.plus(Duration.ofDays(90))));

    assertThat(with.stream().filter(line -> !line.startsWith("future_"))).isEqualTo(without);
    assertThat(without).anyMatch(line -> line.startsWith("perp_exchange_open_interest_usd"));
    assertThat(about(with, "BTCUSDT")).noneMatch(line -> line.startsWith("future_"));
  }

  @Test
  void amountsAreConvertedAndWhatIsAbsentHasNoSeries() {
    DatedFuture usd = future("alpha", "BTC", 100, NOW.plusSeconds(86_400));
    DatedFuture tether =
        new DatedFuture(
            new Instrument(
                "alpha",
                "BTCUSDT_260602",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO),
            usd.expiryEpochSeconds(),
            new PerpTicker(NAN, 100, NAN, NAN, NAN, NAN, 50, NAN),
            new OpenInterest(NAN, 8));

    assertThat(about(lines(tether), "BTCUSDT_260602").stream().map(l -> l.replaceAll("\\{.*}", "")))
        .containsExactly(
            "future_expiry_timestamp_seconds 1780401600",
            // a USDT is worth half a dollar here
            "future_open_interest_usd 4",
            "future_volume_24h_usd 25",
            "future_contract_info 1");
    // a day before expiry the basis is no longer made a yearly one
    assertThat(about(lines(usd), "BTC_DATED"))
        .anyMatch(line -> line.startsWith("future_basis_ratio"))
        .noneMatch(line -> line.startsWith("future_basis_annualized_ratio"));
  }
}
