package dev.perps.exporter.analytics;

import static dev.perps.exporter.analytics.Prices.END;
import static dev.perps.exporter.analytics.Prices.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.BarSize;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PriceInsightsTest {
  private static Insights.OfBase at(long end, double... closesOfFiveMinutes) {
    BasePrices prices =
        new BasePrices(
            "ETH",
            "binance",
            series(BarSize.M5, closesOfFiveMinutes),
            series(BarSize.H1, 1, 2, 3)); // of another size: not to be taken
    return PriceInsights.ofBases(List.of(prices), end).getFirst();
  }

  @Test
  void theLastCloseIsThatOfTheNewestBarThatIsOver() {
    assertThat(at(END, 10, 11, 12).lastClose()).isEqualTo(12);
    assertThat(at(END + 299, 10, 11, 12).lastClose()).isEqualTo(12);
    assertThat(at(END - 1, 10, 11, 12).lastClose()).isEqualTo(11);
    assertThat(at(END - 600, 10, 11, 12).lastClose()).isEqualTo(10);
    assertThat(at(END - 900, 10, 11, 12).lastClose()).isNaN();
  }

  @Test
  void itStandsInForThreeBarsAfterIt() {
    assertThat(at(END + 900, 10, 11, 12).lastClose()).isEqualTo(12);
    assertThat(at(END + 1200, 10, 11, 12).lastClose()).isNaN();
    assertThat(at(END, 10, 11, 1000, 12).lastClose()).isEqualTo(12);
    assertThat(at(END - 300, 10, 11, 1000, 12).lastClose()).as("a wild close").isEqualTo(11);
    assertThat(at(END).lastClose()).isNaN();
  }

  @Test
  void returnsAreMadeOfTheSameCloses() {
    double[] closes = new double[Window.H4.bars() + 1];
    Arrays.fill(closes, 10);
    closes[closes.length - 1] = 12;
    Insights.OfBase base = at(END, closes);
    PriceFigures figures = Objects.requireNonNull(base.figures().get(Window.H4));
    // 12 / 10 - 1
    assertThat(figures.returnRatio()).isCloseTo(0.2, within(1e-12));
    assertThat(base.lastClose() / 10 - 1).isEqualTo(figures.returnRatio());
  }
}
