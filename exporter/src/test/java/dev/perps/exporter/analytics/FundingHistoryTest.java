package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.FundingSettlement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundingHistoryTest {
  private static final long END = 1_790_000_000L / 86_400 * 86_400;
  private static final double HOUR = 3600;
  private static final double NONE = Double.NaN;

  /** Rates settled one after the other, the last one at the end. */
  private static List<FundingSettlement> settled(double interval, double... rates) {
    List<FundingSettlement> settlements = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      double at = END - (rates.length - 1 - i) * interval;
      settlements.add(new FundingSettlement(at, rates[i], interval));
    }
    return settlements;
  }

  private static double[] constant(int count, double rate) {
    double[] rates = new double[count];
    java.util.Arrays.fill(rates, rate);
    return rates;
  }

  @Test
  void aDayOfThreePayments() {
    FundingHistory history =
        FundingHistory.of(settled(8 * HOUR, 0.5, 0.01, 0.0001, -0.0002, 0.0004));
    FundingSummary day = history.over(FundingWindow.D1, END + 60);
    assertThat(day.accumulatedRatio()).isCloseTo(0.0003, within(1e-15));
    assertThat(day.settlements()).isEqualTo(3);
    assertThat(day.positiveShare()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(day.deviationRatio()).isCloseTo(0.0003, within(1e-15));
    assertThat(history.over(FundingWindow.D7, END)).isEqualTo(FundingSummary.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 24, D1, true", "1, 23, D1, false", "8, 3, D1, true", "8, 2, D1, false",
    "1, 165, D7, true", "1, 164, D7, false", "8, 21, D7, true", "8, 20, D7, false",
    "8, 89, D30, true", "8, 88, D30, false", "8, 265, D90, true", "8, 264, D90, false",
    "1, 2117, D90, true", "1, 2116, D90, false", "8, 1074, D365, true", "8, 1073, D365, false"
  })
  void aWindowNeedsItsHistory(int hours, int count, FundingWindow window, boolean told) {
    FundingHistory history = FundingHistory.of(settled(hours * HOUR, constant(count, 0.0001)));
    FundingSummary summary = history.over(window, END);
    if (told) {
      assertThat(summary.settlements()).isEqualTo(count);
      assertThat(summary.accumulatedRatio()).isCloseTo(count * 0.0001, within(1e-12));
    } else {
      assertThat(summary).isEqualTo(FundingSummary.NONE);
    }
  }

  @Test
  void aHistoryThatStoppedHasNoFigures() {
    FundingHistory history = FundingHistory.of(settled(8 * HOUR, constant(30, 0.0001)));
    assertThat(history.over(FundingWindow.D7, END + 16 * HOUR - 1).settlements()).isEqualTo(21);
    assertThat(history.over(FundingWindow.D7, END + 16 * HOUR)).isEqualTo(FundingSummary.NONE);
    assertThat(FundingHistory.EMPTY.over(FundingWindow.D1, END)).isEqualTo(FundingSummary.NONE);
    assertThat(FundingHistory.EMPTY.newestEpochSeconds()).isNaN();
  }

  @Test
  void aHoleInTheMiddleCountsAgainstTheWindow() {
    List<FundingSettlement> settlements = settled(HOUR, constant(48, 0.0001));
    settlements.remove(40);
    FundingHistory stated = FundingHistory.of(settlements);
    assertThat(stated.over(FundingWindow.D1, END)).isEqualTo(FundingSummary.NONE);
  }

  @Test
  void anIntervalThatIsNotToldIsTheTimeSinceTheOneBefore() {
    List<FundingSettlement> settlements = new ArrayList<>();
    for (double hoursBefore : new double[] {24, 16, 8, 4, 0}) {
      settlements.add(new FundingSettlement(END - hoursBefore * HOUR, 0.0001, NONE));
    }
    FundingHistory history = FundingHistory.of(settlements);
    assertThat(history.intervalSeconds(0)).isEqualTo(8 * HOUR);
    assertThat(history.intervalSeconds(2)).isEqualTo(8 * HOUR);
    assertThat(history.intervalSeconds(3)).isEqualTo(4 * HOUR);
    assertThat(history.over(FundingWindow.D1, END).settlements()).isEqualTo(4);
    FundingHistory one = FundingHistory.of(settlements.subList(0, 1));
    assertThat(one.intervalSeconds(0)).isNaN();
    assertThat(one.over(FundingWindow.D1, END)).isEqualTo(FundingSummary.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {NONE, Double.NEGATIVE_INFINITY, 0.11, -0.2})
  void aRateBeyondBeliefIsLeftOut(double rate) {
    List<FundingSettlement> settlements = settled(8 * HOUR, 0.0001, 0.0001, 0.0001, rate);
    assertThat(FundingHistory.of(settlements).size()).isEqualTo(3);
  }

  @Test
  void jitterOrderAndDoublesDoNotMatter() {
    List<FundingSettlement> clean =
        settled(HOUR, new Random(1).doubles(100, -1e-3, 1e-3).toArray());
    List<FundingSettlement> messy = new ArrayList<>();
    for (FundingSettlement one : clean) {
      messy.add(new FundingSettlement(one.epochSeconds() + 0.219, one.rate(), HOUR));
    }
    Collections.shuffle(messy, new Random(2));
    messy.addAll(clean);
    FundingHistory history = FundingHistory.of(messy);
    assertThat(history.size()).isEqualTo(100);
    assertThat(history.over(FundingWindow.D1, END))
        .isEqualTo(FundingHistory.of(clean).over(FundingWindow.D1, END));
  }

  @Test
  void bitByBitIsTheSameAsAtOnce() {
    List<FundingSettlement> all = settled(HOUR, new Random(1).doubles(300, -1e-3, 1e-3).toArray());
    FundingHistory grown = FundingHistory.EMPTY;
    for (int i = 0; i < 300; i += 20) {
      grown = grown.append(all.subList(Math.max(0, i - 7), i + 20), 8 * 86_400);
    }
    assertThat(grown.size()).isEqualTo(192);
    for (FundingWindow window : FundingWindow.values()) {
      assertThat(grown.over(window, END))
          .isEqualTo(FundingHistory.of(all.subList(108, 300)).over(window, END));
    }
    FundingSettlement corrected = new FundingSettlement(END - HOUR, 0.05, HOUR);
    FundingHistory after = grown.append(List.of(corrected), Long.MAX_VALUE);
    assertThat(after.size()).isEqualTo(192);
    assertThat(after.rate(190)).isEqualTo(0.05);
    assertThat(after.rate(191)).isEqualTo(grown.rate(191));
  }

  @Test
  void forecastsOfAConstantRateAreThatRate() {
    FundingHistory history = FundingHistory.of(settled(8 * HOUR, constant(30, 0.0001)));
    FundingForecast forecast = FundingForecast.of(history, END);
    assertThat(forecast.next24h()).isCloseTo(0.0003, within(1e-15));
    assertThat(forecast.next7d()).isCloseTo(0.0021, within(1e-15));
  }

  @Test
  void aForecastNeedsThirtySettlementsASevenDayHistoryAndNoHoles() {
    assertThat(FundingForecast.of(FundingHistory.EMPTY, END)).isEqualTo(FundingForecast.NONE);
    assertThat(forecast(settled(8 * HOUR, constant(29, 0.0001)))).isEqualTo(FundingForecast.NONE);
    assertThat(forecast(settled(HOUR, constant(167, 0.0001)))).isEqualTo(FundingForecast.NONE);
    assertThat(forecast(settled(HOUR, constant(168, 0.0001)))).isNotEqualTo(FundingForecast.NONE);
    List<FundingSettlement> torn = settled(8 * HOUR, constant(60, 0.0001));
    torn.subList(20, 25).clear();
    assertThat(forecast(torn)).isEqualTo(FundingForecast.NONE);
    List<FundingSettlement> whole = settled(8 * HOUR, constant(60, 0.0001));
    assertThat(FundingForecast.of(FundingHistory.of(whole), END + 16 * HOUR))
        .isEqualTo(FundingForecast.NONE);
  }

  private static FundingForecast forecast(List<FundingSettlement> settlements) {
    return FundingForecast.of(FundingHistory.of(settlements), END);
  }

  @Test
  void aForecastAfterAChangeOfIntervalIsInTheNewOne() {
    List<FundingSettlement> settlements = new ArrayList<>();
    for (FundingSettlement one : settled(8 * HOUR, constant(60, 0.0008))) {
      settlements.add(new FundingSettlement(one.epochSeconds() - 4 * HOUR, one.rate(), 8 * HOUR));
    }
    settlements.addAll(settled(4 * HOUR, 0.0004));
    FundingForecast forecast = forecast(settlements);
    assertThat(forecast.next24h()).isCloseTo(0.0024, within(1e-12));
    assertThat(forecast.next7d()).isCloseTo(0.0168, within(1e-12));
  }

  @Test
  void theModelFindsWhatMadeASeries() {
    Random random = new Random(7);
    double[] values = new double[5000];
    double deviation = 0;
    double surprise = 0;
    for (int i = 0; i < values.length; i++) {
      double next = random.nextGaussian();
      deviation = 0.9 * deviation + next - 0.5 * surprise;
      surprise = next;
      values[i] = 3 + deviation;
    }
    ArmaModel model = ArmaModel.fit(values);
    assertThat(model.phi()).isCloseTo(0.9, within(0.05));
    assertThat(model.theta()).isCloseTo(-0.5, within(0.11));
    assertThat(model.lastSurprise()).isCloseTo(surprise, within(0.3));
    assertThat(model.sumOfNext(1000) / 1000).isCloseTo(model.level(), within(0.05));
  }
}
