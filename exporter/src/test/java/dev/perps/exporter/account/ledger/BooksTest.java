package dev.perps.exporter.account.ledger;

import static dev.perps.exporter.account.ledger.Entries.cash;
import static dev.perps.exporter.account.ledger.Entries.entry;
import static dev.perps.exporter.account.ledger.Entries.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every figure here was worked out by hand. */
class BooksTest {
  private static final String XBT = "pf_xbtusd";
  private static final String INVERSE = "pi_xbtusd";
  private final Books books = new Books();

  private void add(Entries... entries) {
    List.of(entries).forEach(one -> books.add(one.row()));
  }

  private Totals ever(String contract) {
    return books.ever.get(contract);
  }

  private PositionLife open(String contract) {
    return books.open(contract).orElseThrow();
  }

  private static void is(BigDecimal actual, String expected) {
    assertThat(actual).isEqualByComparingTo(expected);
  }

  @Test
  void aLongPositionIsOpenedGrowsIsPartlyClosedAndClosed() {
    add(
        cash(1, XBT, "a").fee("1.00").price("50000"),
        leg(2, XBT, "a", "0", "0.1").price("50000").entryPrice("50000"),
        cash(3, XBT, "b").fee("3.00").price("52000"),
        leg(4, XBT, "b", "0.1", "0.4").price("52000").entryPrice("51500"),
        // half of it: 0.2 * (53000 - 51500) = 300
        cash(5, XBT, "c").fee("2.12").pnl("300").price("53000"),
        leg(6, XBT, "c", "0.4", "0.2").price("53000").entryPrice("51500"));

    PositionLife life = open(XBT);
    is(life.signedSize(), "0.2");
    is(life.entryPrice(), "51500");
    is(life.totals().fees(), "6.12");
    is(life.totals().profit(), "300");
    is(life.totals().volume(), "31200"); // 5000 + 15600 + 10600
    assertThat(life.totals().trades()).isEqualTo(3);
    assertThat(books.closed()).isEmpty();

    // the rest at a loss: 0.2 * (51000 - 51500) = -100
    add(
        cash(7, XBT, "d").at("2026-11-20T12:30:00Z").fee("2.04").pnl("-100").price("51000"),
        leg(8, XBT, "d", "0.2", "0").at("2026-11-20T12:30:00Z").price("51000"));

    assertThat(books.open(XBT)).isEmpty();
    ClosedPosition closed = books.closed().getFirst();
    assertThat(closed.id()).isEqualTo(8);
    assertThat(closed.isLong()).isTrue();
    assertThat(closed.liquidated()).isFalse();
    assertThat(closed.openedAt()).isEqualTo(Entries.NOON);
    assertThat(closed.closedAt()).isEqualTo("2026-11-20T12:30:00Z");
    is(closed.size(), "0.4");
    is(closed.entryPrice(), "51500"); // (0.1 * 50000 + 0.3 * 52000) / 0.4
    is(closed.exitPrice(), "52000"); // (0.2 * 53000 + 0.2 * 51000) / 0.4
    is(closed.totals().netFees(), "8.16");
    is(closed.totals().realizedPnl(), "200");
    is(closed.totals().netPnl(), "191.84");
    is(closed.totals().volume(), "41400"); // 31200 + 10200
    assertThat(closed.totals()).isEqualTo(ever(XBT));
  }

