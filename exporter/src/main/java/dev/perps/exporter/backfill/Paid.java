package dev.perps.exporter.backfill;

import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.FundingSettlement;
import java.util.ArrayList;
import java.util.List;

/**
 * Funding of a contract as it ran: during an interval the rate that was paid at its end, for that
 * is what the exchange was announcing or about to announce. Not thread-safe.
 */
final class Paid {
  private static final long MINUTE = 60;

  /** Longer than this is no interval, as for sums of funding. */
  private static final long LONGEST = 86_400;

  private final List<FundingSettlement> settlements;
  private final Funding now;

  /** Place of the interval found last: moments are asked for in order. */
  private int place;

  /**
   * From what an exchange tells.
   *
   * @param paid oldest first
   * @param now funding at the start of the backfill: of the interval that has not been paid
   */
  Paid(List<FundingSettlement> paid, Funding now) {
    List<FundingSettlement> exact = new ArrayList<>();
    double before = Double.NaN;
    for (FundingSettlement one : paid) {
      // Exchanges settle some milliseconds after the hour.
      double end = Math.rint(one.epochSeconds() / MINUTE) * MINUTE;
      double stated = Math.rint(one.intervalSeconds() / MINUTE) * MINUTE;
      double interval = stated > 0 ? stated : end - before;
      if (interval > 0 && interval <= LONGEST) {
        exact.add(new FundingSettlement(end, one.rate(), interval));
      }
      before = end;
    }
    this.settlements = List.copyOf(exact);
    this.now = now;
  }

  /** At a moment in Unix seconds. Figures that the exchange does not state now are absent then. */
  Funding at(long epochSeconds) {
    while (place < settlements.size() && settlements.get(place).epochSeconds() <= epochSeconds) {
      place++;
    }
    while (place > 0 && settlements.get(place - 1).epochSeconds() > epochSeconds) {
      place--;
    }
    if (place == settlements.size()) {
      return running(epochSeconds);
    }
    FundingSettlement paid = settlements.get(place);
    boolean within = paid.epochSeconds() - paid.intervalSeconds() <= epochSeconds;
    return within ? of(paid.rate(), paid.intervalSeconds(), paid.epochSeconds()) : Funding.NONE;
  }

  /** The interval after the last one that was paid, of which the exchange tells a rate now. */
  private Funding running(long epochSeconds) {
    if (settlements.isEmpty()) {
      return Funding.NONE;
    }
    double start = settlements.getLast().epochSeconds();
    double end = Figure.firstKnown(now.nextEpochSeconds(), start + now.intervalSeconds());
    boolean within = epochSeconds >= end - now.intervalSeconds() - MINUTE && epochSeconds < end;
    return within ? of(now.rate(), now.intervalSeconds(), end) : Funding.NONE;
  }

  private Funding of(double rate, double interval, double end) {
    return new Funding(
        rate, Figure.ABSENT, interval, Double.isNaN(now.nextEpochSeconds()) ? Figure.ABSENT : end);
  }
}
