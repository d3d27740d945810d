package dev.perps.exporter.account.ledger;

import static dev.perps.exporter.account.ledger.Entries.cash;
import static dev.perps.exporter.account.ledger.Entries.entry;
import static dev.perps.exporter.account.ledger.Entries.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Totals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLedgerTest {
  private static final String XBT = "pf_xbtusd";

  @TempDir Path directory;
  private Instant now = Instant.parse("2026-11-20T12:30:00Z");
  private KeptLedger ledger;

  @BeforeEach
  void open() {
    ledger = KeptLedger.open(directory, "main", () -> now);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void reopen() {
    close();
    open();
  }

  private void add(Entries... entries) {
    ledger.turnTo("uid-1");
    ledger.add(Arrays.stream(entries).map(Entries::row).toList());
  }

  private static Entries funding(long id, String at, String amount) {
    return entry(id, EntryKind.FUNDING).of(XBT).at(at).funding(amount);
  }

  private String received(String from, String to) {
    Totals totals = ledger.between(Instant.parse(from), Instant.parse(to)).get(XBT);
    return totals == null ? "none" : totals.fundingReceived().toString();
  }

  @Test
  void aSpanIsExactToTheMillisecond() {
    add(
        funding(1, "2026-11-19T12:29:59.999Z", "1"),
        funding(2, "2026-11-19T12:30:00Z", "2"),
        funding(3, "2026-11-19T12:59:59.999Z", "4"),
        funding(4, "2026-11-19T13:00:00Z", "8"),
        funding(5, "2026-11-20T11:59:59.999Z", "16"),
        funding(6, "2026-11-20T12:00:00Z", "32"),
        funding(7, "2026-11-20T12:29:59.999Z", "64"),
        funding(8, "2026-11-20T12:30:00Z", "128"));

    assertThat(received("2026-11-19T12:30:00Z", "2026-11-20T12:30:00Z")).isEqualTo("126");
    assertThat(received("2026-11-19T12:29:59.999Z", "2026-11-20T12:30:00.001Z")).isEqualTo("255");
    assertThat(received("2026-11-19T12:30:00.000001Z", "2026-11-20T12:29:59.998999Z"))
        .isEqualTo("60");
    assertThat(received("2026-11-20T12:10:00Z", "2026-11-20T12:30:00Z")).isEqualTo("64");
    assertThat(received("2026-11-20T11:30:00Z", "2026-11-20T12:15:00Z")).isEqualTo("48");
    assertThat(received("2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z")).isEqualTo("224");
    assertThat(received("2026-11-20T12:30:00Z", "2026-11-20T12:30:00Z")).isEqualTo("none");
    assertThat(received("2026-11-20T12:30:00Z", "2026-11-19T12:30:00Z")).isEqualTo("none");
    assertThat(ledger.day(LocalDate.parse("2026-11-19")).fundingReceived()).isEqualTo("15");
    assertThat(ledger.day(LocalDate.parse("2026-11-20")).fundingReceived()).isEqualTo("240");
    assertThat(ledger.day(LocalDate.parse("2026-11-21"))).isEqualTo(Totals.ZERO);
  }

  @Test
  void volumeAtTheEdgeHasThePriceOfItsCashLeg() {
    add(
        cash(1, XBT, "a").price("50000").fee("1"),
        leg(2, XBT, "a", "0", "0.1"),
        leg(3, "pi_xbtusd", "b", "0", "70"));

    var part = ledger.between(Entries.NOON, Entries.NOON.plusMillis(1));
    var hour = ledger.between(Entries.NOON, Entries.NOON.plusSeconds(3600));
    assertThat(part.get(XBT).volume()).isEqualByComparingTo("5000");
    assertThat(part.get("pi_xbtusd").volume()).isEqualByComparingTo("70");
    assertThat(part).isEqualTo(hour);
  }

  @Test
  void aQuietAccountsOldRowsAreInNoWindowAndAnOlderSpanIsStillRight() {
    add(
        funding(1, "2026-01-10T10:00:00Z", "1"),
        funding(2, "2026-01-10T11:00:00Z", "2"),
        funding(3, "2026-05-10T11:00:00Z", "4"));

    assertThat(received("2026-08-22T12:30:00Z", "2026-11-20T12:30:00Z")).isEqualTo("none");
    assertThat(received("2026-01-10T11:00:00Z", "2026-11-20T12:30:00Z")).isEqualTo("6");
    assertThat(ledger.day(LocalDate.parse("2026-01-10")).fundingReceived()).isEqualTo("3");
    reopen();
    assertThat(received("2026-01-10T10:00:00Z", "2026-05-11T00:00:00Z")).isEqualTo("7");
  }

  @Test
  void positionsAreOfTheLast31DaysByTheClock() {
    add(leg(1, XBT, "a", "0", "1").price("1"), leg(2, XBT, "b", "1", "0").price("2"));
    assertThat(ledger.closed()).extracting(ClosedPosition::id).containsExactly(2L);
    now = Entries.NOON.plus(Duration.ofDays(31));
    assertThat(ledger.closed()).hasSize(1);
    now = now.plusMillis(1);
    assertThat(ledger.closed()).isEmpty();
  }

  @Test
  void aStartFindsAllAsItWas() {
    assertThat(ledger.rows()).isZero();
    assertThat(ledger.lastId()).isZero();
    assertThat(ledger.began()).isEmpty();
    add(
        cash(1, XBT, "a").fee("1.10").price("50000"),
        leg(2, XBT, "a", "0", "0.1").price("50000").entryPrice("50000"),
        entry(3, EntryKind.INTEREST).asset("xbt").balance("1", "2"));
    var ever = ledger.ever();
    var position = ledger.open(XBT);
    reopen();

    assertThat(ledger.ever()).isEqualTo(ever);
    assertThat(ledger.open(XBT)).isEqualTo(position).isPresent();
    assertThat(ledger.rows()).isEqualTo(3);
    assertThat(ledger.lastId()).isEqualTo(3);
    assertThat(ledger.unpriced()).isEqualTo(1);
    assertThat(ledger.began()).contains(Entries.NOON);
    assertThat(ledger.newest()).contains(Entries.NOON);
    assertThat(ledger.turn()).isEmpty(); // Kraken has not told yet whose it is
  }

  @Test
  void anotherAccountAtKrakenHasALedgerOfItsOwn() {
    add(cash(1, XBT, "a").fee("1"), cash(2, XBT, "b").fee("1"));
    long turn = ledger.turn().orElseThrow();
    ledger.turnTo("uid-2");
    assertThat(ledger.rows()).isZero();
    assertThat(ledger.ever()).isEmpty();
    assertThat(ledger.turn().orElseThrow()).isNotEqualTo(turn);
    ledger.add(List.of(cash(1, XBT, "z").fee("50").row()));
    reopen();
    assertThat(ledger.ever().get(XBT).fees()).isEqualByComparingTo("50");
    ledger.turnTo("uid-1");
    assertThat(ledger.ever().get(XBT).fees()).isEqualByComparingTo("2");
    assertThat(received("2026-11-20T12:00:00Z", "2026-11-20T12:10:00Z")).isEqualTo("0");
  }

  @Test
  void whatCannotBeWrittenIsNotInMemoryEither() throws IOException {
    add(cash(1, XBT, "a").fee("1"));
    ledger.withStore(store -> store.read("PRAGMA max_page_count = 1", query -> query.execute()));
    List<LedgerRow> many =
        LongStream.range(2, 2000).mapToObj(id -> cash(id, XBT, "b" + id).fee("1").row()).toList();

    assertThatThrownBy(() -> ledger.add(many))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("main.db: no room is left on its disk");
    assertThat(ledger.rows()).isEqualTo(1);
    assertThat(ledger.ever().get(XBT).fees()).isEqualTo(BigDecimal.ONE);

    // with room again
    ledger.add(many);
    assertThat(ledger.ever().get(XBT).fees()).isEqualByComparingTo("1999");
  }
}
