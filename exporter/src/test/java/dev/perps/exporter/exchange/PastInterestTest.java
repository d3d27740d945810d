package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.PastBars.Window;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastInterestTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final long SECONDS = NOON.getEpochSecond();

  @Test
  void theSpanHoldsItsStartButNotItsEnd() {
    assertThat(PastInterest.of(NOON.minusSeconds(900), NOON, NOON.plusSeconds(60)))
        .isEqualTo(new PastInterest(SECONDS - 900, SECONDS - 300));
    assertThat(
            PastInterest.of(
                NOON.minusSeconds(900).plusMillis(1), NOON.plusMillis(1), NOON.plusSeconds(60)))
        .isEqualTo(new PastInterest(SECONDS - 600, SECONDS));
  }

  @Test
  void theMomentOfNowIsTheLast() {
    assertThat(PastInterest.of(NOON.minusSeconds(300), NOON.plusSeconds(900), NOON).last())
        .isEqualTo(SECONDS);
    assertThat(
            PastInterest.of(NOON.minusSeconds(300), NOON.plusSeconds(900), NOON.minusMillis(1))
                .last())
        .isEqualTo(SECONDS - 300);
  }

  @Test
  void whatIsNoLongerKeptIsNotAskedFor() {
    PastInterest hour = new PastInterest(SECONDS - 3600, SECONDS);
    assertThat(hour.notBefore(NOON.minusSeconds(899)).first()).isEqualTo(SECONDS - 600);
    assertThat(hour.notBefore(NOON.minusSeconds(9000))).isEqualTo(hour);
  }

  @Test
  void anEmptySpanIsNoCall() {
    assertThat(
            PastInterest.of(NOON, NOON, NOON.plusSeconds(9000))
                .ask(
                    10,
                    window -> {
                      throw new AssertionError(window);
                    }))
        .isEmpty();
  }

  /** Seven moments of three a page: the newest page first, none twice, the rest at the end. */
  @Test
  void windowsFollowOneAnother() {
    List<Window> asked = new ArrayList<>();

    List<PastOpenInterest> all =
        new PastInterest(SECONDS - 1800, SECONDS)
            .ask(
                3,
                window -> {
                  asked.add(window);
                  // in no order, and one more at each end
                  return LongStream.iterate(
                          window.last() + 300, at -> at >= window.first() - 300, at -> at - 300)
                      .mapToObj(at -> row(at, at, Double.NaN));
                });

    assertThat(asked)
        .containsExactly(
            new Window(SECONDS - 600, SECONDS, 300),
            new Window(SECONDS - 1500, SECONDS - 900, 300),
            new Window(SECONDS - 1800, SECONDS - 1800, 300));
    assertThat(all)
        .extracting(PastOpenInterest::epochSeconds)
        .containsExactlyElementsOf(Histories.moments(SECONDS - 1800, SECONDS, 300));
  }

  @Test
  void theFirstWindowThatBringsNothingIsTheLast() {
    List<Window> asked = new ArrayList<>();

    new PastInterest(SECONDS - 30_000, SECONDS)
        .ask(
            2,
            window -> {
              asked.add(window);
              return Stream.of(row(SECONDS, 1, 1));
            });

    assertThat(asked).hasSize(2);
  }

  @Test
  void amountsThatCannotBeAreLeftOut() {
    assertThat(
            new PastInterest(SECONDS - 1800, SECONDS)
                .ask(
                    100,
                    window ->
                        Stream.of(
                            row(SECONDS, 0, Double.NaN),
                            row(SECONDS - 300, Double.NaN, 7),
                            row(SECONDS - 600, Double.NaN, Double.NaN),
                            row(SECONDS - 900, -1, 7),
                            row(SECONDS - 1200, 1, Double.POSITIVE_INFINITY),
                            row(Double.NaN, 1, 7))))
        .containsExactly(row(SECONDS - 300, Double.NaN, 7), row(SECONDS, 0, Double.NaN));
  }

  @Test
  void tooManyPagesAreRefused() {
    assertThatThrownBy(
            () -> new PastInterest(0, SECONDS).ask(10, window -> Stream.of(row(SECONDS, 1, 1))))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("more than 1000 pages of open interest");
  }

  private static PastOpenInterest row(double at, double base, double quote) {
    return new PastOpenInterest(at, new OpenInterest(base, quote));
  }
}
