package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.exposition.AccountPage.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.account.FundingView.Hour;
import dev.perps.exporter.account.FundingView.Past;
import dev.perps.exporter.account.FundingView.Sums;
import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Perp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KrakenFundingFamiliesTest {
  private static final double NAN = Double.NaN;
  private static final Host HOST = Host.of("h", "https://example.org", RateLimit.perMinute(60));

  /** Shows contracts on these bases, whose symbols are BTCUSDT and the like. */
  private static ExchangeView view(String exchange, String... bases) {
    List<Perp> perps = Arrays.stream(bases).map(base -> perp(exchange, base, 100)).toList();
    return new ExchangeView(
        Fixtures.exchange(exchange, HOST),
        List.of(),
        perps,
        List.of(),
        new ContractFilter.Selection(perps, List.of(), List.of(), Map.of()));
  }

  private static KrakenContract contract(
      String symbol, ContractKind kind, double rate, double predicted) {
    return new KrakenContract(symbol, kind, "BTC", 1, 1, rate, predicted, 7, 7, List.of());
  }

  private static KrakenDesk desk(List<KrakenContract> contracts, Map<String, Past> past) {
    return new KrakenDesk(List.of(), new FundingView(contracts, past));
  }

  @Test
  void absoluteRatesOfContractsThatHaveSeries() {
    KrakenDesk desk =
        desk(
            List.of(
                contract("BTCUSDT", ContractKind.LINEAR, 1.6, -0.8),
                contract("ETHUSDT", ContractKind.INVERSE, 2.5e-10, NAN),
                contract("SOLUSDT", ContractKind.LINEAR, 5, 5)),
            Map.of());

    assertThat(
            samples("kraken_funding_", desk, view("kraken", "BTC", "ETH"), view("binance", "SOL")))
        .containsExactly(
            "rate_absolute{symbol=\"BTCUSDT\",unit=\"USD per BTC\"} 1.6",
            "rate_absolute{symbol=\"ETHUSDT\",unit=\"BTC per USD\"} 2.5E-10",
            "predicted_rate_absolute{symbol=\"BTCUSDT\",unit=\"USD per BTC\"} -0.8");
    // while Kraken is down
    assertThat(samples("kraken_funding_", desk, view("kraken"))).isEmpty();
  }

  @Test
  void hoursAndSums() {
    Past past =
        new Past(
            List.of(new Hour(7200, 0.001, 80), new Hour(3600, NAN, NAN), new Hour(0, -0.002, -160)),
            Map.of("7d", new Sums(-0.01, 0.03, NAN, 2400), "30d", new Sums(0.5, 0.6, 4, 5)));

    assertThat(samples("kraken_funding_", desk(List.of(), Map.of("PF_XBTUSD", past))))
        .containsExactly(
            "hourly_ratio{symbol=\"PF_XBTUSD\",hours_ago=\"1\"} 0.001",
            "hourly_ratio{symbol=\"PF_XBTUSD\",hours_ago=\"3\"} -0.002",
            "hourly_absolute{symbol=\"PF_XBTUSD\",hours_ago=\"1\"} 80",
            "hourly_absolute{symbol=\"PF_XBTUSD\",hours_ago=\"3\"} -160",
            "accumulated_ratio{symbol=\"PF_XBTUSD\",window=\"30d\"} 0.5",
            "accumulated_ratio{symbol=\"PF_XBTUSD\",window=\"7d\"} -0.01",
            "accumulated_unsigned_ratio{symbol=\"PF_XBTUSD\",window=\"30d\"} 0.6",
            "accumulated_unsigned_ratio{symbol=\"PF_XBTUSD\",window=\"7d\"} 0.03",
            "accumulated_absolute{symbol=\"PF_XBTUSD\",window=\"30d\"} 4",
            "accumulated_unsigned_absolute{symbol=\"PF_XBTUSD\",window=\"30d\"} 5",
            "accumulated_unsigned_absolute{symbol=\"PF_XBTUSD\",window=\"7d\"} 2400");
  }

  /** What belongs to the desk is encoded when it changes. */
  @Test
  void aNewerDeskIsOnThePage() {
    Past past = new Past(List.of(new Hour(7200, 0.001, 80)), Map.of());
    Past newer = new Past(List.of(new Hour(10_800, 0.004, 90)), Map.of());
    Page page = new Page(Catalogue.FAMILIES);

    assertThat(hourly(page, KrakenDesk.NONE)).isZero();
    assertThat(hourly(page, desk(List.of(), Map.of("PF_XBTUSD", past)))).isEqualTo(1);
    assertThat(hourly(page, desk(List.of(), Map.of("A", newer, "B", past)))).isEqualTo(2);
    assertThat(hourly(page, KrakenDesk.NONE)).isZero();
  }

  private static int hourly(Page page, KrakenDesk desk) {
    List<List<Segment>> encoded =
        page.encode(
            new Snapshot(
                NOW,
                List.of(),
                UsdRates.of(List.of(), true),
                SpotVolumes.NONE,
                Insights.NONE,
                MarketContext.NONE,
                desk));
    int place =
        Catalogue.FAMILIES.stream()
            .map(Family::name)
            .toList()
            .indexOf("kraken_funding_hourly_ratio");
    return encoded.get(place).stream().mapToInt(Segment::samples).sum();
  }
}
