package dev.perps.exporter.server;

import static dev.perps.exporter.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Failure;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandingPageTest {
  private static final MarketData NOTHING = new MarketData(List.of(), List.of(), 0);

  private static FeedState feed(String name, Instant lastSuccess, Failure failure) {
    return new FeedState(
        name,
        true,
        NOTHING,
        false,
        Optional.ofNullable(lastSuccess),
        Optional.ofNullable(failure),
        Duration.ofSeconds(30));
  }

  private static Failure failure(String message) {
    return new Failure(FailureReason.TIMEOUT, message, NOW.minusSeconds(65), 7);
  }

  private static ExchangeView view(String name, int contracts, FeedState... feeds) {
    List<Perp> perps = Collections.nCopies(contracts, Fixtures.perp("alpha", "BTC", 100_000));
    Exchange exchange =
        new Exchange(
            name,
            name,
            Exchange.Kind.CEX,
            0.0005,
            "made up",
            List.of(),
            List.of(),
            FailureReader.STANDARD);
    return new ExchangeView(
        exchange,
        Arrays.asList(feeds),
        perps,
        List.of(),
        new ContractFilter.Selection(perps, perps, List.of(), Map.of()));
  }

  private static String render(String source, ExchangeView... views) {
    return new LandingPage(() -> NOW, source, "1.2.3")
        .render(new Snapshot(NOW, List.of(views), UsdRates.of(List.of(), true)));
  }

  /** The one table row that holds a text. */
  private static String row(String page, String text) {
    return page.lines()
        .filter(line -> line.startsWith("<tr class=") && line.contains(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void statesUpDownAndStarting() {
    String page =
        render(
            "live",
            view("Up", 1234, feed("linear", NOW.minusSeconds(4), null)),
            view("Down", 10, feed("linear", NOW.minusSeconds(300), failure("no answer"))),
            view("Never", 0, feed("linear", null, failure("no answer"))),
            view("Starting", 0, feed("linear", null, null)));

    assertThat(row(page, ">Up<")).contains("class=\"up\"", "● up", "4 s", "1,234");
    assertThat(row(page, ">Down<"))
        .contains("class=\"down\"", "▼ down", "5 min", "linear", "timeout", "no answer")
        .contains("7×", "since 2026-06-01 11:58:55Z");
    assertThat(row(page, ">Never<")).contains("class=\"down\"", "–");
    assertThat(row(page, ">Starting<")).contains("class=\"starting\"", "○ starting", "–");
    assertThat(page).contains("<b>1 of 4</b>", "<b>1,244</b>", "1.2.3");
    assertThat(page).doesNotContain("{{");
  }

  @Test
  void aFailingExtraLeavesTheExchangeUpAndIsShown() {
    FeedState spot =
        new FeedState(
            "spot",
            false,
            NOTHING,
            false,
            Optional.empty(),
            Optional.of(failure("HTTP 503")),
            Duration.ofSeconds(30));

    String row = row(render("live", view("A", 1, feed("linear", NOW, null), spot)), ">A<");

    assertThat(row).contains("class=\"up\"", "spot", "HTTP 503");
  }

  @Test
  void simulatedDataHasABanner() {
    assertThat(render("simulator")).contains("class=\"banner\"", "simulator");
    assertThat(render("live")).doesNotContain("class=\"banner\"");
  }

  @Test
  void whatExchangesSayIsEscaped() {
    String evil = "<script>alert(\"1\")</script>&{{rows}}";

    String page = render("live", view(evil, 1, feed(evil, null, failure(evil))));

    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;{{rows}}");
  }

  @Test
  void aClockThatWasSetBackShowsNoNegativeAge() {
    assertThat(row(render("live", view("A", 1, feed("linear", NOW.plusSeconds(9), null))), ">A<"))
        .contains("0 s");
  }

  private static String withAccounts(AccountFigures... accounts) {
    Snapshot snapshot =
        new Snapshot(
            NOW,
            List.of(),
            UsdRates.of(List.of(), true),
            SpotVolumes.NONE,
            Insights.NONE,
            MarketContext.NONE,
            new KrakenDesk(List.of(accounts), FundingView.NONE));
    return new LandingPage(() -> NOW, "live", "1.2.3").render(snapshot);
  }

  private static AccountFigures account(String name, String verdict, AccountFigures.Part... parts) {
    return new AccountFigures(
        name,
        NOW,
        verdict,
        List.of(parts),
        Optional.of(
            new AccountFigures.History(
                Map.of(), Map.of(), Map.of(), List.of(), 12_345, 0, Instant.EPOCH, NOW)),
        Optional.of(List.of()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AccountFigures.Part part(String name, int secondsAgo, String failure) {
    return new AccountFigures.Part(
        name,
        Optional.of(NOW.minusSeconds(secondsAgo)),
        Optional.ofNullable(failure)
            .map(text -> new AccountFigures.Failure(FailureReason.TIMEOUT, text)));
  }

  @Test
  void accounts() {
    String page =
        withAccounts(
            account("main", "valid", part("ledger", 55, null), part("margin", 7, null)),
            account("desk", "valid", part("ledger", 300, null), part("margin", 9, "no <answer>")),
            account("old", "invalid"),
            AccountFigures.unknown("new", NOW));

    assertThat(page).contains("Kraken accounts").doesNotContain("{{");
    assertThat(row(page, ">main<"))
        .contains("class=\"up\"", "● valid", "<td>55 s</td><td>12,345</td><td>0</td><td></td>");
    assertThat(row(page, ">desk<"))
        .contains("class=\"down\"", "▼ valid", "5 min", "margin: <b>timeout</b> no &lt;answer&gt;");
    assertThat(row(page, ">old<")).contains("class=\"down\"", "▼ invalid");
    assertThat(row(page, ">new<"))
        .contains("class=\"starting\"", "○ unknown", "<td>–</td><td>–</td><td>–</td>");
  }

  @Test
  void withoutAccountsNothingIsSaidOfThem() {
    assertThat(render("live")).doesNotContain("account");
  }

  /** Opens nothing but itself; {@code target/landing.html} is for looking at. */
  @Test
  void needsNothingFromElsewhere() throws IOException {
    String page =
        render(
            "simulator",
            view("Binance", 571, feed("usdm", NOW.minusSeconds(3), null)),
            view(
                "Bybit",
                642,
                feed("linear", NOW.minusSeconds(6), null),
                feed("inverse", NOW.minusSeconds(75), failure("no complete answer in time"))),
            view(
                "Hyperliquid",
                0,
                feed(
                    "perps",
                    null,
                    new Failure(
                        FailureReason.GEO_BLOCKED,
                        "HTTP 451: Service unavailable from a restricted location according to the terms of use",
                        NOW.minusSeconds(400),
                        3))),
            view("Kraken Futures", 0, feed("futures", null, null)));
    Files.writeString(Path.of("target/landing.html"), page);

    assertThat(page).doesNotContain("src=").doesNotContain("@import").doesNotContain("<script");
    assertThat(page).doesNotContainPattern("href=\"(https?:)?//");
  }
}
