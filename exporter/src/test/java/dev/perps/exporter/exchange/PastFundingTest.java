package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PastFundingTest {
  private static final double UNTOLD = Double.NaN;
  private static final Instrument BTC = Histories.linear("x", "BTCUSDT", "BTC");
  private final List<String> asked = new ArrayList<>();

  private static FundingSettlement paid(double moment) {
    return PastFunding.paid(moment, 0.0001);
  }

  private static PastFunding.Page page(boolean isLast, FundingSettlement... payments) {
    return PastFunding.Page.of(Rows.of(List.of(payments)), isLast, payment -> payment);
  }

  private static PastFunding.Page page(boolean isLast, LongStream moments) {
    return page(isLast, moments.mapToObj(PastFundingTest::paid).toArray(FundingSettlement[]::new));
  }

  private static PastFunding between(long from, long to, long now) {
    return PastFunding.of(BTC, at(from), at(to), at(now));
  }

  private static PastFunding day() {
    return between(DAY, DAY + 24 * HOUR, DAY + 100 * HOUR);
  }

  /** Paid each four hours from the midnight before on. */
  private long[] answer(PastWindow window) {
    asked.add((window.first() - DAY) / HOUR + ".." + Math.ceilDiv(window.last() - DAY, HOUR));
    return LongStream.iterate(DAY - 24 * HOUR, moment -> moment + 4 * HOUR)
        .dropWhile(moment -> moment < window.first())
        .takeWhile(moment -> moment <= window.last())
        .toArray();
  }

  private static void isWhole(List<FundingSettlement> payments) {
    assertThat(payments)
        .extracting(FundingSettlement::epochSeconds)
        .containsExactlyElementsOf(Histories.moments(DAY, DAY + 20 * HOUR, 4 * HOUR));
    assertThat(payments).extracting(FundingSettlement::intervalSeconds).containsOnly(4.0 * HOUR);
  }

  @Test
  void newestFirstUntilOnePaymentBeforeTheSpanIsSeen() {
    List<FundingSettlement> payments =
        day()
            .newestFirst(
                window -> {
                  long[] all = answer(window);
                  return page(false, LongStream.of(all).skip(Math.max(0, all.length - 3)));
                });

    // 20, 16, 12; 8, 4, 0; -4, -8
    assertThat(asked).containsExactly("-8..24", "-8..12", "-8..0");
    isWhole(payments);
  }

  @Test
  void oldestFirstUntilThePageIsTheLast() {
    List<FundingSettlement> payments =
        day()
            .oldestFirst(
                window -> {
                  long[] all = answer(window);
                  return page(all.length < 5, LongStream.of(all).limit(5));
                });

    // -8, -4, 0, 4, 8; 12, 16, 20
    assertThat(asked).containsExactly("-8..24", "8..24");
    isWhole(payments);
  }

  @Test
  void numberedPagesUntilOnePaymentBeforeTheSpanIsSeen() {
    List<Integer> pages = new ArrayList<>();
    List<FundingSettlement> payments =
        day()
            .numbered(
                number -> {
                  pages.add(number);
                  long newest = DAY + 20 * HOUR - (number - 1) * 8 * HOUR;
                  return page(number == 100, LongStream.of(newest, newest - 4 * HOUR));
                });

    assertThat(pages).containsExactly(1, 2, 3, 4);
    isWhole(payments);
  }

  @Test
  void windowsCoverTheSpanWhateverIsInThem() {
    List<FundingSettlement> payments =
        between(DAY, DAY + 6 * HOUR, 2 * DAY)
            .hourly()
            .windows(2, window -> page(true, LongStream.of(answer(window))));

    // at 2 and 3 nothing was paid
    assertThat(asked).containsExactly("0..2", "2..4", "4..6");
    assertThat(payments)
        .containsExactly(
            new FundingSettlement(DAY, 0.0001, HOUR),
            new FundingSettlement(DAY + 4 * HOUR, 0.0001, HOUR));
  }

  @Test
  void ofHourlyPaymentsNoneBeforeTheSpanIsAskedFor() {
    List<FundingSettlement> payments =
        between(DAY, DAY + HOUR, 2 * DAY)
            .hourly()
            .newestFirst(window -> page(true, LongStream.of(answer(window))));

    assertThat(asked).containsExactly("0..1");
    assertThat(payments).containsExactly(new FundingSettlement(DAY, 0.0001, HOUR));
  }

  @Test
  void pageThatBringsNothingNewEndsIt() {
    List<FundingSettlement> payments = day().numbered(number -> page(false, paid(DAY + HOUR)));

    // no payment before it: nobody knows how long the interval was
    assertThat(payments).containsExactly(new FundingSettlement(DAY + HOUR, 0.0001, UNTOLD));
  }

  @Test
  void paymentOfLongAgoSaysNothingOfTheInterval() {
    List<FundingSettlement> payments =
        day().numbered(number -> page(true, paid(DAY + HOUR), paid(DAY - 24 * HOUR)));

    assertThat(payments).containsExactly(new FundingSettlement(DAY + HOUR, 0.0001, UNTOLD));
  }

  @Test
  void wrongRowsAreLeftOutButStillPartOthers() {
    List<FundingSettlement> payments =
        day()
            .newestFirst(
                window ->
                    page(
                        true,
                        paid(DAY + 8 * HOUR + 0.004), // a stamp a little late
                        paid(DAY + 8 * HOUR), // the same again
                        PastFunding.paid(DAY + 7 * HOUR, UNTOLD),
                        PastFunding.paid(DAY + 6 * HOUR, 0.2), // nobody pays that much
                        new FundingSettlement(DAY + 5 * HOUR, 0.01, 7200),
                        paid(DAY - 30 * HOUR),
                        paid(DAY + 24 * HOUR))); // not asked for

    assertThat(payments)
        .containsExactly(
            new FundingSettlement(DAY + 5 * HOUR, 0.01, 7200),
            new FundingSettlement(DAY + 8 * HOUR, 0.0001, HOUR));
  }

  /** The row that says nothing may have been between any two. */
  @Test
  void afterAnUndatedRowNoIntervalIsReckoned() {
    assertThat(
            day()
                .newestFirst(
                    window ->
                        page(
                            true,
                            paid(DAY),
                            paid(UNTOLD),
                            paid(DAY + 4 * HOUR),
                            new FundingSettlement(DAY + 8 * HOUR, 0.0001, 7200))))
        .extracting(FundingSettlement::intervalSeconds)
        .containsExactly(UNTOLD, UNTOLD, 7200.0);
    assertThat(
            day()
                .newestFirst(
                    window ->
                        new PastFunding.Page(
                            List.of(paid(DAY), paid(DAY + 4 * HOUR)), false, true)))
        .extracting(FundingSettlement::intervalSeconds)
        .containsExactly(UNTOLD, UNTOLD);
  }

  @Test
  void rowThatCannotBeReadMakesAPageUnwhole() {
    Rows<Double> rows = new Rows<>(Arrays.asList(1.0, null, 2.0));

    assertThat(PastFunding.Page.of(rows, true, PastFundingTest::paid).isWhole()).isFalse();
    assertThat(page(true, paid(1)).isWhole()).isTrue();
  }

  @Test
  void whatIsNotYetPaidIsNotAskedFor() {
    between(DAY, DAY + 24 * HOUR, DAY + HOUR)
        .newestFirst(
            window -> {
              asked.add(window.first() - DAY + ".." + (window.last() - DAY));
              return page(false);
            });
    for (PastFunding none :
        List.of(
            between(DAY + 2 * HOUR, DAY + 24 * HOUR, DAY + HOUR), between(DAY, DAY, DAY + HOUR))) {
      none.newestFirst(PastFundingTest::nothing);
      none.oldestFirst(PastFundingTest::nothing);
      none.windows(5, PastFundingTest::nothing);
      none.numbered(number -> nothing(new PastWindow(0, 0)));
    }

    assertThat(asked).containsExactly("-28800..3600");
  }

  private static PastFunding.Page nothing(PastWindow window) {
    throw new AssertionError("nothing to ask for");
  }

  @Test
  void boundsOfASpanAreInclusiveAndExclusive() {
    // half a second after midnight, so without the payment of midnight
    PastFunding payments =
        PastFunding.of(BTC, at(DAY).plusMillis(500), at(DAY + 8 * HOUR), Instant.MAX);

    assertThat(payments.newestFirst(window -> page(true, LongStream.of(answer(window)))))
        .containsExactly(new FundingSettlement(DAY + 4 * HOUR, 0.0001, 4 * HOUR));
  }

  /** No exchange knows of a moment before. */
  @Test
  void nothingBefore1970IsAskedFor() {
    PastFunding.of(BTC, at(HOUR), at(2 * HOUR), at(DAY))
        .oldestFirst(
            window -> {
              asked.add(window.firstMillis() + ".." + window.lastMillis());
              return page(true);
            });

    assertThat(asked).containsExactly("0..7199999");
  }

  @Test
  void rowsReachBackBeyondTheSpan() {
    PastFunding payments = between(DAY, DAY + HOUR, DAY + 10 * HOUR);

    assertThat(payments.rows(1000)).isEqualTo(12);
    assertThat(payments.rows(5)).isEqualTo(5);
  }

  @Test
  void pagesAreBounded() {
    assertThatThrownBy(() -> day().numbered(number -> page(false, paid(DAY + 20 * HOUR - number))))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("funding of BTCUSDT: more than 1000 pages; ask for a shorter span");
    assertThatThrownBy(() -> between(0, 1001 * HOUR, DAY).windows(1, PastFundingTest::nothing))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("more than 1000 pages");
  }
}
