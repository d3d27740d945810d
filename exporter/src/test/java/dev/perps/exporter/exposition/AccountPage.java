package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.account.Totals;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Figures of accounts, and what the page says of them. */
public final class AccountPage {
  private AccountPage() {}

  static AccountFigures nothing() {
    return AccountFigures.unknown("main", NOW);
  }

  static AccountFigures with(AccountFigures.History history) {
    AccountFigures none = nothing();
    return new AccountFigures(
        none.account(),
        none.at(),
        none.verdict(),
        none.parts(),
        Optional.of(history),
        none.open(),
        none.margin(),
        none.charged(),
        none.tier(),
        none.roundTrip());
  }

  /**
   * Sums.
   *
   * @param amounts fees, rebates, funding paid and received, liquidation fees, profit, loss,
   *     volume, conversion cost, interest
   */
  static Totals totals(long trades, String... amounts) {
    List<BigDecimal> sums = Arrays.stream(amounts).map(BigDecimal::new).toList();
    return new Totals(
        sums.get(0),
        sums.get(1),
        sums.get(2),
        sums.get(3),
        sums.get(4),
        sums.get(5),
        sums.get(6),
        sums.get(7),
        sums.get(8),
        sums.get(9),
        trades);
  }

  public static KrakenDesk desk(AccountFigures... accounts) {
    return new KrakenDesk(List.of(accounts), FundingView.NONE);
  }

  /** All lines about Kraken, headers too. */
  static List<String> page(Format format, KrakenDesk desk, ExchangeView... views) {
    Snapshot snapshot =
        new Snapshot(
            NOW,
            List.of(views),
            UsdRates.of(List.of(), true),
            SpotVolumes.NONE,
            Insights.NONE,
            MarketContext.NONE,
            desk);
    try (MetricsPage page = new MetricsPage(snapshot, new PrometheusRegistry())) {
      return new String(page.render(format, false).body(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("kraken_"))
          .toList();
    }
  }

  /** The samples of families whose name begins so, without the name's beginning. */
  public static List<String> samples(String prefix, KrakenDesk desk, ExchangeView... views) {
    return page(Format.TEXT, desk, views).stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }
}
