package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Failure;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsPageTest {
  private static final Host HOST = Host.of("h", "https://example.org", RateLimit.perMinute(60));
  private static final double NAN = Double.NaN;

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private static ExchangeView view(
      String id, List<Perp> perps, List<SpotTicker> spots, Optional<Failure> failure) {
    FeedState feed =
        new FeedState(
            "all",
            true,
            new MarketData(perps, spots, 0),
            false,
            Optional.of(NOW.minusSeconds(5)),
            failure,
            Duration.ofSeconds(30));
    return new ExchangeView(
        Fixtures.exchange(id, HOST),
        List.of(feed),
        perps,
        spots,
        new ContractFilter.Selection(
            perps, perps, spots, Map.of(ContractFilter.Reason.LOW_VOLUME, 2)));
  }

  private static Snapshot snapshot(ExchangeView... views) {
    List<SpotTicker> spots =
        List.of(views).stream().flatMap(view -> view.spots().stream()).toList();
    return new Snapshot(NOW, List.of(views), UsdRates.of(spots, true));
  }

  private static Snapshot typical() {
    return snapshot(
        view(
            "alpha",
            List.of(perp("alpha", "BTC", 100_000), perp("alpha", "ETH", 4000)),
            List.of(spot("alpha", "BTC", "USDT", 99_900), spot("alpha", "USDT", "USD", 0.999)),
            Optional.empty()),
        view(
            "beta",
            List.of(
                perp(
                    "beta",
                    "DOGE",
                    new PerpTicker(0.2, NAN, NAN, NAN, NAN, NAN, 0, NAN),
                    Funding.NONE,
                    OpenInterest.NONE)),
            List.of(),
            Optional.of(new Failure(FailureReason.TIMEOUT, "no answer", NOW, 3))));
  }

  private String page(Snapshot snapshot, Format format) {
    try (MetricsPage page = new MetricsPage(snapshot, registry)) {
      return new String(page.render(format, false).body(), StandardCharsets.UTF_8);
    }
  }

  private static String unzip(byte[] body) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void figuresStandAsDocumented() {
    String btc = "{exchange=\"alpha\",symbol=\"BTCUSDT\",base=\"BTC\",quote=\"USDT\"}";
    assertThat(page(typical(), Format.TEXT).lines())
        .contains(
            "# TYPE perp_mark_price gauge",
            "perp_mark_price" + btc + " 100000",
            // 5e6 USDT at 0.999 USD
            "perp_volume_24h_usd" + btc + " 4995000",
            // 1000 BTC at 100000 USDT at 0.999 USD
            "perp_open_interest_usd" + btc + " 99900000",
            "perp_open_interest_base" + btc + " 1000",
            "perp_funding_rate_ratio" + btc + " 1.0E-4",
            "perp_funding_rate_8h_ratio" + btc + " 1.0E-4",
            // three times a day over 365 days
            "perp_funding_apr_ratio" + btc + " 0.1095",
            "perp_funding_interval_seconds" + btc + " 28800",
            "spot_price" + btc + " 99900",
            "perp_exchange_up{exchange=\"alpha\"} 1",
            "perp_exchange_up{exchange=\"beta\"} 0",
            "perp_exchange_failing{exchange=\"beta\",feed=\"all\",reason=\"timeout\"} 1",
            "perp_exchange_markets{exchange=\"alpha\"} 2",
            // two contracts at 5e6 USDT each
            "perp_exchange_volume_24h_usd{exchange=\"alpha\"} 9990000",
            "perps_exporter_contracts_filtered{exchange=\"alpha\",reason=\"low_volume\"} 2",
            "perps_exporter_quote_usd{quote=\"USDT\"} 0.999",
            "perps_exporter_quote_usd_assumed{quote=\"USDT\"} 0");
  }

  @Test
  void missingIsNeverZero() {
    assertThat(page(typical(), Format.TEXT).lines().filter(line -> line.contains("DOGEUSDT")))
        .containsExactlyInAnyOrder(
            "perp_mark_price{exchange=\"beta\",symbol=\"DOGEUSDT\",base=\"DOGE\",quote=\"USDT\"} 0.2",
            "perp_volume_24h_usd{exchange=\"beta\",symbol=\"DOGEUSDT\",base=\"DOGE\",quote=\"USDT\"} 0",
            "perp_contract_info{exchange=\"beta\",symbol=\"DOGEUSDT\",base=\"DOGE\",quote=\"USDT\","
                + "kind=\"linear\",settle=\"USDT\",class=\"crypto\"} 1");
  }

  @Test
  void totalOfOpenInterestWaitsUntilNearlyAllIsKnown() {
    assertThat(page(typical(), Format.TEXT))
        .contains("perp_exchange_open_interest_usd{exchange=\"alpha\"}")
        .doesNotContain("perp_exchange_open_interest_usd{exchange=\"beta\"}");
  }

  @Test
  void labelsAreEscaped() {
    Perp odd = perp("alpha", "A\"B\\C\nD", 1);
    assertThat(
            page(snapshot(view("alpha", List.of(odd), List.of(), Optional.empty())), Format.TEXT))
        .contains("base=\"A\\\"B\\\\C\\nD\"");
  }

  @Test
  void namesBeyondAsciiStay() {
    Perp odd = perp("alpha", "币安人生", 1);
    assertThat(
            page(snapshot(view("alpha", List.of(odd), List.of(), Optional.empty())), Format.TEXT))
        .contains("symbol=\"币安人生USDT\"");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void compressedPageIsTheSamePage(Format format) {
    try (MetricsPage page = new MetricsPage(typical(), registry)) {
      assertThat(unzip(page.render(format, true).body()))
          .isEqualTo(new String(page.render(format, false).body(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void openMetricsDiffersWhereItMust() {
    String page = page(typical(), Format.OPENMETRICS);
    assertThat(page)
        .contains("# TYPE perp_contract info\n", "# TYPE perp_mark_price gauge\n")
        .endsWith("# EOF\n");
    assertThat(page.indexOf("# EOF")).isEqualTo(page.length() - "# EOF\n".length());
  }

  @Test
  void familiesAreNotInterleaved() {
    List<String> names =
        page(typical(), Format.TEXT)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .toList();
    List<String> changes = new java.util.ArrayList<>();
    for (String name : names) {
      if (changes.isEmpty() || !changes.getLast().equals(name)) {
        changes.add(name);
      }
    }
    assertThat(changes).doesNotHaveDuplicates();
  }

  @Test
  void ownFiguresAreAppended() {
    Info.builder()
        .name("own_info")
        .help("h")
        .labelNames("a")
        .register(registry)
        .addLabelValues("b");
    assertThat(page(typical(), Format.TEXT)).contains("own_info{a=\"b\"} 1");
    assertThat(page(typical(), Format.OPENMETRICS)).contains("own_info{a=\"b\"} 1");
  }

  @Test
  void laterSnapshotReplacesTheEarlierAndUnchangedExchangesStay() {
    Snapshot first = typical();
    try (MetricsPage page = new MetricsPage(first, registry)) {
      ExchangeView changed =
          view("beta", List.of(perp("beta", "SOL", 150)), List.of(), Optional.empty());
      page.update(new Snapshot(NOW, List.of(first.exchanges().get(0), changed), first.rates()));
      org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            String text = "";
            while (!text.contains("symbol=\"SOLUSDT\"")) {
              Thread.sleep(10);
              text = new String(page.render(Format.TEXT, false).body(), StandardCharsets.UTF_8);
            }
            assertThat(text).contains("symbol=\"BTCUSDT\"").doesNotContain("symbol=\"DOGEUSDT\"");
          });
    }
  }

  @Test
  void emptySnapshotIsAPageToo() {
    String page = page(snapshot(), Format.OPENMETRICS);
    assertThat(page).contains("perps_exporter_snapshot_timestamp_seconds").endsWith("# EOF\n");
  }
}
