package dev.perps.exporter.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.PriceSeries;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exposition.PastPages;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.FundingSettlement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bars and payments made by hand, and the lines that they have to become. */
class ReplayTest {
  /** 2026-06-01T00:00:00Z, in Unix seconds. */
  private static final long MIDNIGHT = 1_780_272_000;

  /** What the exchange announces at the end of the plan: 0.03 % for the interval from 08:00 on. */
  private static final Funding NOW = new Funding(0.0003, Double.NaN, 28_800, MIDNIGHT + 16 * 3600);

  private final Plan.Contract contract =
      new Plan.Contract(Fixtures.perp("binance", "BTC", 1).instrument(), NOW, true, false, false);

  private Plan plan(long from, long to) {
    return new Plan(
        new BackfillSettings(1, 1, 1, 1, Map.of("job", "perps-exporter", "instance", "h:1")),
        "live",
        from,
        to,
        Map.of("USDT", 0.5),
        List.of(contract),
        List.of(),
        0,
        0,
        Map.of());
  }

  private static List<String> lines(Plan plan, Replay.Past past) throws IOException {
    return lines(plan, past, new PastInsights(List.of(), 0, List.of(), List.of()));
  }

  private static List<String> lines(Plan plan, Replay.Past past, PastInsights insights)
      throws IOException {
    Replay replay =
        new Replay(
            plan,
            List.of(
                Fixtures.exchange(
                    "binance", Host.of("api", "https://api.test", RateLimit.perMinute(1)))),
            List.of(past),
            insights);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int step = 0; step < plan.steps(); step++) {
      snapshots.add(replay.at(step));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long samples = new PastPages(plan.settings().labels()).write(snapshots, out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.stream().filter(line -> !line.startsWith("#"))).hasSize((int) samples);
    assertThat(lines.getLast()).isEqualTo("# EOF");
    return lines;
  }

  private static List<String> of(String family, List<String> lines) {
    String labels =
        "{exchange=\"binance\",symbol=\"BTCUSDT\",base=\"BTC\",quote=\"USDT\","
            + "instance=\"h:1\",job=\"perps-exporter\"} ";
    return lines.stream()
        .filter(line -> line.startsWith(family + "{"))
        .map(line -> line.replace(family + labels, ""))
        .toList();
  }

  private static Prices minutes(Plan plan, double[]... bars) {
    return Prices.of(plan, List.of(new Prices.Closes(BarSize.M5, bars)));
  }

