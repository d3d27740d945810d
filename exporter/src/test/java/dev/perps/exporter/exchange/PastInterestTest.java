package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastInterestTest {
  private static final Instrument BTC = Histories.linear("x", "BTCUSDT", "BTC");
  private final List<String> asked = new ArrayList<>();

  private static PastInterest between(long from, long to, long now) {
    return PastInterest.of(BTC, at(DAY + from), at(DAY + to), at(DAY + now));
  }

  /** Each moment of a window and one more at each end, newest first. */
  private Stream<PastOpenInterest> answer(PastWindow window) {
    asked.add(window.first() - DAY + ".." + (window.last() - DAY));
    return LongStream.iterate(
            window.last() + 301, moment -> moment >= window.first() - 300, moment -> moment - 300)
        .mapToObj(moment -> row(moment, moment, Double.NaN));
  }

  private static PastOpenInterest row(double at, double base, double quote) {
    return new PastOpenInterest(at, new OpenInterest(base, quote));
  }

  private List<Double> moments(PastInterest wanted) {
    return wanted.gather(100, this::answer).stream().map(row -> row.epochSeconds() - DAY).toList();
  }

  @Test
  void theSpanHoldsItsStartButNotItsEnd() {
    assertThat(moments(between(0, 900, 3600))).containsExactly(0.0, 300.0, 600.0);
    assertThat(
            moments(
                PastInterest.of(
                    BTC, at(DAY).plusMillis(1), at(DAY + 900).plusMillis(1), Instant.MAX)))
        .containsExactly(300.0, 600.0, 900.0);
    assertThat(asked).containsExactly("0..899", "300..1199");
  }

  @Test
  void theMomentOfNowIsTheLast() {
    assertThat(moments(between(0, 3600, 600))).containsExactly(0.0, 300.0, 600.0);
    assertThat(moments(between(0, 3600, 599))).containsExactly(0.0, 300.0);
  }

  @Test
  void whatIsNoLongerKeptIsNotAskedFor() {
    PastInterest hour = between(0, 3600, 3600);

    assertThat(hour.notBefore(at(DAY + 2701)).first()).isEqualTo(DAY + 3000);
    assertThat(hour.notBefore(at(DAY - 9000)).first()).isEqualTo(DAY);
    assertThat(moments(hour.notBefore(at(DAY + 2701)))).containsExactly(3000.0, 3300.0);
  }

  @Test
  void anEmptySpanIsNoCall() {
    assertThat(moments(between(900, 900, 9000))).isEmpty();
    assertThat(moments(between(900, 1800, 0))).isEmpty();
    assertThat(asked).isEmpty();
  }

  /** Seven moments of three a page: the newest page first, none twice, the rest at the end. */
  @Test
  void windowsFollowOneAnother() {
    List<PastOpenInterest> all = between(0, 2100, 9000).gather(3, this::answer);

    assertThat(asked).containsExactly("1200..2099", "300..1199", "0..299");
    assertThat(all)
        .extracting(PastOpenInterest::epochSeconds)
        .containsExactlyElementsOf(Histories.moments(DAY, DAY + 1800, 300));
  }

  @Test
  void theFirstWindowThatBringsNothingIsTheLast() {
    between(-30_000, 300, 0)
        .gather(
            2,
            window -> {
              asked.add("once more");
              return Stream.of(row(DAY, 1, 1));
            });

    assertThat(asked).hasSize(2);
  }

  @Test
  void amountsThatCannotBeAreLeftOut() {
    assertThat(
            between(-1800, 300, 300)
                .gather(
                    100,
                    window ->
                        Stream.of(
                            row(DAY, 0, Double.NaN),
                            row(DAY - 300, Double.NaN, 7),
                            row(DAY - 600, Double.NaN, Double.NaN),
                            row(DAY - 900, -1, 7),
                            row(DAY - 1200, 1, Double.POSITIVE_INFINITY),
                            row(DAY - 1501, 1, 7), // of no full five minutes
                            row(Double.NaN, 1, 7))))
        .containsExactly(row(DAY - 300, Double.NaN, 7), row(DAY, 0, Double.NaN));
  }

  @Test
  void tooManyPagesAreRefused() {
    assertThatThrownBy(() -> between(-DAY, 0, 0).gather(10, this::answer))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("open interest of BTCUSDT: more than 1000 pages; ask for a shorter span");
    assertThat(asked).isEmpty();
  }
}