  @Test
  void anExecutionThatTurnsAPositionCountsForBothInProportion() {
    add(
        cash(1, XBT, "a").fee("2.5").price("50000"),
        leg(2, XBT, "a", "0", "0.1").price("50000").entryPrice("50000"),
        // sells 0.4: closes 0.1 with 0.1 * 1000 = 100, opens 0.3 short
        cash(3, XBT, "b").fee("10.20").pnl("100").funding("-0.8").price("51000"),
        leg(4, XBT, "b", "0.1", "-0.3").price("51000").entryPrice("51000"));

    ClosedPosition old = books.closed().getFirst();
    assertThat(old.isLong()).isTrue();
    is(old.size(), "0.1");
    is(old.exitPrice(), "51000");
    is(old.totals().fees(), "5.05"); // 2.5 + 10.20 / 4
    is(old.totals().fundingPaid(), "0.8"); // of its own time
    is(old.totals().profit(), "100");
    is(old.totals().volume(), "10100"); // 5000 + 0.1 * 51000
    assertThat(old.totals().trades()).isEqualTo(2);
    PositionLife turned = open(XBT);
    is(turned.signedSize(), "-0.3");
    is(turned.entryPrice(), "51000");
    is(turned.totals().fees(), "7.65");
    is(turned.totals().fundingPaid(), "0");
    is(turned.totals().profit(), "0");
    is(turned.totals().volume(), "15300");
    assertThat(turned.totals().trades()).isEqualTo(1);
    assertThat(ever(XBT).trades()).isEqualTo(2);
    is(ever(XBT).fees(), "12.7");
    is(ever(XBT).volume(), "25400");
  }

  @Test
  void aThirdIsLostNowhereWhereAPositionIsTurned() {
    add(
        leg(1, XBT, "a", "0", "1").price("100"),
        cash(2, XBT, "b").fee("1").price("100"),
        leg(3, XBT, "b", "1", "-2").price("100"));

    BigDecimal old = books.closed().getFirst().totals().fees();
    assertThat(old.toString()).startsWith("0.33333333333333333333333333333333");
    is(old.add(open(XBT).totals().fees()), "1");
  }

  @Test
  void anInverseContractIsWorthItsCoinsAtTheTime() {
    // 10000 contracts short from 50000, bought back at 40000:
    // 10000 * (1/40000 - 1/50000) = 0.05 xbt, worth 2000 then
    add(
        cash(1, INVERSE, "a").asset("xbt").fee("0.0001").price("50000").usd("50000"),
        leg(2, INVERSE, "a", "0", "-10000").price("50000").entryPrice("50000"),
        entry(3, EntryKind.FUNDING).of(INVERSE).asset("xbt").funding("0.00002").usd("45000"),
        cash(4, INVERSE, "b").asset("xbt").fee("0.000125").pnl("0.05").price("40000").usd("40000"),
        leg(5, INVERSE, "b", "-10000", "0").price("40000"));

    ClosedPosition closed = books.closed().getFirst();
    assertThat(closed.isLong()).isFalse();
    is(closed.size(), "10000");
    is(closed.entryPrice(), "50000");
    is(closed.exitPrice(), "40000");
    is(closed.totals().profit(), "2000");
    is(closed.totals().fees(), "10"); // 0.0001 * 50000 + 0.000125 * 40000
    is(closed.totals().fundingReceived(), "0.9");
    is(closed.totals().volume(), "20000");
  }

  @Test
  void anInverseContractIsAveragedByItsCoins() {
    // 20000 at 40000 are 0.5 xbt, 20000 at 50000 are 0.4: 40000 / 0.9
    add(
        leg(1, INVERSE, "a", "0", "20000").price("40000"),
        leg(2, INVERSE, "b", "20000", "40000").price("50000"),
        leg(3, INVERSE, "c", "40000", "0").price("50000"));

    assertThat(books.closed().getFirst().entryPrice().doubleValue()).isEqualTo(40000 / 0.9);
    is(books.closed().getFirst().exitPrice(), "50000");
  }

  @Test
  void rebatesAndFundingOfBothSignsStandApart() {
    add(
        cash(1, XBT, "a").fee("-0.5").price("50000"),
        leg(2, XBT, "a", "0", "0.1").price("50000"),
        entry(3, EntryKind.FUNDING).of(XBT).funding("-0.02"),
        entry(4, EntryKind.FUNDING).of(XBT).funding("0.05"),
        // changing the size realises what has accrued since the hour
        cash(5, XBT, "b").fee("0.3").funding("-0.01").price("50000"),
        leg(6, XBT, "b", "0.1", "0.2").price("50000"));

    Totals totals = ever(XBT);
    is(totals.rebates(), "0.5");
    is(totals.fees(), "0.3");
    is(totals.netFees(), "-0.2");
    is(totals.fundingPaid(), "0.03");
    is(totals.fundingReceived(), "0.05");
    is(totals.totalCost(), "-0.22");
    assertThat(open(XBT).totals()).isEqualTo(totals);
  }