  @Test
  void aCloseIsThePriceOfTheMomentThatItsBarEnds() throws IOException {
    Plan plan = plan(MIDNIGHT, MIDNIGHT + 900);
    // The bars from 23:55 and from 00:05 on; that from 00:00 on is missing.
    Prices last =
        minutes(plan, new double[] {MIDNIGHT - 300, 100.5}, new double[] {MIDNIGHT + 300, 101});

    List<String> lines =
        lines(plan, past(last, Prices.NONE, new Paid(List.of(), NOW), Interest.NONE));

    assertThat(of("perp_last_price", lines))
        .containsExactly("100.5 " + MIDNIGHT, "101 " + (MIDNIGHT + 600));
    assertThat(of("perp_mark_price", lines)).isEmpty();
    assertThat(lines)
        .containsSubsequence(
            "# TYPE perp_last_price gauge",
            "perp_last_price{exchange=\"binance\",symbol=\"BTCUSDT\",base=\"BTC\",quote=\"USDT\","
                + "instance=\"h:1\",job=\"perps-exporter\"} 100.5 "
                + MIDNIGHT);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("perp_contract_info{"))
        .allMatch(line -> line.contains("kind=\"linear\"") && line.contains(" 1 "))
        .hasSize(2); // where nothing is known there is no contract to tell of
  }

  @Test
  void theReferencePriceIsTheCloseThatReturnsAreMadeOf() throws IOException {
    Plan plan = plan(MIDNIGHT, MIDNIGHT + 1800);
    // The bars that end at 00:00 and 00:05; then there is none, and after three more no figure.
    List<Candle> candles =
        List.of(
            new Candle(MIDNIGHT - 300, 9, 9, 9, 100.5, Double.NaN),
            new Candle(MIDNIGHT, 9, 9, 9, 101, Double.NaN));
    BasePrices prices =
        new BasePrices(
            "BTC",
            "binance",
            PriceSeries.of(BarSize.M5, candles, 300),
            PriceSeries.empty(BarSize.H1));

    List<String> lines =
        lines(
            plan,
            past(Prices.NONE, Prices.NONE, new Paid(List.of(), NOW), Interest.NONE),
            new PastInsights(List.of(prices), 0, List.of(), List.of()));

    assertThat(lines)
        .filteredOn(line -> line.startsWith("perp_reference_price{"))
        .map(line -> line.replace("base=\"BTC\",instance=\"h:1\",job=\"perps-exporter\"", ""))
        .containsExactly(
            "perp_reference_price{} 100.5 " + MIDNIGHT,
            "perp_reference_price{} 101 " + (MIDNIGHT + 300),
            "perp_reference_price{} 101 " + (MIDNIGHT + 600),
            "perp_reference_price{} 101 " + (MIDNIGHT + 900),
            "perp_reference_price{} 101 " + (MIDNIGHT + 1200));
  }

  @Test
  void anHourStandsUntilTheNextCanAndGivesWayToFiveMinutes() throws IOException {
    Plan plan = plan(MIDNIGHT, MIDNIGHT + 3 * 3600);
    Prices mixed =
        Prices.of(
            plan,
            List.of(
                // Hours that end at 00:00 and at 02:00; the one that ends at 01:00 is missing.
                new Prices.Closes(
                    BarSize.H1, new double[][] {{MIDNIGHT - 3600, 10}, {MIDNIGHT + 3600, 12}}),
                new Prices.Closes(BarSize.M5, new double[][] {{MIDNIGHT + 7200, 13}})));

    assertThat(mixed.at(0)).isEqualTo(10);
    assertThat(mixed.at(11)).isEqualTo(10); // 00:55
    assertThat(mixed.at(12)).isNaN(); // 01:00
    assertThat(mixed.at(24)).isEqualTo(12); // 02:00
    assertThat(mixed.at(25)).isEqualTo(13); // 02:05, of five minutes
    assertThat(mixed.at(26)).isEqualTo(12);
    assertThat(mixed.at(36)).isNaN(); // 03:00
  }

  @Test
  void duringAnIntervalRunsTheRateThatWasPaidAtItsEnd() throws IOException {
    Plan plan = plan(MIDNIGHT + 7 * 3600 + 3300, MIDNIGHT + 8 * 3600);
    // Paid at 00:00, and some milliseconds after 08:00.
    Paid paid =
        new Paid(
            List.of(
                new FundingSettlement(MIDNIGHT, 0.0001, 28_800),
                new FundingSettlement(MIDNIGHT + 28_800.004, -0.0002, 28_800)),
            NOW);

    List<String> lines = lines(plan, past(Prices.NONE, Prices.NONE, paid, Interest.NONE));

    long before = plan.from();
    long after = MIDNIGHT + 28_800;
    assertThat(of("perp_funding_rate_ratio", lines))
        .containsExactly("-2.0E-4 " + before, "3.0E-4 " + after);
    assertThat(of("perp_funding_next_timestamp_seconds", lines))
        .containsExactly((MIDNIGHT + 28_800) + " " + before, (MIDNIGHT + 57_600) + " " + after);
    assertThat(of("perp_funding_interval_seconds", lines))
        .containsExactly("28800 " + before, "28800 " + after);
    // -0.0002 three times a day on 365 days; double arithmetic, as live: rate * (year / interval)
    assertThat(of("perp_funding_apr_ratio", lines).getFirst())
        .isEqualTo(-0.0002 * (31_536_000.0 / 28_800) + " " + before);
  }

  @Test
  void aPaymentThatWasNeverToldIsAGap() {
    Paid paid =
        new Paid(
            List.of(
                new FundingSettlement(MIDNIGHT, 0.0001, Double.NaN),
                new FundingSettlement(MIDNIGHT + 3600, 0.0002, Double.NaN),
                new FundingSettlement(MIDNIGHT + 10_800, 0.0003, 3600)),
            new Funding(0.0004, Double.NaN, 3600, MIDNIGHT + 14_400));

    // Nobody says how long the interval before the first one was.
    assertThat(paid.at(MIDNIGHT - 300)).isEqualTo(Funding.NONE);
    assertThat(paid.at(MIDNIGHT).rate()).isEqualTo(0.0002);
    assertThat(paid.at(MIDNIGHT + 3300).rate()).isEqualTo(0.0002);
    assertThat(paid.at(MIDNIGHT + 3600)).isEqualTo(Funding.NONE);
    assertThat(paid.at(MIDNIGHT + 7200).rate()).isEqualTo(0.0003);
    assertThat(paid.at(MIDNIGHT + 10_800).rate()).isEqualTo(0.0004);
    assertThat(paid.at(MIDNIGHT + 14_400)).isEqualTo(Funding.NONE);
  }

  @Test
  void whatAnExchangeNeverStatesHasNoPastEither() {
    Paid paid =
        new Paid(
            List.of(new FundingSettlement(MIDNIGHT, 0.0001, 3600)),
            new Funding(0.0004, Double.NaN, 3600, Double.NaN));

    assertThat(paid.at(MIDNIGHT - 600).rate()).isEqualTo(0.0001);
    assertThat(paid.at(MIDNIGHT - 600).nextEpochSeconds()).isNaN();
    assertThat(paid.at(MIDNIGHT + 600).rate()).isEqualTo(0.0004);
  }

  @Test
  void aSumOverNinetyDaysIsThereOnceThePastReachesSoFarBack() {
    List<FundingSettlement> settlements = new ArrayList<>();
    for (int i = 1; i <= 3 * 91; i++) {
      settlements.add(new FundingSettlement(MIDNIGHT + i * 28_800L, 0.0001, 28_800));
    }
    PastFundingFigures figures = new PastFundingFigures(contract.instrument(), settlements);

    // 98 % of 90 days are 264.6 intervals of eight hours.
    assertThat(sumOver90Days(figures.at(MIDNIGHT + 264 * 28_800L))).isNaN();
    assertThat(sumOver90Days(figures.at(MIDNIGHT + 265 * 28_800L)))
        .isCloseTo(0.0265, within(1e-12));
    assertThat(sumOver90Days(figures.at(MIDNIGHT + 273 * 28_800L))).isCloseTo(0.027, within(1e-12));
  }

  private static double sumOver90Days(Insights.OfFunding figures) {
    return Objects.requireNonNull(figures.windows().get(FundingWindow.D90)).accumulatedRatio();
  }

  @Test
  void openInterestIsValuedAtTheMarkPriceOfItsTimeAndTodaysDollarRate() throws IOException {
    Plan plan = plan(MIDNIGHT, MIDNIGHT + 900);
    Prices mark = minutes(plan, new double[] {MIDNIGHT - 300, 200}, new double[] {MIDNIGHT, 210});
    Interest interest =
        new Interest(
            new double[][] {
              {MIDNIGHT, 7, Double.NaN}, {MIDNIGHT + 300, 8, Double.NaN}, {MIDNIGHT + 600, 9, 1000}
            });

    List<String> lines = lines(plan, past(Prices.NONE, mark, new Paid(List.of(), NOW), interest));

    // 7 × 200 × 0.5; 8 × 210 × 0.5; then no mark is known, but the exchange states the value itself
    assertThat(of("perp_open_interest_usd", lines))
        .containsExactly("700 " + MIDNIGHT, "840 " + (MIDNIGHT + 300), "500 " + (MIDNIGHT + 600));
    // The last point stands for as long as points are apart.
    assertThat(of("perp_open_interest_base", lines))
        .containsExactly("7 " + MIDNIGHT, "8 " + (MIDNIGHT + 300), "9 " + (MIDNIGHT + 600));
  }

  private Replay.Past past(Prices last, Prices mark, Paid paid, Interest interest) {
    return new Replay.Past(contract, last, mark, paid, interest);
  }
}
