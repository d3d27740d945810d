package dev.perps.exporter.exposition;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.exposition.AccountPage.desk;
import static dev.perps.exporter.exposition.AccountPage.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.AccountFigures.Failure;
import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.AccountFigures.Part;
import dev.perps.exporter.account.AccountFigures.RoundTrip;
import dev.perps.exporter.account.AccountFigures.TierOutlook;
import dev.perps.exporter.account.AccountWindow;
import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.Totals;
import dev.perps.exporter.exchange.FailureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Positions, fees, margin and health of accounts; sums have a test of their own. */
class AccountFamiliesTest {
  private static final double NAN = Double.NaN;

  /** What is known beside the ledger. */
  private static AccountFigures account(
      List<OpenPosition> open,
      Optional<Margin> margin,
      Optional<ChargedRates> charged,
      Optional<TierOutlook> tier,
      Optional<RoundTrip> roundTrip) {
    return new AccountFigures(
        "main",
        NOW,
        "valid",
        List.of(),
        Optional.empty(),
        Optional.of(open),
        margin,
        charged,
        tier,
        roundTrip);
  }

  private static AccountFigures holding(OpenPosition... open) {
    return account(
        List.of(open), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static AccountFigures faring(String verdict, Part... parts) {
    AccountFigures none = AccountPage.nothing();
    return new AccountFigures(
        none.account(),
        NOW,
        verdict,
        List.of(parts),
        none.history(),
        none.open(),
        none.margin(),
        none.charged(),
        none.tier(),
        none.roundTrip());
  }

  private static List<String> withoutLabels(List<String> lines, String labels) {
    return lines.stream().map(line -> line.replace(labels, "")).toList();
  }

  @Test
  void anOpenPosition() {
    OpenPosition it =
        new OpenPosition(
            "PI_XBTUSD",
            -16_000,
            16_001,
            64_000,
            80_000,
            -4_000,
            1_780_000_000.25,
            60,
            -7,
            12,
            3.2,
            8,
            -3_962.2,
            0.25,
            0.32,
            -0.16,
            List.of(-1.5, NAN, 0.0));
    String labels = "{account=\"main\",symbol=\"PI_XBTUSD\",side=\"short\"";

    assertThat(withoutLabels(samples("kraken_account_position", desk(holding(it))), labels))
        .containsExactly(
            "s{account=\"main\"} 1",
            "_size} -16000",
            "_notional_usd} 16001",
            "_entry_price} 64000",
            "_mark_price} 80000",
            "_unrealized_pnl_usd} -4000",
            "_opened_timestamp_seconds} 1.78000000025E9",
            "_realized_pnl_usd} 60",
            "_funding_usd} -7",
            "_fees_usd} 12",
            "_closing_fee_usd,liquidity=\"maker\"} 3.2",
            "_closing_fee_usd,liquidity=\"taker\"} 8",
            "_net_pnl_usd} -3962.2",
            "_liquidation_distance_ratio} 0.25",
            "_funding_per_hour_usd} 0.32",
            "_predicted_funding_per_hour_usd} -0.16",
            "_hourly_funding_usd,hours_ago=\"1\"} -1.5",
            "_hourly_funding_usd,hours_ago=\"3\"} 0");
  }

  @Test
  void whatIsNotKnownOfAPositionHasNoSeries() {
    OpenPosition it =
        new OpenPosition(
            "PF_XBTUSD",
            2,
            NAN,
            75_000,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            NAN,
            List.of());
    String labels = "{account=\"main\",symbol=\"PF_XBTUSD\",side=\"long\"";

    assertThat(withoutLabels(samples("kraken_account_position_", desk(holding(it))), labels))
        .containsExactly("size} 2", "entry_price} 75000");
  }

  /** Closing the last one must show, and not look like not knowing. */
  @Test
  void noPositionIsZeroPositions() {
    assertThat(samples("kraken_account_positions", desk(holding())))
        .containsExactly("{account=\"main\"} 0");
    assertThat(samples("kraken_account_positions", desk(AccountPage.nothing()))).isEmpty();
  }

  @Test
  void aClosedPosition() {
    Totals totals =
        AccountPage.totals(4, "12", "2", "5", "3.5", "1", "40", "15", "50000", "0", "0");
    ClosedPosition it =
        new ClosedPosition(
            4711,
            "PF_XBTUSD",
            true,
            new BigDecimal("2.5"),
            new BigDecimal("75000"),
            new BigDecimal("75010.5"),
            Instant.ofEpochSecond(1_780_000_000),
            Instant.ofEpochMilli(1_780_003_600_250L),
            true,
            totals);
    History history =
        new History(
            Map.of(), Map.of(), Map.of(), List.of(it), 1234, 5, Instant.ofEpochSecond(99), NOW);
    String labels = "{account=\"main\",symbol=\"PF_XBTUSD\",side=\"long\",position=\"4711\"}";

    List<String> lines = samples("kraken_account_", desk(AccountPage.with(history)));
    assertThat(withoutLabels(lines, labels))
        .contains("ledger_rows{account=\"main\"} 1234")
        .contains("ledger_unpriced_rows{account=\"main\"} 5")
        .contains("ledger_began_timestamp_seconds{account=\"main\"} 99")
        .contains("ledger_newest_timestamp_seconds{account=\"main\"} 1780315200")
        .containsSequence(
            "closed_position_entry_price 75000",
            "closed_position_exit_price 75010.5",
            "closed_position_size 2.5",
            "closed_position_opened_timestamp_seconds 1780000000",
            "closed_position_closed_timestamp_seconds 1.78000360025E9",
            "closed_position_realized_pnl_usd 25",
            "closed_position_funding_usd -1.5",
            "closed_position_fees_usd 11", // 12 - 2 + 1
            "closed_position_net_pnl_usd 12.5", // 25 - 1.5 - 11
            "closed_position_liquidated 1");
  }

  @Test
  void fees() {
    AccountFigures figures =
        account(
            List.of(),
            Optional.empty(),
            Optional.of(new ChargedRates(-0.0001, NAN, 300_000, 0)),
            Optional.of(
                new TierOutlook(
                    new FeeTiers("trade_volume", 310_000, 0.0002, 0.0005, 1e6, 0.00015, 0.0004),
                    690_000,
                    182.5)),
            Optional.of(
                new RoundTrip("PF_XBTUSD", 10, 100, 320.2, 800.5, 679.8, 199.5, 32, 80.04)));
    String trip = "\",symbol=\"PF_XBTUSD\"}";

    assertThat(samples("kraken_account_", desk(figures)))
        .containsSubsequence(
            "fee_rate_ratio{account=\"main\",liquidity=\"maker\",source=\"charged\"} -1.0E-4",
            "fee_rate_ratio{account=\"main\",liquidity=\"maker\",source=\"tier\"} 2.0E-4",
            "fee_rate_ratio{account=\"main\",liquidity=\"taker\",source=\"tier\"} 5.0E-4",
            "volume_30d_usd{account=\"main\",source=\"tier\"} 310000",
            "liquidity_volume_30d_usd{account=\"main\",liquidity=\"maker\"} 300000",
            "liquidity_volume_30d_usd{account=\"main\",liquidity=\"taker\"} 0",
            "next_tier_missing_volume_usd{account=\"main\"} 690000",
            "next_tier_fee_rate_ratio{account=\"main\",liquidity=\"maker\"} 1.5E-4",
            "next_tier_fee_rate_ratio{account=\"main\",liquidity=\"taker\"} 4.0E-4",
            "next_tier_yearly_saving_usd{account=\"main\"} 182.5",
            "round_trip_fees_usd{account=\"main\",liquidity=\"maker" + trip + " 320.2",
            "round_trip_fees_usd{account=\"main\",liquidity=\"taker" + trip + " 800.5",
            "round_trip_net_usd{account=\"main\",liquidity=\"maker" + trip + " 679.8",
            "round_trip_net_usd{account=\"main\",liquidity=\"taker" + trip + " 199.5",
            "round_trip_break_even_usd{account=\"main\",liquidity=\"maker" + trip + " 32",
            "round_trip_break_even_usd{account=\"main\",liquidity=\"taker" + trip + " 80.04")
        // no trade as taker in 30 days
        .noneMatch(
            line -> line.startsWith("fee_rate") && line.contains("taker\",source=\"charged"));
  }

  @Test
  void atTheTopTierThereIsNoNext() {
    FeeTiers top = new FeeTiers("trade_volume", 2e8, 0, 0.0001, NAN, NAN, NAN);
    AccountFigures figures =
        account(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new TierOutlook(top, NAN, NAN)),
            Optional.empty());

    assertThat(samples("kraken_account_next_tier", desk(figures))).isEmpty();
    assertThat(samples("kraken_account_fee_rate_ratio", desk(figures)))
        .contains("{account=\"main\",liquidity=\"maker\",source=\"tier\"} 0");
  }

  @Test
  void theLedgersOwnVolumeOfThirtyDays() {
    Totals some = AccountPage.totals(1, "0", "0", "0", "0", "0", "0", "0", "70000.5", "0", "0");
    History history =
        new History(
            Map.of(AccountWindow.D30, Map.of("PF_XBTUSD", some, "PI_XBTUSD", some)),
            Map.of(),
            Map.of(),
            List.of(),
            2,
            0,
            NOW,
            NOW);
    assertThat(samples("kraken_account_volume_30d_usd", desk(AccountPage.with(history))))
        .containsExactly("{account=\"main\",source=\"ledger\"} 140001");
  }

  @Test
  void margin() {
    Margin margin =
        new Margin(
            List.of(
                new Margin.Wallet("flex", "USD", 35_000, 20_000, 1_500, 750, 30_000, 12, 0.5),
                new Margin.Wallet("fi_xbtusd", "BTC", 0.5, NAN, 0, 0, 0, 0, 0)),
            List.of(
                new Margin.Balance("flex", "EUR", 4_540.5, 4_999.25),
                new Margin.Balance("cash", "XRP", 52_465, NAN)));
    AccountFigures figures =
        account(
            List.of(), Optional.of(margin), Optional.empty(), Optional.empty(), Optional.empty());
    String flex = "{account=\"main\",wallet=\"flex\",currency=\"USD\"}";

    assertThat(samples("kraken_account_", desk(figures)))
        .contains(
            "portfolio_value" + flex + " 35000",
            "available_margin" + flex + " 20000",
            "initial_margin" + flex + " 1500",
            "maintenance_margin" + flex + " 750",
            "margin_equity" + flex + " 30000",
            "margin_ratio{account=\"main\",wallet=\"flex\"} 0.025",
            "portfolio_value{account=\"main\",wallet=\"fi_xbtusd\",currency=\"BTC\"} 0.5",
            "balance{account=\"main\",wallet=\"flex\",currency=\"EUR\"} 4540.5",
            "balance_usd{account=\"main\",wallet=\"flex\",currency=\"EUR\"} 4999.25",
            "balance{account=\"main\",wallet=\"cash\",currency=\"XRP\"} 52465")
        .noneMatch(line -> line.startsWith("available_margin") && line.contains("fi_xbtusd"))
        // 0 of 0 is no ratio
        .noneMatch(line -> line.startsWith("margin_ratio") && line.contains("fi_xbtusd"))
        .noneMatch(line -> line.startsWith("balance_usd") && line.contains("XRP"));
  }

  @Test
  void health() {
    Part good = new Part("margin", Optional.of(NOW), Optional.empty());
    Part bad =
        new Part(
            "ledger",
            Optional.of(NOW.minusMillis(500)),
            Optional.of(new Failure(FailureReason.RATE_LIMITED, "slow down")));

    assertThat(samples("kraken_account_", desk(faring("valid", good, bad))))
        .containsExactly(
            "up{account=\"main\"} 0",
            "last_success_timestamp_seconds{account=\"main\",part=\"margin\"} 1780315200",
            "last_success_timestamp_seconds{account=\"main\",part=\"ledger\"} 1.7803151995E9",
            "failing{account=\"main\",part=\"ledger\",reason=\"rate_limited\"} 1",
            "key_verdict{account=\"main\",verdict=\"valid\"} 1");
  }

  @Test
  void upOnceEveryPartIs() {
    Part good = new Part("margin", Optional.of(NOW), Optional.empty());
    Part untried = new Part("ledger", Optional.empty(), Optional.empty());

    assertThat(samples("kraken_account_up", desk(faring("valid", good))))
        .containsExactly("{account=\"main\"} 1");
    assertThat(samples("kraken_account_up", desk(faring("valid", good, untried)))).isEmpty();
  }

  @Test
  void accountsStandSideBySide() {
    AccountFigures other = AccountFigures.unknown("desk", NOW);
    assertThat(samples("kraken_account_key_verdict", desk(AccountPage.nothing(), other)))
        .containsExactlyInAnyOrder(
            "{account=\"main\",verdict=\"unknown\"} 1", "{account=\"desk\",verdict=\"unknown\"} 1");
  }

  @Test
  void aSampleNeedsAValueForEachLabel() {
    Family family =
        AccountSamples.gauge(
            "kraken_account_x", "1", "X.", List.of("a", "b"), (account, out) -> out.add(1, "a"));
    Samples none = new PageSamples(new TextBuffer(64), family);
    assertThatThrownBy(
            () -> ((Figures.OfDesk) family.figures()).write(desk(AccountPage.nothing()), none))
        .hasMessage("1 values of labels [a, b]");
  }
}
