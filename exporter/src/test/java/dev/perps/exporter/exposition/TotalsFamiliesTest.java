package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.exposition.AccountPage.desk;
import static dev.perps.exporter.exposition.AccountPage.page;
import static dev.perps.exporter.exposition.AccountPage.samples;
import static dev.perps.exporter.exposition.AccountPage.totals;
import static dev.perps.exporter.exposition.AccountPage.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountWindow;
import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.account.Totals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotalsFamiliesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-05-31");

  /** Cost: 12 + 1 - 2 fees, 5 - 3.5 funding = 12.5; 12.5 / 50000 is 2.5 basis points. */
  private static final Totals BTC =
      totals(7, "12", "2", "5", "3.5", "1", "40", "15", "50000", "0", "0");

  /** Money that became another, and interest: of no contract. */
  private static final Totals OTHER =
      totals(0, "0", "0", "0", "0", "0", "0", "0", "0", "0.75", "-0.25");

  private static History history(Map<AccountWindow, Map<String, Totals>> windows, Totals rest) {
    return new History(
        windows,
        Map.of(DAY, BTC.plus(OTHER), DAY.plusDays(1), Totals.ZERO),
        Map.of("PF_XBTUSD", BTC.plus(BTC), "", rest),
        List.of(),
        99,
        0,
        NOW.minusSeconds(864_000),
        NOW);
  }

  private static KrakenDesk known() {
    return desk(
        with(
            history(
                Map.of(
                    AccountWindow.D1, Map.of("PF_XBTUSD", Totals.ZERO, "", Totals.ZERO),
                    AccountWindow.D7, Map.of("PF_XBTUSD", BTC, "", OTHER)),
                OTHER)));
  }

  private static List<String> ofWindow(String window) {
    String labels = "{account=\"main\",symbol=\"PF_XBTUSD\",window=\"" + window + "\"}";
    return samples("kraken_account_", known()).stream()
        .filter(line -> line.contains(labels))
        .map(line -> line.replace(labels, ""))
        .toList();
  }

  @Test
  void windowsOfAContract() {
    assertThat(ofWindow("7d"))
        .containsExactly(
            "fees_usd 12",
            "rebates_usd 2",
            "funding_paid_usd 5",
            "funding_received_usd 3.5",
            "funding_net_usd -1.5",
            "liquidation_fees_usd 1",
            "realized_pnl_usd 25",
            "volume_usd 50000",
            "trades 7",
            "total_cost_usd 12.5",
            "cost_basis_points 2.5",
            "net_pnl_usd 12.5");
  }

  @Test
  void knownToBeNothingIsZeroButNoQuotientOfZeros() {
    assertThat(ofWindow("1d"))
        .containsExactly(
            "fees_usd 0",
            "rebates_usd 0",
            "funding_paid_usd 0",
            "funding_received_usd 0",
            "funding_net_usd 0",
            "liquidation_fees_usd 0",
            "realized_pnl_usd 0",
            "volume_usd 0",
            "trades 0",
            "total_cost_usd 0",
            "net_pnl_usd 0");
  }

  @Test
  void theAccountAsAWhole() {
    String labels = "{account=\"main\",window=\"7d\"}";
    assertThat(samples("kraken_account_", known()))
        .contains(
            "overall_cost_basis_points" + labels + " 2.5",
            "conversion_cost_usd" + labels + " 0.75",
            "interest_usd" + labels + " -0.25",
            "conversion_cost_usd{account=\"main\",window=\"1d\"} 0")
        .noneMatch(
            line -> line.startsWith("overall_cost_basis_points{account=\"main\",window=\"1d"))
        .noneMatch(line -> line.contains("window=\"30d\"") || line.contains("symbol=\"none\""));
  }

  @Test
  void feesOfNoContractAreNotLost() {
    Totals fee = totals(0, "0.5", "0", "0", "0", "0", "0", "0", "0", "0", "0");
    KrakenDesk desk =
        desk(
            with(
                history(
                    Map.of(
                        AccountWindow.D1,
                        Map.of("", Totals.ZERO),
                        AccountWindow.D7,
                        Map.of("", fee)),
                    fee)));

    assertThat(samples("kraken_account_fees_usd", desk))
        .contains(
            "{account=\"main\",symbol=\"none\",window=\"1d\"} 0",
            "{account=\"main\",symbol=\"none\",window=\"7d\"} 0.5");
    assertThat(samples("kraken_account_ledger_fees_usd_total", desk))
        .containsExactly(
            "{account=\"main\",symbol=\"PF_XBTUSD\"} 24", "{account=\"main\",symbol=\"none\"} 0.5");
  }

  @Test
  void days() {
    List<String> lines = samples("kraken_account_daily_", known());

    assertThat(lines)
        .contains(
            "fees_usd{account=\"main\",date=\"2026-05-31\"} 12",
            "fees_usd{account=\"main\",date=\"2026-06-01\"} 0",
            "funding_net_usd{account=\"main\",date=\"2026-05-31\"} -1.5",
            "cost_basis_points{account=\"main\",date=\"2026-05-31\"} 2.5",
            "conversion_cost_usd{account=\"main\",date=\"2026-05-31\"} 0.75",
            "interest_usd{account=\"main\",date=\"2026-05-31\"} -0.25",
            "net_pnl_usd{account=\"main\",date=\"2026-05-31\"} 12.5");
    // 14 figures of the first, all but the quotient of the second
    assertThat(lines).hasSize(27);
  }

  @Test
  void countersAreDeclaredAsEachFormatWantsIt() {
    assertThat(page(Format.TEXT, known()))
        .contains(
            "# TYPE kraken_account_ledger_fees_usd_total counter",
            "# TYPE kraken_account_fees_usd gauge",
            "kraken_account_ledger_fees_usd_total{account=\"main\",symbol=\"PF_XBTUSD\"} 24",
            "kraken_account_ledger_profit_usd_total{account=\"main\",symbol=\"PF_XBTUSD\"} 80",
            "kraken_account_ledger_loss_usd_total{account=\"main\",symbol=\"PF_XBTUSD\"} 30",
            "kraken_account_ledger_trades_total{account=\"main\",symbol=\"PF_XBTUSD\"} 14");
    assertThat(page(Format.OPENMETRICS, known()))
        .contains(
            "# TYPE kraken_account_ledger_profit_usd counter",
            "kraken_account_ledger_profit_usd_total{account=\"main\",symbol=\"PF_XBTUSD\"} 80")
        .noneMatch(line -> line.startsWith("# TYPE kraken_account_ledger_profit_usd_total"));
  }

  @Test
  void nothingIsSaidOfALedgerThatIsNotRead() {
    assertThat(samples("kraken_account_", desk(AccountPage.nothing())))
        .containsExactly("key_verdict{account=\"main\",verdict=\"unknown\"} 1");
  }
}
