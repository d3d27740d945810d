package dev.perps.exporter.account.figures;

import static dev.perps.exporter.account.figures.FakeLedger.funding;
import static dev.perps.exporter.account.figures.FakeLedger.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountWindow;
import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryFiguresTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.500Z");
  private static final Spelling SPELLING = new Spelling(List.of(Contracts.LINEAR, Contracts.STOCK));

  private static History history(FakeLedger ledger) {
    return HistoryFigures.of(new LedgerReading(ledger, NOW), NOW, SPELLING, 2).orElseThrow();
  }

  private static String volume(History history, AccountWindow window, String symbol) {
    return history.windows().get(window).get(symbol).volume().toPlainString();
  }

  @Test
  void windowsHaveExactEnds() {
    History history =
        history(
            new FakeLedger()
                .book("2026-05-31T12:00:00.499Z", "pf_xbtusd", trade("0", "0", "1"))
                .book("2026-05-31T12:00:00.500Z", "pf_xbtusd", trade("0", "0", "10"))
                .book("2026-06-01T12:00:00.500Z", "pf_xbtusd", trade("0", "0", "100"))
                .book("2026-06-01T12:00:00.501Z", "pf_xbtusd", trade("0", "0", "1000")));

    assertThat(volume(history, AccountWindow.D1, "PF_XBTUSD")).isEqualTo("110");
    assertThat(volume(history, AccountWindow.D7, "PF_XBTUSD")).isEqualTo("111");
    assertThat(history.ever().get("PF_XBTUSD").volume()).isEqualByComparingTo("1111");
  }

  @Test
  void whatTheLongestWindowKnowsIsNothingInTheOthers() {
    History history =
        history(
            new FakeLedger()
                .book("2025-01-01T00:00:00Z", "pf_xbtusd", trade("1", "2", "3"))
                .book("2026-03-20T00:00:00Z", "pf_aaplxusd", trade("1", "2", "3"))
                .book("2026-03-20T00:00:00Z", "pf_goneusd", trade("1", "2", "3")));

    // Not traded in 90 days: not there; ever: there.
    assertThat(history.windows()).containsOnlyKeys(AccountWindow.values());
    assertThat(history.windows().values())
        .allSatisfy(sums -> assertThat(sums).containsOnlyKeys("PF_AAPLxUSD", "PF_GONEUSD"));
    assertThat(history.windows().get(AccountWindow.D60))
        .isEqualTo(Map.of("PF_AAPLxUSD", Totals.ZERO, "PF_GONEUSD", Totals.ZERO));
    assertThat(volume(history, AccountWindow.D90, "PF_AAPLxUSD")).isEqualTo("3");
    assertThat(history.ever()).containsOnlyKeys("PF_XBTUSD", "PF_AAPLxUSD", "PF_GONEUSD");
  }

  @Test
  void daysBeginWithTheLedger() {
    History history =
        history(
            new FakeLedger()
                .book("2026-05-30T23:59:59.999Z", "pf_xbtusd", funding("-2"))
                .book("2026-06-01T00:00:00Z", "pf_xbtusd", funding("3"))
                .book("2026-06-01T01:00:00Z", "", trade("0.5", "0", "0")));

    assertThat(history.days())
        .containsOnlyKeys(
            LocalDate.parse("2026-05-30"),
            LocalDate.parse("2026-05-31"),
            LocalDate.parse("2026-06-01"));
    assertThat(history.days().get(LocalDate.parse("2026-05-31"))).isEqualTo(Totals.ZERO);
    Totals today = history.days().get(LocalDate.parse("2026-06-01"));
    assertThat(today.netFunding()).isEqualByComparingTo("3");
    assertThat(today.fees()).isEqualByComparingTo("0.5");
  }

  @Test
  void ninetyDaysOfAnOldLedger() {
    History history =
        history(new FakeLedger().book("2020-01-01T00:00:00Z", "pf_xbtusd", funding("1")));
    assertThat(history.days()).hasSize(90).containsKey(LocalDate.parse("2026-03-04"));
    assertThat(history.began()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(history.rows()).isEqualTo(1);
    assertThat(history.unpriced()).isEqualTo(3);
  }

  @Test
  void theNewestClosedPositionsInKrakensSpelling() {
    FakeLedger ledger = new FakeLedger().book("2026-05-30T00:00:00Z", "x", Totals.ZERO);
    for (long id = 9; id > 5; id--) {
      ledger.closed(closed(id));
    }

    assertThat(history(ledger).closed())
        .extracting(ClosedPosition::id, ClosedPosition::contract)
        .containsExactly(tuple(9L, "PF_AAPLxUSD"), tuple(8L, "PF_AAPLxUSD"));
  }

  private static ClosedPosition closed(long id) {
    return new ClosedPosition(
        id,
        "pf_aaplxusd",
        true,
        BigDecimal.ONE,
        BigDecimal.ONE,
        BigDecimal.TEN,
        NOW,
        NOW,
        false,
        Totals.ZERO);
  }

  @Test
  void nothingOfALedgerWithoutRows() {
    assertThat(HistoryFigures.of(new LedgerReading(new FakeLedger(), NOW), NOW, SPELLING, 5))
        .isEmpty();
  }
}
