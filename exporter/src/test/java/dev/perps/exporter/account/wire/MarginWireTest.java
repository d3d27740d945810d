package dev.perps.exporter.account.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.Margin.Balance;
import dev.perps.exporter.account.Margin.Wallet;
import org.junit.jupiter.api.Test;

class MarginWireTest {

  @Test
  void documentedSample() {
    Margin margin = Answers.payload(Readings.ACCOUNTS, "futures_private_accounts.json");

    assertThat(margin.wallets())
        .containsExactly(
            new Wallet(
                "fi_xbtusd",
                "BTC",
                153.73891563,
                100.73891563,
                52.8,
                23.76,
                153.73891563,
                12.42134766,
                Double.NaN),
            new Wallet("flex", "USD", 34995.52, 34122.66, 0, 0, 34122.66, 0, 0));
    assertThat(margin.wallets().getFirst().ratio()).isEqualTo(23.76 / 153.73891563);
    assertThat(margin.balances())
        .containsExactly(
            new Balance("cash", "BTC", 141.31756797, Double.NaN),
            new Balance("cash", "XRP", 52465.1254, Double.NaN),
            new Balance("fi_xbtusd", "BTC", 141.31756797, Double.NaN),
            new Balance("fi_xbtusd", "XRP", 0, Double.NaN),
            new Balance("flex", "BTC", 0.1185308247, 4998.721054420551),
            new Balance("flex", "USD", 5000, 5000),
            new Balance("flex", "EUR", 4540.5837374453, 4999.137289089901));
  }

  @Test
  void whatIsMissingIsAbsentAndUnknownKindsAreLeftOut() {
    Margin margin =
        Answers.json(
            Readings.ACCOUNTS,
            """
            {"result":"success","accounts":{"cash":{"type":"cashAccount","balances":{"usd":"12.5","eur":null}},
            "fi_ethusd":{"type":"marginAccount","currency":"eth"},"x":{"type":"unknown","balances":{"usd":1}},
            "y":null,"flex":{"type":"multiCollateralMarginAccount","pnl":"NaN"}}}""");

    assertThat(margin.balances()).containsExactly(new Balance("cash", "USD", 12.5, 12.5));
    assertThat(margin.wallets()).extracting(Wallet::name).containsExactly("fi_ethusd", "flex");
    assertThat(margin.wallets().getFirst().portfolioValue()).isNaN();
    assertThat(margin.wallets().getFirst().maintenanceMargin()).isNaN();
    assertThat(margin.wallets().getLast().unrealizedPnl()).isNaN();
    assertThat(margin.wallets().getLast().ratio()).isNaN();
  }
}
