package dev.perps.exporter.backfill;

import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.PriceInsights;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What history told at moments of the past, by the functions that tell it now. Moments have to be
 * asked for in order. Not thread-safe.
 */
final class PastInsights {
  /**
   * Bars of one base for indicators.
   *
   * @param candles by start
   */
  record Chart(String base, BarSize size, TreeMap<Long, Candle> candles) {}

  private final List<BasePrices> prices;
  private final List<BasePrices> correlated;
  private final List<Chart> charts;
  private final List<PastFundingFigures> funding;
  private List<Insights.OfBars> indicators = List.of();
  private long indicatorsEnd = Long.MIN_VALUE;

  /**
   * Takes all that is known.
   *
   * @param prices of the bases, the biggest first
   * @param correlated how many of them are compared with each other
   */
  PastInsights(
      List<BasePrices> prices,
      int correlated,
      List<Chart> charts,
      List<PastFundingFigures> funding) {
    this.prices = List.copyOf(prices);
    this.correlated = this.prices.subList(0, Math.min(correlated, prices.size()));
    this.charts = List.copyOf(charts);
    this.funding = List.copyOf(funding);
  }

  /** What was told at a moment in Unix seconds. */
  Insights at(long epochSeconds) {
    return new Insights(
        Instant.ofEpochSecond(epochSeconds),
        PriceInsights.ofBases(prices, epochSeconds),
        PriceInsights.correlations(correlated, epochSeconds),
        indicatorsAt(epochSeconds),
        funding.stream().map(figures -> figures.at(epochSeconds)).toList());
  }

  /** The bars of all charts are hours or longer, so that nothing changes within one. */
  private List<Insights.OfBars> indicatorsAt(long epochSeconds) {
    long end = BarSize.H1.startOf(epochSeconds);
    if (end != indicatorsEnd) {
      indicatorsEnd = end;
      List<Insights.OfBars> fresh = new ArrayList<>();
      for (Chart chart : charts) {
        indicators(chart, end).ifPresent(fresh::add);
      }
      indicators = List.copyOf(fresh);
    }
    return indicators;
  }

  private Optional<Insights.OfBars> indicators(Chart chart, long epochSeconds) {
    long size = chart.size().seconds();
    long end = chart.size().startOf(epochSeconds);
    Map<Long, Candle> latest =
        chart.candles().subMap(end - Indicators.MOST_BARS * size, true, end - size, true);
    // As live: a chart that lacks more than its newest bar is not one of that time.
    boolean current = latest.containsKey(end - size) || latest.containsKey(end - 2 * size);
    return current
        ? Optional.of(
            new Insights.OfBars(
                chart.base(), chart.size(), Indicators.of(latest.values(), chart.size())))
        : Optional.empty();
  }
}
