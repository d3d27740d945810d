package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.market.FundingSettlement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentsOfHistoryTest {
  private static final double UNTOLD = Double.NaN;
  private final List<String> asked = new ArrayList<>();

  private static FundingSettlement paid(double moment) {
    return new FundingSettlement(moment, 0.0001, UNTOLD);
  }

  private static Payments day() {
    return new Payments(at(DAY), at(DAY + 24 * HOUR), at(DAY + 100 * HOUR));
  }

  /** Paid each four hours from the midnight before on. */
  private LongStream between(long first, long last) {
    asked.add((first - DAY) / HOUR + ".." + Math.ceilDiv(last - DAY, HOUR));
    return LongStream.iterate(DAY - 24 * HOUR, moment -> moment + 4 * HOUR)
        .dropWhile(moment -> moment < first)
        .takeWhile(moment -> moment <= last);
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
                (first, last) -> {
                  long[] all = between(first, last).toArray();
                  return new Payments.Page(
                      LongStream.of(all)
                          .skip(Math.max(0, all.length - 3)) // the newest three
                          .mapToObj(PaymentsOfHistoryTest::paid),
                      false);
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
                (first, last) -> {
                  long[] all = between(first, last).toArray();
                  return new Payments.Page(
                      LongStream.of(all).limit(5).mapToObj(PaymentsOfHistoryTest::paid),
                      all.length < 5);
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
                  return new Payments.Page(
                      Stream.of(paid(newest), paid(newest - 4 * HOUR)), number == 100);
                });

    assertThat(pages).containsExactly(1, 2, 3, 4);
    isWhole(payments);
  }

  @Test
  void pageThatBringsNothingNewEndsIt() {
    List<FundingSettlement> payments =
        day().numbered(number -> new Payments.Page(Stream.of(paid(DAY + HOUR)), false));

    // no payment before it: nobody knows how long the interval was
    assertThat(payments).containsExactly(new FundingSettlement(DAY + HOUR, 0.0001, UNTOLD));
  }

  @Test
  void wrongRowsAreLeftOut() {
    List<FundingSettlement> payments =
        day()
            .newestFirst(
                (first, last) ->
                    new Payments.Page(
                        Stream.of(
                            paid(DAY + 8 * HOUR + 0.004), // a stamp a little late
                            paid(DAY + 8 * HOUR), // the same again
                            paid(UNTOLD),
                            paid(0),
                            new FundingSettlement(DAY + 4 * HOUR, UNTOLD, UNTOLD),
                            new FundingSettlement(DAY + 5 * HOUR, 0.2, UNTOLD),
                            new FundingSettlement(DAY + 6 * HOUR, 0.01, 7200),
                            paid(DAY - 30 * HOUR),
                            paid(DAY + 24 * HOUR)), // not asked for
                        true));

    assertThat(payments)
        .containsExactly(
            new FundingSettlement(DAY + 6 * HOUR, 0.01, 7200),
            new FundingSettlement(DAY + 8 * HOUR, 0.0001, 7200));
  }

  @Test
  void whatIsNotYetPaidIsNotAskedFor() {
    Payments payments = new Payments(at(DAY), at(DAY + 24 * HOUR), at(DAY + HOUR));

    payments.newestFirst(
        (first, last) -> {
          asked.add(first - DAY + ".." + (last - DAY));
          return new Payments.Page(Stream.of(), false);
        });
    new Payments(at(DAY + 2 * HOUR), at(DAY + 24 * HOUR), at(DAY + HOUR))
        .newestFirst(
            (first, last) -> {
              throw new AssertionError("nothing to ask for");
            });

    assertThat(asked).containsExactly("-28800..3600");
  }

  @Test
  void rowsReachBackBeyondTheSpan() {
    Payments payments = new Payments(at(DAY), at(DAY + HOUR), at(DAY + 10 * HOUR));

    assertThat(payments.rows(1000)).isEqualTo(12);
    assertThat(payments.rows(5)).isEqualTo(5);
  }

  @Test
  void pagesAreBounded() {
    assertThatThrownBy(
            () ->
                day()
                    .numbered(
                        number ->
                            new Payments.Page(Stream.of(paid(DAY + 20 * HOUR - number)), false)))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("funding history: over 300 pages");
  }
}