  @Test
  void aLiquidationFeeBesideTheFeeCountsBesideIt() {
    // -100 - 2 - 5 = 893 - 1000
    add(
        leg(1, XBT, "a", "0", "0.1").price("50000"),
        entry(2, EntryKind.LIQUIDATION)
            .of(XBT)
            .execution("b")
            .pnl("-100")
            .fee("2")
            .liquidation("5")
            .balance("1000", "893"),
        entry(3, EntryKind.LIQUIDATION)
            .of(XBT)
            .asset(XBT)
            .execution("b")
            .balance("0.1", "0")
            .price("49000"));

    is(ever(XBT).fees(), "2");
    is(ever(XBT).liquidationFees(), "5");
    is(ever(XBT).netPnl(), "-107");
    assertThat(books.closed().getFirst().liquidated()).isTrue();
    is(books.closed().getFirst().totals().netPnl(), "-107");
  }

  @Test
  void aLiquidationFeeWithinTheFeeCountsOnce() {
    // -100 - 7 = 893 - 1000: the 5 are in the 7
    add(
        entry(1, EntryKind.LIQUIDATION)
            .of(XBT)
            .execution("b")
            .pnl("-100")
            .fee("7")
            .liquidation("5")
            .balance("1000", "893"));

    is(ever(XBT).fees(), "2");
    is(ever(XBT).liquidationFees(), "5");
    is(ever(XBT).netPnl(), "-107");
  }

  @Test
  void legsInterleavedInOneMillisecondFindEachOther() {
    add(
        cash(1, XBT, "a").fee("1").price("50000"),
        cash(2, XBT, "b").fee("2").pnl("10").price("50100"),
        leg(3, XBT, "a", "0", "0.1").price("50000"),
        leg(4, XBT, "b", "0.1", "0").price("50100"),
        leg(5, XBT, "c", "0", "-0.2").price("50200"),
        leg(6, XBT, "d", "-0.2", "0.1").price("50300"),
        cash(7, XBT, "d").fee("6").pnl("-20").price("50300"),
        cash(8, XBT, "c").fee("4").price("50200"));

    List<ClosedPosition> closed = books.closed();
    assertThat(closed).extracting(ClosedPosition::id).containsExactly(6L, 4L);
    is(closed.get(1).totals().fees(), "3");
    is(closed.get(1).totals().profit(), "10");
    is(closed.get(0).totals().fees(), "8"); // 4 + 6 * 2/3
    is(closed.get(0).totals().loss(), "20");
    is(open(XBT).totals().fees(), "2"); // 6 * 1/3
  }

  @Test
  void thePriceMayStandOnTheCashLegAlone() {
    add(
        leg(1, XBT, "a", "0", "0.1"),
        cash(2, XBT, "a").fee("1").price("50000"),
        cash(3, XBT, "b").fee("1").pnl("100").price("51000"),
        leg(4, XBT, "b", "0.1", "0"));

    is(ever(XBT).volume(), "10100");
    assertThat(ever(XBT).trades()).isEqualTo(2);
    is(books.closed().getFirst().entryPrice(), "50000");
    is(books.closed().getFirst().exitPrice(), "51000");
    is(books.closed().getFirst().totals().volume(), "10100");
  }

  @Test
  void zeroIsNoPrice() {
    add(
        leg(1, INVERSE, "a", "0", "100").price("0.0"),
        cash(2, INVERSE, "a").asset("xbt").price("0").usd("50000"),
        leg(3, INVERSE, "b", "100", "0").price("50000"));
    is(ever(INVERSE).volume(), "200");
    assertThat(books.closed()).isEmpty(); // its entry is not known
  }

