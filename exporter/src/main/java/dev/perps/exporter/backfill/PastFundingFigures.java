package dev.perps.exporter.backfill;

import dev.perps.exporter.analytics.FundingForecast;
import dev.perps.exporter.analytics.FundingHistory;
import dev.perps.exporter.analytics.FundingSummary;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sums and forecasts of a contract's settled funding as they were. Moments have to be asked for in
 * order. Not thread-safe.
 */
final class PastFundingFigures {
  private final Instrument instrument;
  private final List<FundingSettlement> settlements;
  private FundingHistory known = FundingHistory.EMPTY;
  private int next;
  private boolean wasCurrent;
  private Insights.OfFunding latest;

  /**
   * Begins before the oldest.
   *
   * @param settlements oldest first
   */
  PastFundingFigures(Instrument instrument, List<FundingSettlement> settlements) {
    this.instrument = instrument;
    this.settlements = settlements;
    this.latest = new Insights.OfFunding(instrument, Map.of(), FundingForecast.NONE);
  }

  /** What the settlements up to a moment in Unix seconds tell then. */
  Insights.OfFunding at(long epochSeconds) {
    int from = next;
    while (next < settlements.size() && settlements.get(next).epochSeconds() <= epochSeconds) {
      next++;
    }
    if (next > from) {
      known = known.append(settlements.subList(from, next), FundingWindow.D365.seconds());
    }
    // Between two settlements nothing changes, until the newest is too old.
    boolean current = known.isCurrent((double) epochSeconds);
    if (next > from || current != wasCurrent) {
      latest = figures(epochSeconds);
      wasCurrent = current;
    }
    return latest;
  }

  private Insights.OfFunding figures(long epochSeconds) {
    Map<FundingWindow, FundingSummary> windows = new EnumMap<>(FundingWindow.class);
    for (FundingWindow window : FundingWindow.values()) {
      windows.put(window, known.over(window, (double) epochSeconds));
    }
    return new Insights.OfFunding(
        instrument, windows, FundingForecast.of(known, (double) epochSeconds));
  }
}
