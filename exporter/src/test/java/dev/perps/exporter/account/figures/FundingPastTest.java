package dev.perps.exporter.account.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.FundingView.Hour;
import dev.perps.exporter.account.FundingView.Past;
import dev.perps.exporter.account.FundingView.Sums;
import dev.perps.exporter.exchange.kraken.KrakenRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingPastTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:34:56Z");
  private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").getEpochSecond();

  /** Of an hour that ended so long before noon; the running one ends an hour after it. */
  private static KrakenRate hour(int endedAgo, double relative, double absolute) {
    return new KrakenRate(NOON - (endedAgo + 1) * 3600L, 3600, relative, absolute);
  }

  /** Hours, one after another, of which longs pay two of three. */
  private static List<KrakenRate> hours(int count) {
    List<KrakenRate> rates = new ArrayList<>();
    for (int ago = count - 1; ago >= 0; ago--) {
      double sign = ago % 3 == 0 ? -1 : 1;
      rates.add(hour(ago, sign * 0.001, sign * 0.5));
    }
    rates.add(hour(-1, 99, 99));
    return rates;
  }

  @Test
  void theLastEightFullHoursAndNotTheRunningOne() {
    Past past = FundingPast.of(hours(24), NOW);

    assertThat(past.hours()).hasSize(8);
    assertThat(past.hours().get(0)).isEqualTo(new Hour(NOON, -0.001, -0.5));
    assertThat(past.hours().get(1)).isEqualTo(new Hour(NOON - 3600, 0.001, 0.5));
    assertThat(past.hours().get(7)).isEqualTo(new Hour(NOON - 7 * 3600, 0.001, 0.5));
  }

  @Test
  void anHourThatIsNotToldKeepsItsPlace() {
    List<KrakenRate> rates = hours(24);
    rates.removeIf(rate -> rate.endEpochSeconds() == NOON - 3600);

    List<Hour> hours = FundingPast.of(rates, NOW).hours();
    assertThat(hours.get(1)).isEqualTo(new Hour(NOON - 3600, Double.NaN, Double.NaN));
    assertThat(hours.get(2)).isEqualTo(new Hour(NOON - 7200, 0.001, 0.5));
  }

  /** 168 hours, of which 56 are negative: 112 - 56 = 56 of the size of one. */
  @Test
  void sumsWithAndWithoutSign() {
    Past past = FundingPast.of(hours(168), NOW);

    assertThat(past.sums()).containsOnlyKeys("7d");
    Sums week = past.sums().get("7d");
    assertThat(week.relative()).isCloseTo(0.056, within(1e-12));
    assertThat(week.relativeWithoutSign()).isCloseTo(0.168, within(1e-12));
    assertThat(week.absolute()).isCloseTo(28, within(1e-9));
    assertThat(week.absoluteWithoutSign()).isCloseTo(84, within(1e-9));
  }

  @Test
  void aWindowBeginsWhereItBegins() {
    List<KrakenRate> rates = hours(170);
    Sums week = FundingPast.of(rates, NOW).sums().get("7d");
    assertThat(week.relativeWithoutSign()).isCloseTo(0.168, within(1e-12));
  }

  @Test
  void historyThatDoesNotReachTheStartMakesNoSum() {
    assertThat(FundingPast.of(hours(167), NOW).sums()).isEmpty();
    assertThat(FundingPast.of(hours(720), NOW).sums()).containsOnlyKeys("7d", "30d");
    assertThat(FundingPast.of(hours(8759), NOW).sums()).containsOnlyKeys("7d", "30d");
    assertThat(FundingPast.of(hours(8760), NOW).sums()).containsOnlyKeys("7d", "30d", "365d");
  }

  /** 98 % of 168 hours are 164.64. */
  @Test
  void fewHoursMayBeMissing() {
    List<KrakenRate> rates = hours(168);
    rates.removeIf(rate -> List.of(10L, 11L, 12L).contains((NOON - rate.endEpochSeconds()) / 3600));
    assertThat(FundingPast.of(rates, NOW).sums()).containsKey("7d");
    rates.removeIf(rate -> rate.endEpochSeconds() == NOON - 13 * 3600);
    assertThat(FundingPast.of(rates, NOW).sums()).isEmpty();
  }

  @Test
  void aRateThatIsNotToldMakesTheSumsOfItsKindUnknown() {
    List<KrakenRate> rates = hours(168);
    rates.set(20, hour(147, 0.001, Double.NaN));

    Sums week = FundingPast.of(rates, NOW).sums().get("7d");
    assertThat(week.absolute()).isNaN();
    assertThat(week.absoluteWithoutSign()).isNaN();
    assertThat(week.relativeWithoutSign()).isCloseTo(0.168, within(1e-12));
  }

  /** As until 2022: no hour of its own is known, but the sum is. */
  @Test
  void periodsOfFourHours() {
    List<KrakenRate> rates = new ArrayList<>();
    for (int i = 42; i > 0; i--) {
      rates.add(new KrakenRate(NOON - i * 14_400L, 14_400, 0.001, 1));
    }

    Past past = FundingPast.of(rates, NOW);
    assertThat(past.hours()).allMatch(hour -> Double.isNaN(hour.relative()));
    assertThat(past.sums().get("7d").absolute()).isEqualTo(42);
  }

  @Test
  void nothingIsKnownOfNothing() {
    Past past = FundingPast.of(List.of(), NOW);
    assertThat(past.sums()).isEmpty();
    assertThat(past.hours()).hasSize(8).allMatch(hour -> Double.isNaN(hour.absolute()));
  }
}