  @Test
  void moneyWithoutAPositionLegBelongsToThePositionThatWasOpen() {
    add(leg(1, XBT, "a", "0", "0.1").price("50000"), cash(2, XBT, "lost").fee("1"));

    is(open(XBT).totals().fees(), "1");
    is(ever(XBT).fees(), "1");
    assertThat(ever(XBT).trades()).isEqualTo(1);
  }

  @Test
  void aNameThatBeginsLikeAnotherIsAnother() {
    add(
        cash(1, XBT, "a").fee("1").price("50000"),
        leg(2, XBT, "a", "0", "0.1").price("50000"),
        cash(3, "pf_xbtusdt", "b").fee("7").price("50000"),
        leg(4, "pf_xbtusdt", "b", "0", "3").price("50000"));

    is(ever(XBT).fees(), "1");
    is(open(XBT).totals().fees(), "1");
    is(open(XBT).signedSize(), "0.1");
    is(ever("pf_xbtusdt").fees(), "7");
  }

  @Test
  void anAmountThatNobodyPricedIsCountedAndNotSummed() {
    add(
        cash(1, INVERSE, "a").asset("xbt").fee("0.0001").price("50000"),
        leg(2, INVERSE, "a", "0", "100").price("50000"),
        entry(3, EntryKind.TRANSFER).asset("xbt").balance("0", "1"),
        cash(4, INVERSE, "b").asset("xbt").fee("0.0000").price("50000"));

    assertThat(books.unpriced).isEqualTo(1);
    is(ever(INVERSE).fees(), "0");
    is(ever(INVERSE).volume(), "100");
  }

  @Test
  void aConversionCostsItsSpreadOfWhatWasGivenAway() {
    // 0.5 xbt at 40000 are 20000, a quarter per cent of them 50
    add(
        entry(1, EntryKind.CONVERSION).asset("xbt").balance("2", "1.5").spread("0.25").usd("40000"),
        entry(2, EntryKind.CONVERSION).balance("0", "19950").spread("0.25"));

    is(ever("").conversionCost(), "50");
    is(ever("").netPnl(), "0");
  }

  @Test
  void interestHasASignAndATransferIsNoGain() {
    add(
        entry(1, EntryKind.INTEREST).balance("100", "99.25"),
        entry(2, EntryKind.INTEREST).balance("99.25", "99.30"),
        entry(3, EntryKind.TRANSFER).balance("99.30", "5000"),
        entry(4, EntryKind.OTHER).balance("5000", "4990").fee("10"));

    is(ever("").interest(), "-0.70");
    is(ever("").fees(), "10");
    is(ever("").netPnl(), "-10");
  }

  @Test
  void aDatedContractThatExpiresEndsItsPositionWithoutATrade() {
    String dated = "fi_xbtusd_261127";
    add(
        leg(1, dated, "a", "0", "1000").price("50000"),
        entry(2, EntryKind.SETTLEMENT).of(dated).asset(dated).balance("1000", "0").mark("62500"),
        entry(3, EntryKind.SETTLEMENT).of(dated).asset("xbt").pnl("0.004").usd("62500"));

    ClosedPosition closed = books.closed().getFirst();
    is(closed.exitPrice(), "62500");
    is(closed.totals().profit(), "250"); // 1000 * (1/50000 - 1/62500) = 0.004
    is(closed.totals().volume(), "1000");
    assertThat(closed.totals().trades()).isEqualTo(1);
    assertThat(closed.liquidated()).isFalse();
  }

