package dev.perps.exporter.account.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.PositionEvent;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.UnaskedAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a position was opened that the ledger knows in part, or not at all. */
class OpeningsTest {
  private static final HeldPosition HELD =
      new HeldPosition("PF_XBTUSD", true, new BigDecimal("2"), new BigDecimal("75000"));
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final FakeLedger ledger =
      new FakeLedger()
          .book("2026-05-20T08:00:00Z", "pf_xbtusd", FakeLedger.funding("-50"))
          .book("2026-05-28T10:00:00Z", "pf_xbtusd", FakeLedger.funding("-3"))
          .book("2026-05-29T10:00:00Z", "pf_xbtusdt", FakeLedger.funding("-700"))
          .book("2026-05-30T10:00:00Z", "pf_xbtusd", FakeLedger.funding("1"));
  private final Pages kraken = new Pages();
  private final Openings openings = new Openings();

  private static PositionEvent event(String at, String from, String to) {
    return new PositionEvent(
        Instant.parse(at), "pf_xbtusd", new BigDecimal(from), new BigDecimal(to));
  }

  private static PositionLife life(String size) {
    return new PositionLife(
        "pf_xbtusd",
        Instant.parse("2026-05-31T00:00:00Z"),
        new BigDecimal(size),
        new BigDecimal("75000"),
        FakeLedger.funding("-4"));
  }

  @Test
  void theLedgerCountsWhereItKnowsTheWholePosition() {
    ledger.open(life("2.0"));
    openings.ask(kraken, List.of(HELD), ledger);

    assertThat(kraken.asked).isEmpty();
    assertThat(openings.of(HELD, new LedgerReading(ledger, NOW))).contains(life("2.0"));
  }

  @Test
  void otherwiseTheNewestTurnBeginsIt() {
    ledger.open(life("1.5")); // of before it was enlarged
    kraken.pages.add(List.of(event("2026-05-31T07:00:00Z", "1", "2")));
    kraken.pages.add(
        List.of(
            event("2026-05-27T07:00:00Z", "-1", "1"), event("2026-05-19T07:00:00Z", "0", "-1")));
    openings.ask(kraken, List.of(HELD), ledger);
    openings.ask(kraken, List.of(HELD), ledger);

    assertThat(kraken.asked).containsExactly("PF_XBTUSD ", "PF_XBTUSD 1");
    PositionLife found = openings.of(HELD, new LedgerReading(ledger, NOW)).orElseThrow();
    assertThat(found.openedAt()).isEqualTo("2026-05-27T07:00:00Z");
    assertThat(found.signedSize()).isEqualByComparingTo("2");
    // the rows of this very contract since then
    assertThat(found.totals().fundingPaid()).isEqualByComparingTo("3");
    assertThat(found.totals().fundingReceived()).isEqualByComparingTo("1");
  }

  @Test
  void aTurnToTheOtherSideIsNotItsBeginning() {
    kraken.pages.add(List.of(event("2026-05-27T07:00:00Z", "1", "-1")));
    openings.ask(kraken, List.of(HELD), ledger);

    assertThat(openings.of(HELD, new LedgerReading(ledger, NOW))).isEmpty();
  }

  @Test
  void whatIsLongerAgoThanRowsAreSummedIsNotTold() {
    kraken.pages.add(List.of(event("2026-01-27T07:00:00Z", "0", "2")));
    openings.ask(kraken, List.of(HELD), ledger);

    assertThat(openings.of(HELD, new LedgerReading(ledger, NOW))).isEmpty();
  }

  @Test
  void aPositionThatIsOpenedAnewIsAskedForAnew() {
    kraken.pages.add(List.of(event("2026-05-27T07:00:00Z", "0", "2")));
    openings.ask(kraken, List.of(HELD), ledger);
    openings.ask(kraken, List.of(), ledger);
    kraken.pages.set(0, List.of(event("2026-05-31T07:00:00Z", "0", "2")));
    openings.ask(kraken, List.of(HELD), ledger);

    assertThat(openings.of(HELD, new LedgerReading(ledger, NOW)).orElseThrow().openedAt())
        .isEqualTo("2026-05-31T07:00:00Z");
  }

  /** What is held is known before the ledger knows what made it so. */
  @Test
  void anAnswerIsOfTheSizeThatItWasAskedFor() {
    HeldPosition grown =
        new HeldPosition("PF_XBTUSD", true, new BigDecimal("3"), new BigDecimal("75000"));
    kraken.pages.add(List.of(event("2026-05-27T07:00:00Z", "0", "2")));
    openings.ask(kraken, List.of(HELD), ledger);

    assertThat(openings.of(HELD, new LedgerReading(ledger, NOW))).isPresent();
    assertThat(openings.of(grown, new LedgerReading(ledger, NOW))).isEmpty();

    openings.ask(kraken, List.of(grown), ledger);
    openings.ask(kraken, List.of(grown), ledger);
    assertThat(kraken.asked).hasSize(2);
    assertThat(openings.of(grown, new LedgerReading(ledger, NOW)).orElseThrow().signedSize())
        .isEqualByComparingTo("3");
  }

  /** Answers questions about turning points, page by page. */
  private static final class Pages extends UnaskedAccount {
    private final List<List<PositionEvent>> pages = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public EventPage<PositionEvent> turningPoints(String symbol, String next) {
      asked.add(symbol + " " + next);
      int page = next.isEmpty() ? 0 : Integer.parseInt(next);
      return new EventPage<>(
          pages.get(page), page + 1 < pages.size() ? String.valueOf(page + 1) : "");
    }
  }
}
