package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TradeTimesTest {
  private static final double NOW = 1_789_147_700;

  private static TradeTimes of(double... trades) {
    return TradeTimes.of(DoubleStream.of(trades), Instant.ofEpochSecond((long) NOW));
  }

  @Test
  void newestTradeDatesThinMarkets() {
    TradeTimes times = of(NOW - 1200, NOW - 18, NOW - 86_000);
    assertThat(times.asOf(NOW - 1200)).isEqualTo(NOW - 18);
    assertThat(times.asOf(NOW - 86_000)).isEqualTo(NOW - 18);
  }

  @Test
  void priceOfAnotherDayKeepsItsDate() {
    assertThat(of(NOW - 18).asOf(NOW - 90_000)).isEqualTo(NOW - 90_000);
  }

  @Test
  void oneRowThatLiesAheadDoesNotDateTheOthers() {
    TradeTimes times = of(NOW + 9000, NOW - 18, Double.POSITIVE_INFINITY, Double.NaN);
    assertThat(times.newest()).isEqualTo(NOW - 18);
    assertThat(times.asOf(NOW + 9000)).isEqualTo(NOW + 9000);
  }

  @Test
  void clockThatIsAheadIsSeen() {
    assertThat(of(NOW + 7300, NOW + 7200).newest()).isEqualTo(NOW + 7200);
  }

  @Test
  void nothingIsKnownWithoutTrades() {
    assertThat(of().newest()).isNaN();
    assertThat(of().asOf(NOW - 5)).isEqualTo(NOW - 5);
    assertThat(of().asOf(Double.NaN)).isNaN();
  }

  @Test
  void rowThatDoesNotTellIsAsNewAsTheAnswer() {
    assertThat(of(NOW - 3).asOf(Double.NaN)).isEqualTo(NOW - 3);
  }
}