  @Test
  void aPositionTakenOverFromAnotherAccountIsOneOfItsOwn() {
    add(
        entry(1, EntryKind.ASSIGNMENT)
            .of(XBT)
            .asset(XBT)
            .execution("a")
            .balance("0", "-0.5")
            .price("48000"),
        entry(2, EntryKind.ASSIGNMENT).of(XBT).execution("a").fee("0.1"));

    is(open(XBT).signedSize(), "-0.5");
    is(open(XBT).entryPrice(), "48000");
    is(open(XBT).totals().fees(), "0.1");
    is(open(XBT).totals().volume(), "24000");
  }

  @Test
  void aPositionWhoseBeginningIsNotInTheLedgerIsNotToldButItsMoneyCounts() {
    add(
        cash(1, XBT, "a").fee("1").pnl("5").price("50000"),
        leg(2, XBT, "a", "0.3", "0.2").price("50000").entryPrice("49000"));
    assertThat(books.open(XBT)).isEmpty();
    add(leg(3, XBT, "b", "0.2", "-0.1").price("50000").entryPrice("50000"));
    assertThat(books.closed()).isEmpty();
    is(open(XBT).signedSize(), "-0.1");
    is(ever(XBT).profit(), "5");
    // and one that another row must have changed meanwhile
    add(leg(4, XBT, "c", "-0.4", "-0.5").price("50000").entryPrice("50000"));
    assertThat(books.open(XBT)).isEmpty();
    is(ever(XBT).volume(), "25000"); // 0.1 + 0.3 + 0.1 at 50000
  }

  @Test
  void hoursAreApartAndOldOnesGo() {
    add(
        entry(1, EntryKind.FUNDING).of(XBT).at("2026-08-01T11:59:59.999Z").funding("1"),
        entry(2, EntryKind.FUNDING).of(XBT).at("2026-08-01T12:00:00Z").funding("2"),
        entry(3, EntryKind.FUNDING).of(XBT).at("2026-11-01T12:00:00Z").funding("4"));
    long eleven = Instant.parse("2026-08-01T11:00:00Z").getEpochSecond() / 3600;
    is(sum(eleven, eleven + 1), "1");
    is(sum(eleven + 1, eleven + 2), "2");
    is(sum(eleven, eleven + 100 * 24), "7");
    assertThat(books.buckets.keeps(eleven)).isTrue();

    add(entry(4, EntryKind.FUNDING).of(XBT).at("2026-11-02T00:00:00Z").funding("8"));
    assertThat(books.buckets.keeps(eleven)).isFalse();
    assertThat(books.buckets.keeps(eleven + 13)).isTrue();
    is(sum(eleven + 13, eleven + 100 * 24), "12");
    is(ever(XBT).fundingReceived(), "15");
  }

  private BigDecimal sum(long from, long to) {
    TreeMap<String, Totals> sums = new TreeMap<>();
    books.buckets.sum(from, to, sums);
    return sums.get(XBT).fundingReceived();
  }

  @Test
  void positionsClosedLongBeforeTheNewestAreForgotten() {
    add(
        leg(1, XBT, "a", "0", "1").at("2026-09-01T00:00:00Z").price("1"),
        leg(2, XBT, "b", "1", "0").at("2026-09-02T00:00:00Z").price("1"),
        leg(3, XBT, "c", "0", "1").at("2026-10-03T00:00:00Z").price("1"),
        leg(4, XBT, "d", "1", "0").at("2026-10-03T00:00:00Z").price("1"));
    assertThat(books.closed()).extracting(ClosedPosition::id).containsExactly(4L, 2L);
    add(
        leg(5, XBT, "e", "0", "1").at("2026-10-03T00:00:00.001Z").price("1"),
        leg(6, XBT, "f", "1", "0").at("2026-10-03T00:00:00.001Z").price("1"));
    assertThat(books.closed()).extracting(ClosedPosition::id).containsExactly(6L, 4L);
  }

  @Test
  void aRowThatIsHereAlreadyIsIgnored() {
    add(cash(1, XBT, "a").fee("1"), cash(1, XBT, "a").fee("1"));
    assertThat(books.rows).isEqualTo(1);
    is(ever(XBT).fees(), "1");
  }
}
